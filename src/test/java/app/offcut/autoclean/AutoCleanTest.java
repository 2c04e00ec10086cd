package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Watching a library: real folders, real events, a fast clock. */
class AutoCleanTest extends WatchedLibraryFixture {
    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void cleansUpAfterANewFinalAndLeavesTheBacklogAlone(Form form) throws IOException {
        open(form);
        files.project("old").scenes(2).finished();
        Set<String> backlog = files.files();
        watched.start();

        SampleProject fresh = files.project("fresh").scenes(3).finished();

        var report = watched.awaitsReport();
        assertEquals("fresh", report.projectId());
        assertEquals(StartedBy.AUTO, report.startedBy());
        Set<String> left = files.files();
        assertTrue(left.remove(fresh.finalPath()));
        assertTrue(left.remove(fresh.thumbnailPath()));
        left.removeIf(path -> path.startsWith(".offcut/"));
        assertEquals(backlog, left);
        assertArrayEquals(SampleLibrary.finalVideo(), Files.readAllBytes(fresh.finalFile()));
        assertEquals("complete", status("fresh"));
        assertEquals(List.of("fresh"), watched.cleaned());
        assertTrue(watched.events.contains(new Event.Changed("fresh")));
    }

    @Test
    void cleansUpAfterAFinalThatIsRenderedAgainInPlace() throws IOException {
        open(Form.SHIPPED);
        SampleProject project = files.project("p").scenes(2).finished();
        watched.start();

        byte[] other = SampleLibrary.anotherFinalVideo();
        Files.write(project.finalFile(), other);
        files.sql("UPDATE projects SET video_file_size = ?", other.length);

        assertEquals("p", watched.awaitsReport().projectId());
        assertArrayEquals(other, Files.readAllBytes(project.finalFile()));
    }

    /** Its folder is idle and so not watched; the database changes. */
    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void cleansUpSoonAfterAnIdleFinalIsRenderedAgain(Form form) throws IOException {
        open(form);
        SampleProject project = files.project("p").scenes(2).finished();
        Instant longAgo = files.now().minus(Duration.ofDays(60));
        project.touch(project.finalPath(), longAgo);
        project.touch(project.thumbnailPath(), longAgo);
        FileTime time = FileTime.from(longAgo);
        Files.setLastModifiedTime(project.finalFile().getParent(), time);
        watched.start();
        Instant began = watched.time.instant();

        if (form == Form.SHIPPED) project.job("again", "processing", files.now());
        byte[] other = SampleLibrary.anotherFinalVideo();
        Files.write(project.finalFile(), other);
        if (form == Form.SHIPPED)
            files.sql("UPDATE projects SET video_file_size = ?", other.length);
        else files.sql("UPDATE rendered_videos SET file_size_bytes = ?", other.length);
        if (form == Form.SHIPPED) files.sql("UPDATE assembly_jobs SET status = 'complete'");

        assertEquals("p", watched.awaitsReport().projectId());
        Duration took = Duration.between(began, watched.time.instant());
        assertTrue(took.compareTo(Duration.ofMinutes(1)) < 0, took::toString);
    }

    @Test
    void cleansUpOnlyWhenTheFinalIsComplete() {
        open(Form.SHIPPED);
        watched.start();
        SampleProject project = files.project("p").scenes(2).recorded();
        project.job("job", "complete", files.yesterday());
        byte[] video = SampleLibrary.finalVideo();
        project.finalVideo(Arrays.copyOf(video, video.length / 2), files.yesterday());
        Set<String> before = files.files();

        assertEquals(Rule.FINAL_INCOMPLETE, watched.awaits(Event.Refused.class).refusal().rule());
        assertEquals(before, files.files());

        project.finalVideo(video, files.yesterday());

        assertEquals("p", watched.awaitsReport().projectId());
    }

    @Test
    void changesNothingWhileSwitchedOffAndCleansWhenSwitchedOn() {
        open(Form.SHIPPED);
        watched.setting.save(false);
        watched.start();
        files.project("p").scenes(2).finished();
        var before = files.checksums();

        Event.Waiting waiting = watched.awaits(Event.Waiting.class);
        assertEquals(new Event.Waiting("p", Texts.of("autoclean.off")), waiting);
        assertEquals(before, files.checksums());

        watched.setting.save(true);
        watched.autoClean.lookAgain();

        assertEquals("p", watched.awaitsReport().projectId());
        assertEquals(1, watched.all(Event.Waiting.class).size());
    }

