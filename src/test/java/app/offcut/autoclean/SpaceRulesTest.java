package app.offcut.autoclean;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.LibraryLock;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.library.Disk;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.settings.SpaceGoals;
import app.offcut.settings.UserPreferences.KeepTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules about space on real folders; only the size of the disk is made up. */
class SpaceRulesTest extends WatchedLibraryFixture {
    private static final long DISK = 1_000_000_000;

    private final Fuse fuse = new Fuse();
    private final AtomicInteger readings = new AtomicInteger();
    private @Nullable Disk stuck;
    private final Map<String, SampleProject> projects = new HashMap<>();
    private Instant base = Instant.EPOCH;

    @BeforeEach
    void begin() {
        files = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        base = files.yesterday();
        // not in the order of their activity
        for (int i : List.of(3, 1, 4, 2, 5)) finished("p" + i, i);
        watched = WatchedLibrary.on(files, state, new TestClock(), this::disk);
    }

    /** A disk as large as needed for this library, to the byte. */
    private Optional<Disk> disk() {
        readings.incrementAndGet();
        if (stuck != null) return Optional.of(stuck);
        return Optional.of(new Disk(DISK / 2 - used(), DISK));
    }

    private long used() {
        try (Stream<Path> all = Files.walk(files.root())) {
            return all.filter(Files::isRegularFile).mapToLong(SpaceRulesTest::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // SQLite's own files come and go
        }
    }

    private void finished(String id, int hour) {
        SampleProject project = files.project(id).scenes(2).finished();
        files.file(".cache/videos/" + id + "/scene-1-extra.mp4", 1_000_000);
        files.sql(
                "UPDATE projects SET last_active = ? WHERE id = ?",
                base.plus(Duration.ofHours(hour)).toString(),
                id);
        projects.put(id, project);
    }

    /** As much more than is free now. */
    private void wantMore(long bytes) {
        want(new SpaceGoals(disk().orElseThrow().freeBytes() + bytes, 0, 0));
    }

    private void want(SpaceGoals goals) {
        watched.library.spaceGoals(goals);
    }

    private SpaceCleanups.Around around() {
        return new SpaceCleanups.Around(
                () -> watched.preferences.keepTime().duration(),
                watched.events::add,
                () -> true,
                fuse);
    }

    /** Lets the rules work for so long, as a loop would. */
    private void work(Duration time) {
        SpaceRules rules = watched.spaceRules();
        Instant end = watched.time.instant().plus(time);
        rules.look(true, around());
        while (rules.next().isBefore(end)) {
            Duration rest = Duration.between(watched.time.instant(), rules.next());
            if (rest.isPositive()) watched.time.pass(rest);
            rules.look(false, around());
        }
    }

    private void work() {
        work(Duration.ofMinutes(5));
    }

    private static Instant until(CleanupReport report) {
        return Objects.requireNonNull(report.keepUntil());
    }

    private static String run(CleanupReport report) {
        return Objects.requireNonNull(report.run());
    }

    private List<CleanupReport> reports() {
        return watched.all(Event.Cleaned.class).stream().map(Event.Cleaned::report).toList();
    }

    @Test
    void doNothingUnlessChosen() {
        var before = files.checksums();
        work();
        assertEquals(before, files.checksums());
        assertEquals(List.of(), watched.events);
        assertEquals(0, readings.get());
    }

    @Test
    void readTheDiskOnceWhileNothingIsShort() {
        want(new SpaceGoals(DISK / 4, 0, 0));
        readings.set(0);
        watched.spaceRules().look(true, around());
        assertEquals(1, readings.get());
        assertEquals(List.of(), watched.events);
    }

    @Test
    void cleanTheLeastRecentlyActiveUntilThereIsEnough() {
        wantMore(1_500_000);
        work();
        assertEquals(List.of("p1", "p2"), watched.cleaned());
        for (CleanupReport report : reports()) {
            assertEquals(StartedBy.AUTO, report.startedBy());
            assertEquals(SpaceRule.FREE_SPACE, report.spaceRule());
            assertEquals(Outcome.COMPLETE, report.outcome());
        }
        assertEquals(
                List.of("free-space", "free-space"),
                watched.library.runs().stream().map(run -> run.spaceRule()).toList());
        work();
        assertEquals(2, watched.cleaned().size());
    }

    /** Older than the first sight of the library: the user has chosen the rule. */
    @Test
    void cleanTheBacklogToo() {
        watched.autoClean.rememberFirstSight();
        wantMore(1);
        work();
        assertEquals(List.of("p1"), watched.cleaned());
        assertTrue(Files.exists(files.root().resolve("public/videos/p1/final.mp4")));
    }

    @Test
    void cleanUntilTheLibraryIsSmallEnough() {
        watched.preferences.keepTime(KeepTime.WEEK);
        long size = SpaceMeter.size(watched.library.survey());
        want(new SpaceGoals(0, size - 1_500_000, 0));
        work();
        assertEquals(List.of("p1", "p2"), watched.cleaned());
        CleanupReport first = reports().getFirst();
        assertEquals(SpaceRule.LIBRARY_SIZE, first.spaceRule());
        assertEquals(Outcome.HELD, first.outcome());
        assertTrue(
                first.endedAt().plus(Duration.ofDays(6)).isBefore(until(first)),
                "the disk is not short, so it can be undone as long as ever");
        watched.library.survey();
        work(Duration.ofHours(3));
        assertEquals(2, watched.cleaned().size());
    }

    @Test
    void spareWhatIsYoungerThanChosen() {
        files.sql("UPDATE projects SET last_active = ? WHERE id = 'p1'", days(35).toString());
        watched.time.pass(Duration.ofDays(40));
        long free = disk().orElseThrow().freeBytes();
        want(new SpaceGoals(free + 10_000_000, 0, 30));
        work();
        assertEquals(Set.of("p2", "p3", "p4", "p5"), Set.copyOf(watched.cleaned()));
        assertEquals(1, watched.all(Event.SpaceShort.class).size());
    }

    private Instant days(int days) {
        return base.plus(Duration.ofDays(days));
    }

    @Test
    void endTheHoldEarlyWhereTheDiskIsShort() {
        watched.preferences.keepTime(KeepTime.WEEK);
        wantMore(500_000);
        work();
        CleanupReport report = reports().getFirst();
        assertEquals(Outcome.HELD, report.outcome());
        assertEquals(
                Duration.ofMinutes(10),
                Duration.between(report.endedAt(), until(report)).truncatedTo(ChronoUnit.MINUTES));
        RowState state = watched.library.row("p1").state();
        assertTrue(String.valueOf(state.reason()).contains("“free space”"), state::toString);
        assertEquals(List.of("p1"), watched.cleaned(), "what is held counts as free soon");
        watched.library.undo(run(report));
        assertTrue(Files.exists(files.root().resolve(".cache/videos/p1/scene-1-extra.mp4")));
    }

    @Test
    void neverTakeBackWhatAPersonHasPutBack() {
        watched.preferences.keepTime(KeepTime.WEEK);
        wantMore(500_000);
        work();
        watched.library.undo(run(reports().getFirst()));
        watched.library.survey();
        work();
        assertEquals(List.of("p1", "p2"), watched.cleaned());
    }

    @Test
    void spareWhatIsPinnedRenderingUnderReviewOrGrownBack() throws IOException {
        watched.library.pin("p1");
        requireNonNull(projects.get("p2")).rendering();
        Files.setLastModifiedTime(
                files.root().resolve(".cache/videos/p3/scene-1-extra.mp4"),
                FileTime.from(files.now()));
        watched.hold("p4", Duration.ofDays(1));
        long free = disk().orElseThrow().freeBytes();
        want(new SpaceGoals(free + 100_000_000, 0, 0));
        work();
        assertEquals(List.of("p5"), watched.cleaned());
        Event.SpaceShort said = watched.first(Event.SpaceShort.class);
        assertTrue(said.why().contains("no finished project is left"), said::why);
        work();
        assertEquals(1, watched.all(Event.SpaceShort.class).size(), "said once");
    }

    /** Both could be cleaned by hand at once, but a person has something to see there first. */
    @Test
    void spareWhatFailedOrGrewBack() {
        files.sql("UPDATE projects SET cleanup_status = 'failed' WHERE id = 'p1'");
        files.sql(
                "UPDATE projects SET cleanup_status = 'complete', cleanup_completed_at ="
                        + " '2020-01-01T00:00:00.000Z' WHERE id = 'p2'");
        Map<String, String> states = new HashMap<>();
        for (ProjectRow row : watched.library.survey().rows())
            states.put(row.id(), row.state().word());
        assertEquals("partly-failed", states.get("p1"));
        assertEquals("grown-back", states.get("p2"));
        wantMore(100_000_000);
        work();
        assertEquals(List.of("p3", "p4", "p5"), watched.cleaned());
    }

    /** A person who asks for it at this moment may clean it; nobody has looked at this one. */
    @Test
    void spareAProjectWhoseFinalWasReplacedSinceTheLook() throws IOException {
        wantMore(500_000);
        watched.spaceRules().look(true, around());
        Path last = requireNonNull(projects.get("p1")).finalFile();
        FileTime modified = Files.getLastModifiedTime(last);
        Path other = Files.copy(last, last.resolveSibling("copy"));
        Files.setLastModifiedTime(other, modified);
        Files.move(other, last, StandardCopyOption.REPLACE_EXISTING);
        watched.time.pass(NewFinal.SETTLED);
        watched.spaceRules().look(false, around());
        assertEquals(List.of("p2"), watched.cleaned());
    }

    @Test
    void cleanThreeAMinute() {
        long free = disk().orElseThrow().freeBytes();
        want(new SpaceGoals(free + 100_000_000, 0, 0));
        work(Duration.ofSeconds(50));
        assertEquals(List.of("p1", "p2", "p3"), watched.cleaned());
        work(Duration.ofMinutes(3));
        assertEquals(5, watched.cleaned().size());
    }

    @Test
    void cleanThreeAMinuteTogetherWithAutoClean() {
        watched.once();
        for (String id : List.of("a", "b", "c")) files.project(id).scenes(1).finished();
        wantMore(10_000_000);
        watched.once();
        assertEquals(List.of("a", "b", "c"), watched.cleaned());
        watched.time.pass(Fuse.WINDOW);
        watched.once();
        assertEquals(List.of("a", "b", "c", "p1", "p2", "p3"), watched.cleaned());
    }

    @Test
    void askAboutAPlanThatIsTooLarge() {
        IntStream.rangeClosed(0, (int) Fuse.MOST_FILES)
                .forEach(i -> files.file(".cache/videos/p1/scene-1-%d.mp4".formatted(i), 1));
        wantMore(500_000);
        work();
        assertEquals(List.of("p1"), watched.first(Event.FuseBlown.class).projectIds());
        assertEquals(List.of("p2"), watched.cleaned());
    }

    /** As on a file system whose snapshots keep what is erased. */
    @Test
    void stopWhenCleaningMakesNoRoom() {
        long free = disk().orElseThrow().freeBytes();
        stuck = new Disk(free, DISK);
        want(new SpaceGoals(free + 100_000_000, 0, 0));
        work(Duration.ofMinutes(20));
        assertEquals(List.of("p1", "p2", "p3"), watched.cleaned());
        List<Event.SpaceShort> said = watched.all(Event.SpaceShort.class);
        assertEquals(1, said.size());
        assertTrue(said.getFirst().why().contains("snapshots"), said::toString);
        work(Duration.ofHours(2));
        assertEquals(3, watched.cleaned().size());
    }

    /** Held files look like space that is free soon, until they are erased and nothing is free. */
    @Test
    void stopWhenTheEndOfHoldsMakesNoRoom() {
        watched.preferences.keepTime(KeepTime.TEN_MINUTES);
        long free = disk().orElseThrow().freeBytes();
        stuck = new Disk(free, DISK);
        want(new SpaceGoals(free + 500_000, 0, 0));
        work(Duration.ofMinutes(5));
        assertEquals(List.of("p1"), watched.cleaned());
        workAndEndHolds(Duration.ofHours(2));
        assertEquals(List.of("p1", "p2", "p3"), watched.cleaned());
        List<Event.SpaceShort> said = watched.all(Event.SpaceShort.class);
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.getFirst().why().contains("snapshots"), said::toString);
    }

