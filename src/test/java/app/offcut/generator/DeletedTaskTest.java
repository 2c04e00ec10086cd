package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator without a database: the user deletes a project's folder while files are held. */
class DeletedTaskTest {
    @TempDir Path folder;
    private GeneratorWorld world;

    @BeforeEach
    void makeAWorld() {
        world =
                GeneratorWorld.in(folder)
                        .filter(one -> one.toString().equals("story-flicks"))
                        .findFirst()
                        .orElseThrow();
    }

    private CleanupReport purgedAfter(Runnable act) {
        try (OpenLibrary open =
                LibraryOpener.open(world.root(), TestEnvironment.in(folder.resolve("home")))) {
            CleanupReport held =
                    open.cleanup()
                            .execute(
                                    open.cleanup().plan(world.project()),
                                    CleanupRequest.of(StartedBy.HAND)
                                            .accepting(EnumSet.allOf(Rule.class))
                                            .keeping(Duration.ofHours(1)),
                                    Progress.NONE);
            act.run();
            return open.cleanup().purge(String.valueOf(held.run()));
        }
    }

    private void another() {
        String task = "storage/tasks/11111111-8a4e-4f7e-9b1c-2d1f0a9b8c7d/";
        world.file(task + "story.json", "{}".getBytes());
        world.file(task + "video.mp4", SampleLibrary.finalVideo());
    }

    private void delete() {
        try (Stream<Path> all =
                Files.walk(world.root().resolve("storage/tasks/" + world.project()))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void erasesTheFilesOfADeletedTask() {
        another();
        Map<String, String> before = world.checksums();
        CleanupReport report = purgedAfter(this::delete);
        assertEquals(Outcome.COMPLETE, report.outcome());
        before.keySet().removeIf(path -> path.contains(world.project()));
        assertEquals(before, world.checksums());
        assertFalse(Files.exists(world.root().resolve("storage/tasks/" + world.project())));
    }

    @Test
    void putsThemBackWhenNoTaskIsLeft() {
        assertEquals(Outcome.REFUSED, purgedAfter(this::delete).outcome());
        for (String file : world.goes())
            assertEquals(3000, world.root().resolve(file).toFile().length(), file);
    }
}
