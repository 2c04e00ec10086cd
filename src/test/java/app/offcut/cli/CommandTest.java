package app.offcut.cli;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A library whose project p1, “Ice cores”, is ready, and calls of the command line on it. */
abstract class CommandTest {
    @TempDir Path folder;

    private final Form form;
    Environment environment;
    SampleLibrary library;
    SampleProject project;

    CommandTest() {
        this(Form.SHIPPED);
    }

    CommandTest(Form form) {
        this.form = form;
    }

    @BeforeEach
    void makeLibrary() throws IOException {
        makeLibrary(form);
    }

    final void makeLibrary(Form form) throws IOException {
        Path root = Files.createDirectories(folder.resolve("library-" + form));
        library = SampleLibrary.in(root, form);
        environment = TestEnvironment.withLibrary(folder, library.root());
        project = makeProject();
    }

    SampleProject makeProject() {
        return library.project("p1").named("Ice cores").scenes(2).finished();
    }

    final Called offcut(String... args) {
        return Called.offcut(environment, args);
    }

    /**
     * @param reply null for the end of the input
     */
    final Called onTerminal(@Nullable String reply, String... args) {
        return Called.offcut(
                environment, new Terminal(true, () -> reply), StopSignal.byHand(), args);
    }

    /** After the user has asked to stop. */
    final Called stopped(String... args) {
        StopSignal stop = StopSignal.byHand();
        stop.ask();
        return Called.offcut(environment, Terminal.NONE, stop, args);
    }

    final String state(String id) {
        return offcut("list", "--json").at("projects/" + id + "/state");
    }
}