    @Test
    void goOnWhenTheEndOfHoldsMakesRoom() {
        watched.preferences.keepTime(KeepTime.TEN_MINUTES);
        wantMore(500_000);
        for (int i = 1; i <= 4; i++) {
            workAndEndHolds(Duration.ofMinutes(9));
            assertEquals(i, watched.cleaned().size());
            // the generator writes as much as was held, so that there is never enough
            files.file(".cache/videos/p5/scene-%d-more.mp4".formatted(i), 1_100_000);
            workAndEndHolds(Duration.ofMinutes(2));
        }
        workAndEndHolds(Duration.ofMinutes(10));
        assertEquals(5, watched.cleaned().size());
        assertEquals(List.of(), watched.all(Event.SpaceShort.class));
    }

    private void workAndEndHolds(Duration time) {
        KeepTimes holds = new KeepTimes(watched.library.cleanup(), watched.time, _ -> {});
        Instant end = watched.time.instant().plus(time);
        while (watched.time.instant().isBefore(end)) {
            holds.look(true);
            work(Duration.ofSeconds(50));
            watched.time.pass(Duration.ofSeconds(10));
        }
    }

    /** Another Offcut has cleaned since this one measured. */
    @Test
    void measureAgainBeforeTheyMakeTheLibrarySmaller() {
        long size = SpaceMeter.size(watched.library.survey());
        want(new SpaceGoals(0, size - 500_000, 0));
        watched.time.pass(Duration.ofMinutes(5));
        watched.hold("p5", Duration.ofDays(1));
        work();
        assertEquals(List.of(), watched.cleaned());
    }

