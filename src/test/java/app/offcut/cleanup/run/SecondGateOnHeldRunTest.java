package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.worlds.HeldCleanupFixture;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SecondGateOnHeldRunTest extends HeldCleanupFixture {
    private interface Act {
        void happens() throws Exception;
    }

    /** Purges a held run after this has happened: it is refused, and everything is there again. */
    private Rule refusal(Act act) throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            act.happens();
            CleanupReport refused = engine.cleanup.purge(run(held));
            assertEquals(Outcome.REFUSED, refused.outcome());
            assertEquals(held.heldFiles(), refused.restoredFiles());
            assertTrue(now().keySet().containsAll(before.keySet()));
            return Objects.requireNonNull(refused.refusal()).rule();
        }
    }

    @Test
    void putsBackAHeldRunWhoseFinalHasChanged() throws Exception {
        refusal(() ->
                sample.file(
                        "public/videos/p1/final.mp4", SampleLibrary.finalVideo(), Instant.now()));
        assertEquals(before.keySet(), now().keySet());
        assertTrue(holdIsEmpty());
    }

    @Test
    void putsBackAHeldRunWhoseFinalIsAnotherOneThatIsAsGood() throws Exception {
        Rule rule =
                refusal(() -> {
                    Path place = sample.root().resolve("public/videos/p1/final.mp4");
                    Path old = Files.move(place, folder.resolve("old.mp4"));
                    Files.copy(old, place, StandardCopyOption.COPY_ATTRIBUTES);
                });
        assertEquals(Rule.FINAL_CHANGED, rule);
    }

    @Test
    void putsBackAHeldRunThatAnotherProjectNeedsNow() throws Exception {
        Rule rule = refusal(() -> sample.project("p2").scenes(1).suggest(1, "dvids", "1", null));
        assertEquals(Rule.REFERENCES_CHANGED, rule);
    }

    /** Only where a held file tells the length does the first gate's look at it count. */
    @Test
    void putsBackAHeldRunWhenNoRecordTellsTheLengthOfItsFinalAnyMore() throws Exception {
        Rule rule =
                refusal(() -> {
                    sample.sql("UPDATE scenes SET duration = NULL WHERE project_id = 'p1'");
                    sample.sql("UPDATE projects SET video_total_duration = NULL WHERE id = 'p1'");
                });
        assertEquals(Rule.DURATION_UNKNOWN, rule);
    }

    @Test
    void putsBackAHeldRunWhoseProjectIsGone() throws Exception {
        assertEquals(
                Rule.PROJECT_GONE,
                refusal(() -> sample.sql("DELETE FROM projects WHERE id = 'p1'")));
        assertEquals(before, now());
    }
}