    @Test
    void noticesAtOnceThatTheGeneratorSwitchesItOn() {
        open(Form.SHIPPED_AT_026);
        files.sql("INSERT INTO user_preferences(id, auto_cleanup_enabled) VALUES ('default', 0)");
        watched.start();
        files.project("p").scenes(2).finished();
        watched.awaits(Event.Waiting.class);
        Instant before = watched.time.instant();
        files.sql("UPDATE user_preferences SET auto_cleanup_enabled = 1");
        assertEquals("p", watched.awaitsReport().projectId());
        Duration took = Duration.between(before, watched.time.instant());
        assertTrue(took.compareTo(Duration.ofMinutes(1)) < 0, took::toString);
    }

    @Test
    void noticesWhatWasCleanedByHandWhileItWasOff() {
        open(Form.SHIPPED);
        watched.setting.save(false);
        watched.start();
        files.project("p").scenes(2).finished();
        watched.awaits(Event.Waiting.class);
        byHand("p");
        files.project("q").scenes(1);

        watched.setting.save(true);
        files.file(".cache/videos/p/scene-1-again.mp4", 100);
        files.project("r").scenes(2).finished();

        watched.awaitsCleaned("r");
    }

    @Test
    void waitsForTheRenderToEnd() {
        open(Form.SHIPPED);
        watched.start();
        SampleProject project = files.project("p").scenes(2).rendering();
        project.finalVideo(SampleLibrary.finalVideo(), files.now().minusSeconds(5)).recorded();

        assertEquals("p", watched.awaits(Event.Waiting.class).projectId());
        assertEquals(List.of(), watched.cleaned());

        files.sql("UPDATE assembly_jobs SET status = 'complete'");
        project.touch(".cache/assembly/render-p/concatenated.mp4", files.longAgo());
        project.touch(".cache/assembly/render-p/scene-1-trimmed.mp4", files.longAgo());

        assertEquals("p", watched.awaitsReport().projectId());
        assertEquals(List.of(), watched.all(Event.Refused.class));
    }

    @Test
    void oneBadProjectDoesNotStopTheOthers() {
        open(Form.SHIPPED);
        watched.start();
        files.file("public/videos/nobody/final.mp4", SampleLibrary.finalVideo(), files.now());
        files.project("a-broken").scenes(2).finished().truncateFinal(2_000);
        files.project("b-good").scenes(2).finished();

        assertEquals("b-good", watched.awaitsReport().projectId());
        assertEquals("a-broken", watched.awaits(Event.Refused.class).projectId());
        assertEquals(List.of(), watched.all(Event.Failed.class));
    }

    @Test
    void reportsABrokenDatabaseOnceAndContinuesWhenItIsRepaired() throws IOException {
        open(Form.SHIPPED);
        watched.start();
        files.project("p").scenes(2).finished();
        byte[] good = Files.readAllBytes(files.database());
        replaceDatabase(new byte[4096]);

        watched.awaits(Event.SwitchUnreadable.class);
        replaceDatabase(good);

        assertEquals("p", watched.awaitsReport().projectId());
        assertEquals(1, watched.all(Event.SwitchUnreadable.class).size());
    }