    @Test
    void stopWhenTheyAreSwitchedOff() {
        long free = disk().orElseThrow().freeBytes();
        want(new SpaceGoals(free + 100_000_000, 0, 0));
        SpaceRules rules = watched.spaceRules();
        rules.look(true, around());
        watched.time.pass(NewFinal.SETTLED);
        want(SpaceGoals.OFF);
        rules.look(true, around());
        assertEquals(List.of(), watched.cleaned());
        assertFalse(watched.library.spaceGoals().on());
    }

    @Test
    void obeyTheVariableThatForbidsEverything() throws IOException {
        Files.writeString(files.root().resolve(".env"), "AUTO_CLEANUP_ENABLED=false\n");
        wantMore(500_000);
        work();
        assertEquals(List.of(), watched.cleaned());
        Event.SpaceShort said = watched.first(Event.SpaceShort.class);
        assertTrue(said.why().contains("AUTO_CLEANUP_ENABLED"), said::why);
    }

    @Test
    void workWhileAutoCleanIsOff() {
        watched.autoClean(false);
        wantMore(500_000);
        work();
        assertEquals(List.of("p1"), watched.cleaned());
    }

    @Test
    void waitForAnotherOffcut() throws Exception {
        wantMore(500_000);
        SpaceRules rules = watched.spaceRules();
        rules.look(true, around());
        watched.time.pass(NewFinal.SETTLED);
        watched.preferences.keepTime(KeepTime.NOTHING);
        try (var _ = LibraryLock.take(watched.library.library(), Duration.ZERO)) {
            rules.look(false, around());
        }
        assertEquals(List.of(), watched.cleaned());
        work();
        assertEquals(List.of("p1"), watched.cleaned());
    }

    /** With the loop and its threads, after a survey. */
    @Test
    void workWhileWatching() {
        watched.start();
        wantMore(500_000);
        watched.awaitsCleaned("p1");
        assertEquals(List.of("p1"), watched.cleaned());
    }

    @Test
    void workInOneLook() {
        wantMore(500_000);
        watched.once();
        assertEquals(List.of("p1"), watched.cleaned());
    }
}
