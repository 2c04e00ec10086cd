package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.environment.TestEnvironment;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clips that a generator keeps in one flat folder, and whose users its records name. */
class SharedStockTest {
    private static final String USED = "storage/cache_videos/vid-a1.mp4";
    private static final String UNUSED = "storage/cache_videos/vid-b2.mp4";
    private static final AreaChoice OLD = AreaChoice.olderThan(Duration.ofDays(30));

    @TempDir Path folder;
    private GeneratorWorld world;
    private OpenLibrary open;

    @BeforeEach
    void openTheWorld() {
        world =
                GeneratorWorld.in(folder)
                        .filter(one -> one.toString().equals("story-flicks"))
                        .findFirst()
                        .orElseThrow();
        story(world.project(), "vid-a1.mp4");
        aged(USED, Duration.ofDays(40));
        aged(UNUSED, Duration.ofDays(40));
        aged("storage/cache_videos/mine.mp4", Duration.ofDays(40));
        open = LibraryOpener.open(world.root(), TestEnvironment.in(folder.resolve("home")));
    }

    @AfterEach
    void close() {
        open.close();
    }

    private void story(String task, String clip) {
        world.file(
                "storage/tasks/" + task + "/story.json",
                ("{\"story_prompt\": \"" + task + "\", \"clips\": [\"" + clip + "\"]}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void aged(String path, Duration age) {
        if (!Files.exists(world.root().resolve(path))) world.file(path, new byte[4000]);
        try {
            Files.setLastModifiedTime(
                    world.root().resolve(path), FileTime.from(Instant.now().minus(age)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CleanupReport clean(CleanupPlan plan, Duration keep) {
        return open.cleanup()
                .execute(plan, CleanupRequest.of(StartedBy.HAND).keeping(keep), Progress.NONE);
    }

    private static String reason(CleanupPlan plan, String path) {
        return plan.items().stream()
                .filter(item -> item.path().equals(path))
                .map(PlanItem::fate)
                .map(PlanItem.Fate::word)
                .findFirst()
                .orElse("not listed");
    }

    @Test
    void lastUseCountsNotTheDownload() {
        CleanupPlan plan = open.plan(OLD);
        assertEquals(Set.of(UNUSED), plan.going());
        assertEquals("recently-used", reason(plan, USED));
        assertEquals("not listed", reason(plan, "storage/cache_videos/mine.mp4"));
        assertEquals(Set.of(UNUSED), open.plan(AreaChoice.keeping(4000)).going());
        assertEquals(Set.of(USED, UNUSED), open.plan(AreaChoice.keeping(0)).going());
        assertEquals(8000, open.survey().area(Area.STOCK).bytes());
    }

    @Test
    void whatAnUnfinishedProjectUsesStays() {
        story("given-up", "vid-b2.mp4");
        aged("storage/tasks/given-up/story.json", Duration.ofDays(8));
        CleanupPlan plan = open.plan(AreaChoice.keeping(0));
        assertEquals(Set.of(USED), plan.going());
        assertEquals("shared-with", reason(plan, UNUSED));
        assertTrue(plan.verdict().refusal(_ -> false).isEmpty());
        aged("storage/tasks/given-up/story.json", Duration.ofDays(6));
        assertTrue(open.plan(AreaChoice.keeping(0)).verdict().refusal(_ -> true).isPresent());
    }

    @Test
    void whatAPinnedProjectUsesStays() {
        open.pin(world.project());
        assertEquals(Set.of(UNUSED), open.plan(AreaChoice.keeping(0)).going());
    }

    @Test
    void comesBackByteForByteAndGoesAfterwards() {
        Map<String, String> before = world.checksums();
        CleanupReport held = clean(open.plan(OLD), Duration.ofHours(1));
        assertEquals(Outcome.HELD, held.outcome());
        open.undo(String.valueOf(held.run()));
        assertEquals(before, world.checksums());
        assertEquals(Outcome.COMPLETE, clean(open.plan(OLD), Duration.ZERO).outcome());
        before.remove(UNUSED);
        assertEquals(before, world.checksums());
    }

    @Test
    void aTaskThatBeginsToUseItGetsItBack() {
        Map<String, String> before = world.checksums();
        CleanupReport held = clean(open.plan(OLD), Duration.ofHours(1));
        story(world.project(), "vid-b2.mp4");
        before.put(
                "storage/tasks/" + world.project() + "/story.json",
                world.checksums().get("storage/tasks/" + world.project() + "/story.json"));
        assertEquals(Outcome.REFUSED, open.purge(String.valueOf(held.run())).outcome());
        assertEquals(before, world.checksums());
    }

    @Test
    void aFolderBesideFinalsIsNoOrphanThatGoes() {
        aged("storage/tasks/speech-only/1.mp3", Duration.ofDays(9));
        assertEquals(1, open.survey().orphans().size());
        CleanupPlan plan = open.plan(AreaChoice.of(Area.ORPHANS));
        assertEquals("reference-unknown", reason(plan, "storage/tasks/speech-only/1.mp3"));
    }

    @Test
    void scratchInAFolderOfItsOwnGoesAfterADay() {
        aged("storage/temp/tmp-voice-1.mp3", Duration.ofHours(25));
        aged("storage/temp/tmp-voice-2.mp3", Duration.ofHours(23));
        aged("storage/temp/deep/tmp-voice-3.mp3", Duration.ofHours(25));
        CleanupPlan plan = open.plan(AreaChoice.of(Area.SCRATCH));
        assertEquals(Set.of("storage/temp/tmp-voice-1.mp3"), plan.going());
        assertEquals(Outcome.COMPLETE, clean(plan, Duration.ZERO).outcome());
        assertEquals(0, open.survey().orphans().size());
        assertTrue(Files.isDirectory(world.root().resolve("storage/temp")));
    }
}