    /** At once: a look in the middle of writing would find an empty file, another trouble. */
    private void replaceDatabase(byte[] content) throws IOException {
        Path written = Files.write(state.resolve("written"), content);
        Files.move(written, files.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void reportsAMissingLibraryOnceAndContinuesWhenItIsBack() throws IOException {
        open(Form.SHIPPED);
        watched.start();
        Path away = state.resolve("away");
        Files.move(files.root(), away);
        watched.autoClean.lookAgain();
        watched.awaits(Event.NotWatching.class);
        Files.move(away, files.root());
        files.project("p").scenes(2).finished();

        assertEquals("p", watched.awaitsReport().projectId());
        assertEquals(1, watched.all(Event.NotWatching.class).size());
        assertEquals(2, watched.all(Event.Watching.class).size());
    }

    @Test
    void cleansWhenTheDatabaseAppearsAfterTheFiles() throws IOException {
        open(Form.SHIPPED);
        SampleProject project = files.project("p").scenes(2).finished();
        Path away = state.resolve("away.db");
        Files.move(project.finalFile(), state.resolve("final.mp4"));
        Files.move(files.database(), away);
        watched.start();
        Files.move(state.resolve("final.mp4"), project.finalFile());
        watched.awaits(Event.SwitchUnreadable.class);
        Files.move(away, files.database());

        assertEquals("p", watched.awaitsReport().projectId());
    }

    @Test
    void cleansWhenTheRowAppearsAfterTheFiles() {
        open(Form.SHIPPED);
        SampleProject project = files.project("p").scenes(2).finished();
        files.sql("UPDATE projects SET id = 'hidden' WHERE id = 'p'");
        watched.autoClean.rememberFirstSight();
        project.touch(project.finalPath(), files.now().minusSeconds(60));
        watched.start();
        // by now the next try would be some minutes away
        Instant later = watched.time.instant().plus(Duration.ofMinutes(3));
        watched.awaitTime(later);
        assertEquals(List.of(), watched.cleaned());
        Instant before = watched.time.instant();
        files.sql("UPDATE projects SET id = 'p' WHERE id = 'hidden'");

        assertEquals("p", watched.awaitsReport().projectId());
        assertTrue(watched.time.instant().isBefore(before.plus(Duration.ofMinutes(1))));
    }

    @Test
    void looksAtEverythingWhenTheComputerWakesUpOrItsClockIsSet() {
        open(Form.SHIPPED);
        files.project("old").scenes(1).finished();
        try (var engine = WatchedLibrary.on(files, state, watched.time)) {
            engine.start();
            for (Duration jump : List.of(Duration.ofHours(8), Duration.ofHours(-8))) {
                long looks = engine.looks.get();
                Instant before = watched.time.instant();
                watched.time.jump(jump);
                WatchedLibrary.until(() -> engine.looks.get() > looks);
                Duration since = Duration.between(before.plus(jump), watched.time.instant());
                assertTrue(since.compareTo(Duration.ofMinutes(1)) < 0, since::toString);
            }
        }
    }

    /** The throttle must forget the times from before the jump. */
    @Test
    void followsHintsAtOnceAfterTheClockWasSetBack() {
        open(Form.SHIPPED);
        files.project("old").scenes(1).finished();
        watched.start();
        files.project("a").scenes(1).finished();
        watched.awaitsCleaned("a");
        watched.time.jump(Duration.ofHours(-8));
        WatchedLibrary.until(() -> watched.all(Event.Watching.class).size() > 0);
        Instant jumped = watched.time.instant();
        watched.awaitTime(jumped.plusSeconds(40));
        Instant before = watched.time.instant();
        files.project("b").scenes(1).finished();
        watched.awaitsCleaned("b");
        Duration took = Duration.between(before, watched.time.instant());
        assertTrue(took.compareTo(Duration.ofMinutes(2)) < 0, took::toString);
    }

    @Test
    void survivesAListenerThatFails() {
        open(Form.SHIPPED);
        var _ =
                watched.autoClean.start(event -> {
                    watched.events.add(event);
                    throw new IllegalStateException("a listener's bug");
                });
        watched.awaits(Event.Watching.class);
        files.project("p").scenes(2).finished();

        assertEquals("p", watched.awaitsReport().projectId());
    }

    @Test
    void survivesAFailureAfterARun() {
        open(Form.SHIPPED);
        watched.library
                .cleanup()
                .onFinished(report -> {
                    if (report.projectId().equals("a"))
                        throw new IllegalStateException("a window's bug");
                });
        watched.start();
        files.project("a").scenes(2).finished();

        assertEquals(
                Texts.of("autoclean.failed", "a"), watched.awaits(Event.Failed.class).sentence());
        files.project("b").scenes(2).finished();
        assertEquals("b", watched.awaitsReport().projectId());
        assertEquals("complete", status("a"));
    }

    @Test
    void watchesAgainAfterAnErrorAndReportsItOnce() {
        open(Form.SHIPPED);
        watched.library
                .cleanup()
                .onFinished(report -> {
                    if (report.projectId().equals("a")) throw new StackOverflowError("a bug");
                });
        watched.start();
        files.project("a").scenes(2).finished();
        watched.awaits(Event.NotWatching.class);
        files.project("b").scenes(2).finished();
        watched.awaitsCleaned("b");
        assertEquals(1, watched.all(Event.NotWatching.class).size());
        assertEquals(2, watched.all(Event.Watching.class).size());
    }

    @Test
    void stopsWhenItIsClosed() {
        open(Form.SHIPPED);
        watched.start();
        assertTrue(threadRuns());
        watched.autoClean.close();
        WatchedLibrary.until(() -> !threadRuns());
    }

    private static boolean threadRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("auto-clean"));
    }

    private void byHand(String id) {
        var cleanup = watched.library.cleanup();
        cleanup.execute(cleanup.plan(id), CleanupRequest.of(StartedBy.HAND), Progress.NONE);
        assertEquals("complete", status(id));
    }

    private @Nullable String status(String id) {
        return watched.files.ask("SELECT cleanup_status FROM projects WHERE id = ?", id);
    }
}
