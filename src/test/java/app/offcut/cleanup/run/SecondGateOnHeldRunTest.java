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
    @Test
    void putsBackAHeldRunWhoseFinalHasChanged() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            sample.file("public/videos/p1/final.mp4", SampleLibrary.finalVideo(), Instant.now());
            CleanupReport refused = engine.cleanup.purge(run(held));
            assertEquals(Outcome.REFUSED, refused.outcome());
            assertEquals(held.heldFiles(), refused.restoredFiles());
            assertEquals(before.keySet(), now().keySet());
            assertTrue(holdIsEmpty());
        }
    }

    @Test
    void putsBackAHeldRunWhoseFinalIsAnotherOneThatIsAsGood() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            Path place = sample.root().resolve("public/videos/p1/final.mp4");
            Path old = Files.move(place, folder.resolve("old.mp4"));
            Files.copy(old, place, StandardCopyOption.COPY_ATTRIBUTES);
            CleanupReport refused = engine.cleanup.purge(run(held));
            assertEquals(Rule.FINAL_CHANGED, Objects.requireNonNull(refused.refusal()).rule());
            assertTrue(now().keySet().containsAll(before.keySet()));
        }
    }

    @Test
    void putsBackAHeldRunThatAnotherProjectNeedsNow() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            sample.project("p2").scenes(1).suggest(1, "dvids", "1", null);
            CleanupReport refused = engine.cleanup.purge(run(held));
            assertEquals(Rule.REFERENCES_CHANGED, Objects.requireNonNull(refused.refusal()).rule());
            assertTrue(now().keySet().containsAll(before.keySet()));
        }
    }

    @Test
    void putsBackAHeldRunWhoseProjectIsGone() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            sample.sql("DELETE FROM projects WHERE id = 'p1'");
            CleanupReport refused = engine.cleanup.purge(run(held));
            assertEquals(Rule.PROJECT_GONE, Objects.requireNonNull(refused.refusal()).rule());
            assertEquals(before, now());
        }
    }
}
