package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.database.LibraryMemory;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.Root;
import app.offcut.generator.aivideogen.SampleRecords;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.UserPreferences.KeepTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One full pass of auto-clean. */
class DueCleanupsTest extends WatchedLibraryFixture {
    private final Fuse fuse = new Fuse();

    @BeforeEach
    void begin() {
        open(Form.SHIPPED_AT_026);
    }

    @Test
    void neverCleansTheBacklog() {
        files.project("p").scenes(2).finished();
        var before = files.checksums();
        watched.once();
        watched.once();
        assertEquals(List.of(new Event.Watching(1), new Event.Watching(1)), watched.events);
        assertEquals(before, files.checksums());
    }

    @Test
    void cleansAFinalMadeBetweenTwoStarts() {
        watched.autoClean.rememberFirstSight();
        files.project("p").scenes(2).finished();
        AutoClean restarted = watched.newAutoClean();
        restarted.once(watched.events::add);
        assertEquals(List.of("p"), watched.cleaned());
        restarted.once(watched.events::add);
        assertEquals(List.of("p"), watched.cleaned());
    }

    /** The same bytes and times, but other inodes, as after each mount of exFAT. */
    @Test
    void recognizesABacklogRestoredFromABackup() throws IOException {
        SampleProject project = files.project("p").scenes(2).finished();
        watched.once();
        Path copy = state.resolve("final.mp4");
        Files.copy(project.finalFile(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(copy, project.finalFile(), StandardCopyOption.REPLACE_EXISTING);
        watched.once();
        assertEquals(List.of(), watched.cleaned());
    }

    @Test
    void noticesARenderInPlaceOfTheSameLength() throws IOException {
        SampleProject project = files.project("p").scenes(2).finished();
        watched.once();
        Files.write(project.finalFile(), SampleLibrary.finalVideo());
        project.touch(project.finalPath(), files.yesterday().plusMillis(10));
        watched.once();
        assertEquals(List.of("p"), watched.cleaned());
    }

    @Test
    void waitsTenSecondsIfNoRowVouches() {
        watched.once();
        SampleProject project = files.project("p").scenes(3);
        project.finalVideo(SampleLibrary.finalVideo(), files.yesterday());
        Instant began = watched.time.instant();
        watched.once();
        assertEquals(List.of("p"), watched.cleaned());
        assertEquals(Duration.ofSeconds(10), Duration.between(began, watched.time.instant()));
    }

    /** Rendered while the clock was ahead. */
    @Test
    void cleansAFinalFromTheFutureThatStaysUnchanged() {
        watched.once();
        SampleProject project = files.project("p").scenes(2).finished();
        project.touch(project.finalPath(), files.now().plus(Duration.ofDays(3)));
        watched.once();
        assertEquals(List.of("p"), watched.cleaned());
    }

    @Test
    void endsAfterFifteenSecondsIfAFinalKeepsChanging() throws IOException {
        watched.once();
        SampleProject project = files.project("p").scenes(3);
        project.finalVideo(SampleLibrary.finalVideo(), files.yesterday());
        var mtimes = new ArrayDeque<Instant>();
        for (int i = 1; i < 100; i++) mtimes.add(files.yesterday().plusSeconds(i));
        Instant began = watched.time.instant();
        // each event follows a look; then the final changes again
        watched.autoClean.once(event -> {
            watched.events.add(event);
            project.touch(project.finalPath(), mtimes.remove());
        });
        assertEquals(List.of(), watched.cleaned());
        assertFalse(watched.time.instant().isAfter(began.plusSeconds(15)));
    }

    @Test
    void cleansAFinalThatBecomesGoodAfterFirstSight() {
        SampleProject project = files.project("p").scenes(2).finished();
        files.sql("UPDATE projects SET video_file_size = 1 WHERE id = 'p'");
        watched.once();
        watched.once();
        assertEquals(List.of(), watched.cleaned());
        // known from the start, so nothing to report
        assertEquals(List.of(), watched.all(Event.Refused.class));
        project.recorded();
        watched.once();
        assertEquals(List.of("p"), watched.cleaned());
    }

    @Test
    void neverCleansWhatNeedsReview() {
        watched.once();
        files.project("p").scenes(2).finished();
        files.file(".cache/videos/p/scene-1-newer.mp4", 100, files.now().minusSeconds(60));
        Set<String> before = files.files();
        watched.once();
        assertEquals(before, files.files());
        Event.Refused refused = watched.first(Event.Refused.class);
        assertEquals(Rule.NEWER_WORK, refused.refusal().rule());
        assertEquals("p", refused.projectId());
    }

    @Test
    void cleansThreeProjectsAndAsksForTheRest() {
        watched.once();
        for (String id : List.of("a", "b", "c", "d", "e")) files.project(id).scenes(1).finished();
        watched.once();
        assertEquals(List.of("a", "b", "c"), watched.cleaned());
        assertEquals(
                List.of(List.of("d", "e")),
                watched.all(Event.FuseBlown.class).stream()
                        .map(Event.FuseBlown::projectIds)
                        .toList());

        // they belong to the backlog now
        watched.once();
        assertEquals(3, watched.cleaned().size());
        assertEquals(1, watched.all(Event.FuseBlown.class).size());
    }

    /** Nobody is asked about a new final only because a rule is making room. */
    @Test
    void waitsForAMinuteWhereASpaceRuleHasCleanedThree() {
        files.project("p").scenes(2).finished();
        var dueCleanups = attempts(watched.setting, () -> true);
        NewFinal one = settled().getFirst();
        for (String id : List.of("a", "b", "c")) fuse.ranByRule(id, watched.time.instant());
        assertEquals(Map.of(), dueCleanups.all(List.of(one)));
        assertEquals(List.of(), watched.events);
        assertTrue(one.due().isAfter(watched.time.instant()));
        watched.time.pass(Fuse.WINDOW);
        dueCleanups.all(List.of(one));
        assertEquals(List.of("p"), watched.cleaned());
    }

    @Test
    void neitherReportsNorCountsProjectsWithNothingToDelete() {
        watched.once();
        for (String id : List.of("a", "b", "c", "d"))
            files.project(id)
                    .job("job-" + id, "complete", files.yesterday())
                    .finalVideo(SampleLibrary.finalVideo(), files.yesterday())
                    .recorded();
        files.project("e").scenes(1).finished();
        watched.preferences.keepTime(KeepTime.HOUR);
        watched.once();
        assertEquals(List.of("e"), watched.cleaned());
        assertEquals(0, watched.all(Event.FuseBlown.class).size());
        assertEquals("complete", files.ask("SELECT cleanup_status FROM projects WHERE id = 'd'"));
        assertEquals(1, watched.library.cleanup().runs().size());
    }

    @Test
    void asksBeforeItDeletesMoreThanFiveThousandFiles() throws IOException {
        watched.once();
        SampleProject project = files.project("p").scenes(2);
        for (int i = 0; i <= 5_000; i++) files.file(".cache/assembly/job-p/" + i + ".png", 1);
        project.finished();
        Set<String> before = files.files();
        watched.once();
        assertEquals(before, files.files());
        assertEquals(1, watched.all(Event.FuseBlown.class).size());
    }

    @Test
    void findsWhichOfTwoFinalsCounts() throws IOException {
        watched.once();
        SampleProject project = files.project("p").scenes(2).finished();
        files.file(".cache/output/p/final.mp4", SampleLibrary.finalVideo(), files.yesterday());
        watched.once();
        assertEquals(List.of("p"), watched.cleaned());
        assertTrue(Files.exists(project.finalFile()));
        assertTrue(Files.exists(folder.resolve(".cache/output/p/final.mp4")));
    }

    @Test
    void endsAtOnceWhenSwitchedOff() {
        watched.once();
        watched.setting.save(false);
        files.project("p").scenes(2).finished();
        Instant began = watched.time.instant();
        watched.once();
        assertEquals(Duration.ofSeconds(2), Duration.between(began, watched.time.instant()));
        assertEquals(1, watched.all(Event.Waiting.class).size());
        assertEquals(List.of(), watched.cleaned());
    }

    @Test
    void waitsWhileTheSwitchCannotBeRead() {
        files.project("p").scenes(2).finished();
        var before = files.checksums();
        var environment = TestEnvironment.withState(state, watched.time);
        var elsewhere = SampleRecords.in(state);
        var unknown =
                new AutoCleanSetting(
                        environment, Root.at(state), elsewhere, new LibraryMemory(watched.own, 1));
        NewFinal one = settled().getFirst();
        assertEquals(Map.of(), attempts(unknown, () -> true).all(List.of(one)));
        assertEquals(1, watched.all(Event.SwitchUnreadable.class).size());
        assertEquals(before, files.checksums());
        assertTrue(one.due().isAfter(watched.time.instant()));
    }

    @Test
    void stopsWhenSwitchedOffBetweenTwoProjects() {
        for (String id : List.of("a", "b")) files.project(id).scenes(1).finished();
        var setting = watched.setting;
        watched.library.cleanup().onFinished(_ -> setting.save(false));
        assertEquals(1, attempts(setting, () -> true).all(settled()).size());
        assertEquals(1, watched.cleaned().size());
        assertEquals(1, watched.all(Event.Waiting.class).size());
    }

    /** All finals, as new ones that have been stable for long enough. */
    private List<NewFinal> settled() {
        var looks = watched.surveyor.finals();
        watched.time.pass(Duration.ofSeconds(10));
        return looks.stream()
                .map(look ->
                        new NewFinal(
                                look.projectId(), List.of(look), NewFinal.Kind.NEW, Duration.ZERO))
                .toList();
    }

    private DueCleanups attempts(AutoCleanSetting setting, BooleanSupplier goOn) {
        return new DueCleanups(
                watched.library.cleanup(),
                setting,
                () -> Duration.ZERO,
                watched.time,
                watched.events::add,
                goOn,
                fuse);
    }

    @Test
    void stopsBetweenTwoFiles() {
        files.project("p").scenes(2).finished();
        var goOn = new ArrayDeque<>(List.of(true, true));
        var dueCleanups = attempts(watched.setting, () -> goOn.poll() != null);
        NewFinal one = settled().getFirst();
        assertEquals(Map.of(), dueCleanups.all(List.of(one)));
        assertEquals(Outcome.STOPPED, watched.first(Event.Cleaned.class).report().outcome());
        assertTrue(one.due().isAfter(watched.time.instant()));
        assertEquals(Map.of(), dueCleanups.all(List.of(one)));
        assertEquals(1, watched.events.size());
    }

    @Test
    void holdsFilesForTheKeepTimeChosenLast() {
        watched.once();
        var preferences = watched.preferences;
        preferences.keepTime(KeepTime.HOUR);
        files.project("p").scenes(2).finished();
        watched.once();
        preferences.keepTime(KeepTime.NOTHING);
        files.project("q").scenes(2).finished();
        watched.once();
        List<CleanupReport> reports =
                watched.all(Event.Cleaned.class).stream().map(Event.Cleaned::report).toList();
        CleanupReport kept = reports.getFirst();
        assertEquals(Outcome.HELD, kept.outcome());
        assertEquals(kept.endedAt().plus(Duration.ofHours(1)), kept.keepUntil());
        assertEquals(Outcome.COMPLETE, reports.getLast().outcome());
    }

    @Test
    void leavesAloneWhatAPersonCleanedOrRestored() {
        watched.once();
        files.project("p").scenes(2).finished();
        var cleanup = watched.library.cleanup();
        var report = watched.hold("p", Duration.ofHours(1));
        watched.once();
        assertEquals(List.of(), watched.cleaned());
        assertEquals(1, cleanup.runs().size());
        cleanup.undo(String.valueOf(report.run()));
        watched.once();
        assertEquals(List.of(), watched.cleaned());
    }

    @Test
    void cleansNothingIfTheFirstSightCannotBeRecorded() {
        files.project("p").scenes(2).finished();
        var before = files.checksums();
        watched.own.close();
        watched.autoClean.rememberFirstSight();
        watched.once();
        assertEquals(1, watched.all(Event.NotWatching.class).size());
        assertEquals(before, files.checksums());
    }
}
