package app.offcut.autoclean.simulation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.autoclean.TestClock;
import app.offcut.autoclean.WatchedLibrary;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finals that appear during a flood of file system events, and while their folders are moved away,
 * deleted and created again: two full looks find all of them. More than three a minute blow the
 * fuse; then a person is asked.
 */
class ChangeFloodTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final Duration SOON = Duration.ofMinutes(20);
    private static final Duration TWO_RECONCILES = Duration.ofMinutes(10);

    @TempDir Path folder;
    @TempDir Path state;

    @Test
    void missesNoFinalAmongManyChanges() throws Exception {
        run(30, 3_000, 6);
    }

    @Tag("long")
    @Test
    void missesNoFinalAmongManyChangesInFull() throws Exception {
        run(1_000, 100_000, 50);
    }

    private void run(int finals, int events, int recreations) throws Exception {
        var flood = new ChangeFlood(SampleLibrary.in(folder, Form.SHIPPED_AT_026), finals);
        flood.prepare();
        TestClock time = new TestClock();
        try (var engine = WatchedLibrary.on(flood.files, state, time);
                var twin = new NaiveWatcher(flood.root())) {
            engine.start();
            flood.run(events, recreations);
            Instant over = time.instant();
            Set<String> all = flood.projects();
            await().atMost(SOON).until(() -> dealtWith(engine).containsAll(all));
            Duration took = Duration.between(over, time.instant());
            assertTrue(took.compareTo(TWO_RECONCILES) <= 0, took::toString);
            assertEquals(all, dealtWith(engine));
            FIGURES.info(
                    "{} finals among {} events, {} folders made again: {} cleaned, {} asked for,"
                            + " {} s of the clock after them; the twin missed {}",
                    finals,
                    flood.events(),
                    recreations,
                    engine.all(Event.Cleaned.class).size(),
                    finals - engine.all(Event.Cleaned.class).size(),
                    took.toSeconds(),
                    finals - twin.noticed().size());
            assertFalse(twin.noticed().containsAll(all), "the naive twin missed none");
        }
    }

    private static Set<String> dealtWith(WatchedLibrary engine) {
        Set<String> projects = new TreeSet<>();
        for (var cleaned : engine.all(Event.Cleaned.class))
            projects.add(cleaned.report().projectId());
        for (var fuse : engine.all(Event.FuseBlown.class)) projects.addAll(fuse.projectIds());
        return projects;
    }
}
