package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.environment.Unprivileged;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.settings.Environment;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A final that this user may not read cannot be checked: its project is left alone. */
class UnreadableFinalTest {
    @TempDir Path folder;
    private Environment environment;
    private SampleLibrary library;
    private SampleProject project;
    private Set<String> before;

    @BeforeEach
    void makeAProject() throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("library")), Form.SHIPPED);
        project = library.project("p1").named("Ice cores").scenes(2).finished();
        environment = TestEnvironment.withLibrary(folder, library.root());
        before = library.files();
        Unprivileged.open(folder);
    }

    @AfterEach
    void letItBeRemoved() throws IOException {
        Unprivileged.mode(requireNonNull(project.finalFile().getParent()), "rwxrwxrwx");
    }

    @ParameterizedTest
    @CsvSource({
        "final.mp4, ---------",
        "final.mp4, -wx-wx-wx",
        "'', ---------",
        "'', r--r--r--",
        "'', -wx-wx-wx"
    })
    void saysSoAndCleansNothing(String name, String mode) throws Exception {
        Path closed = project.finalFile().resolveSibling(name);
        Unprivileged.mode(closed, mode);

        JsonObject row =
                call("list", "--json").json().getAsJsonArray("projects").get(0).getAsJsonObject();
        assertEquals("final-damaged", row.get("state").getAsString());
        assertEquals(0, row.get("reclaimableBytes").getAsLong());
        String reason = row.get("reason").getAsString();
        assertTrue(reason.contains("public/videos"), reason);

        JsonObject refused = call("plan", "p1", "--json").json().getAsJsonObject("refused");
        assertEquals("final-unreadable", refused.get("rule").getAsString());

        Called clean = call("clean", "p1", "--yes");
        assertEquals(3, clean.status(), clean.err());
        assertTrue(clean.err().contains(reason), clean.err());
        assertEquals(0, call("watch", "--once").status());
        assertEquals(before, files(closed));
    }

    private Called call(String... args) throws Exception {
        Called called = Unprivileged.call(() -> offcut(environment, args));
        assertTrue(called.status() != 70, called.out() + called.err());
        return called;
    }

    private Set<String> files(Path closed) throws IOException {
        Unprivileged.mode(closed, "rwxrwxrwx");
        return library.files();
    }
}
