package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six cleanups that start together in a library that nobody has cleaned before: each makes
 * offcut.db if it is the first, migrates the generator's database if it is the first, and waits its
 * turn.
 */
class SixCleansTest {
    private static final int CALLS = 6;

    @TempDir Path folder;

    @Test
    void succeedOrAreLockedOut() throws Exception {
        for (int round = 0; round < 5; round++) startTogether(round);
    }

    @Tag("long")
    @Test
    void succeedOrAreLockedOutInManyRounds() throws Exception {
        for (int round = 0; round < 300; round++) startTogether(round);
    }

    private void startTogether(int round) throws Exception {
        Path place = Files.createDirectory(folder.resolve("round-" + round));
        SampleLibrary library =
                SampleLibrary.in(
                        Files.createDirectory(place.resolve("library")),
                        round % 2 == 0 ? Form.SHIPPED : Form.DOCUMENTED);
        for (int i = 0; i < CALLS; i++) library.project("p" + i).scenes(1).finished();
        List<Called> all = cleanAll(TestEnvironment.withLibrary(place, library.root()));
        for (Called one : all)
            assertTrue(
                    one.status() == 0 || one.status() == 4,
                    () -> one.status() + " " + one.out() + one.err());
        for (int i = 0; i < CALLS; i++)
            if (all.get(i).status() == 0)
                assertEquals("complete", all.get(i).at("runs/0/outcome"), all.get(i).out());
    }

    private static List<Called> cleanAll(Environment environment) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CALLS);
        try (var threads = Executors.newFixedThreadPool(CALLS)) {
            List<Future<Called>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                String project = "p" + i;
                calls.add(
                        threads.submit(() -> {
                            together.await();
                            return offcut(environment, "clean", project, "--yes", "--json");
                        }));
            }
            List<Called> ended = new ArrayList<>();
            for (Future<Called> call : calls) ended.add(call.get());
            return ended;
        }
    }
}
