package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** A library whose project p1, “Ice cores”, was cleaned, which can be undone for an hour. */
final class HeldLibrary {
    /** A file of it that is held. */
    static final String AUDIO = ".cache/audio/projects/p1/scene-1.mp3";

    final SampleLibrary library;
    final SampleProject project;

    /** As it was before the cleanup. */
    final Map<String, String> before;

    final String run;
    private final Environment environment;

    private HeldLibrary(Path folder) throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("library")), Form.SHIPPED);
        project = library.project("p1").named("Ice cores").scenes(2).download("dvids", "11");
        project.finished();
        library.project("p2").named("Deep sea").scenes(1);
        environment = TestEnvironment.withLibrary(folder, library.root());
        before = library.checksums();
        run = clean("p1");
    }

    static HeldLibrary in(Path folder) throws IOException {
        return new HeldLibrary(folder);
    }

    /** The run of one more project, held for an hour too. */
    String clean(String project) {
        Called clean = offcut("clean", project, "--keep", "1h", "--json").ends(0);
        assertEquals("held", clean.at("runs/0/outcome"));
        return clean.at("runs/0/run");
    }

    Called offcut(String... args) {
        return Called.offcut(environment, args);
    }

    /** When the hour is over. */
    Called later(String... args) {
        var clock = InstantSource.offset(InstantSource.system(), Duration.ofHours(2));
        return Called.offcut(
                new Environment(
                        environment.variables(),
                        clock,
                        environment.workingDirectory(),
                        environment.homeFolder(),
                        environment.stateFolder()),
                args);
    }

    /** Without the lock and its like, which the first run makes. */
    Map<String, String> files() {
        return withoutLock(library);
    }

    static Map<String, String> withoutLock(SampleLibrary library) {
        Map<String, String> files = library.checksums();
        files.remove(".offcut/lock");
        files.remove(".offcut/.gitignore");
        return files;
    }

    String state(String project) {
        return offcut("list", "--json").at("projects/" + project + "/state");
    }

    /** Where a file lies while it is held. */
    Path held(String zone, String name) {
        return library.root().resolve(zone + "/.offcut/" + run + "/files/" + name);
    }
}
