package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.files.FileIdentity;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.library.Library;
import app.offcut.library.RecordsAbove;
import app.offcut.samples.SampleLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library whose database lies in the folder above. */
class WatchedAboveTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration A_WHILE = Duration.ofMillis(1_500);

    @TempDir Path root;

    @Test
    void ringsForTheDatabaseAndForNothingElseBesideIt() throws Exception {
        SampleLibrary above = SampleLibrary.in(root, SampleLibrary.Form.SHIPPED);
        above.project("p").scenes(1);
        Path below = root.toRealPath().resolve("app");
        SampleLibrary.deleteTree(root.resolve(".cache"));
        Files.createDirectory(below);
        Library plain = new Library(below, FileIdentity.UNKNOWN, new AiVideoGenerator());
        Library library = plain.with(RecordsAbove.now(plain));
        WakeUp wakeUp = new WakeUp();
        Hints hints = new Hints(wakeUp);
        var watcher =
                new FinalVideoWatcher(
                        library,
                        library.records(),
                        hints,
                        _ -> {},
                        WatchSource.SYSTEM,
                        InstantSource.system());
        try {
            watcher.arm(Set.of());
            while (wakeUp.await(A_WHILE)) hints.takeAll();
            Files.writeString(above.root().resolve("notes.txt"), "notes");
            Files.createDirectory(above.root().resolve("public"));
            library.records().facts();
            assertFalse(wakeUp.await(A_WHILE), "for nothing");
            above.sql("UPDATE projects SET current_step = 'editing'");
            assertTrue(wakeUp.await(SOON), "not told");
            assertTrue(hints.hasRows());
        } finally {
            watcher.close();
        }
    }
}
