package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.library.Disk;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.SpaceGoals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpaceSimulationTest extends WatchedLibraryFixture {
    private static final long MB = 1_000_000;
    private static final long DISK = 1000 * MB;

    private long free = 100 * MB;
    private LocalDate today = LocalDate.EPOCH;

    /** Two projects of a megabyte, 42 and 41 days old. */
    @BeforeEach
    void begin() {
        files = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        for (String id : List.of("p1", "p2")) {
            files.project(id).named("Project " + id).scenes(1).finished();
            files.file(".cache/videos/" + id + "/scene-1-extra.mp4", (int) MB);
        }
        active("p1", files.yesterday().minus(Duration.ofDays(1)));
        TestClock time = new TestClock();
        watched = WatchedLibrary.on(files, state, time, () -> Optional.of(new Disk(free, DISK)));
        time.pass(Duration.ofDays(40));
        today = LocalDate.ofInstant(time.instant(), ZoneId.systemDefault());
    }

    private void active(String id, Instant at) {
        files.sql("UPDATE projects SET last_active = ? WHERE id = ?", at.toString(), id);
    }

    private LibraryMemory memory() {
        var identity = watched.library.library().identity().lasting();
        return new LibraryTable(watched.own)
                .memoryOf(watched.library.root(), identity.device(), identity.inode());
    }

    /** As each survey records it. */
    private void recorded(int daysAgo, long freeBytes) {
        measured(daysAgo, MB);
        LibraryMemory memory = memory();
        memory.change(sql ->
                sql.run(
                        "INSERT INTO disk_day VALUES (?, ?, ?, ?)",
                        memory.id(),
                        today.minusDays(daysAgo).toString(),
                        DISK,
                        freeBytes));
    }

    private void measured(int daysAgo, long bytes) {
        LibraryMemory memory = memory();
        for (String category : List.of("segments", "final"))
            memory.change(sql ->
                    sql.run(
                            "INSERT INTO measured_day VALUES (?, ?, ?, 1, ?, ?)",
                            memory.id(),
                            today.minusDays(daysAgo).toString(),
                            category,
                            bytes / 2,
                            bytes / 2));
    }

    private SpaceForecast simulate(long freeBytes, long libraryBytes, int older) {
        return watched.library.simulate(new SpaceGoals(freeBytes, libraryBytes, older));
    }

    private static List<String> today(SpaceForecast forecast) {
        return forecast.today().stream().map(going -> going.project().projectId()).toList();
    }

    private List<String> past(SpaceForecast forecast) {
        return forecast.past().stream()
                .map(past -> daysAgo(past.day()) + " " + past.going().project().projectId())
                .toList();
    }

    private long daysAgo(LocalDate day) {
        return today.toEpochDay() - day.toEpochDay();
    }

    @Test
    void showsWhatGoesTodayUntilThereIsEnough() {
        var before = files.checksums();
        SpaceForecast one = simulate(free + MB / 2, 0, 0);
        assertEquals(List.of("p1"), today(one));
        assertEquals(0, one.missingBytes());
        assertTrue(one.freedBytes() >= MB, one::toString);
        SpaceForecast both = simulate(free + 10 * MB, 0, 0);
        assertEquals(List.of("p1", "p2"), today(both));
        assertTrue(both.missingBytes() > 7 * MB, both::toString);
        assertEquals(List.of(), today(simulate(free, 0, 0)));
        assertEquals(List.of(), today(simulate(free + MB, 0, 45)));
        assertEquals(before, files.checksums());
        assertEquals(SpaceGoals.OFF, watched.library.spaceGoals());
    }

    @Test
    void showsWhatGoesForTheSizeOfTheLibrary() {
        long size = simulate(1, 0, 0).libraryBytes();
        SpaceForecast forecast = simulate(0, size - 1, 0);
        assertEquals(List.of("p1"), today(forecast));
        assertEquals(SpaceRule.LIBRARY_SIZE, forecast.today().getFirst().rule());
        assertEquals(List.of(), today(simulate(0, size, 0)));
    }

    @Test
    void leavesOutWhatAPersonHasPutBack() {
        var held = watched.hold("p1", Duration.ofDays(1));
        watched.library.undo(String.valueOf(held.run()));
        assertEquals(List.of("p2"), today(simulate(free + 1, 0, 0)));
    }

    @Test
    void showsOnWhichRecordedDaysSomethingWouldHaveGone() {
        recorded(20, 100 * MB);
        recorded(10, 90 * MB);
        recorded(5, 89 * MB);
        recorded(0, 1);
        recorded(40, 1);
        SpaceForecast forecast = simulate(90 * MB + MB / 2, 0, 0);
        assertEquals(List.of("10 p1", "5 p2"), past(forecast));
        assertEquals(3, forecast.recordedDays());
        assertEquals(List.of("10 p1"), past(simulate(90 * MB + 1, 0, 0)).subList(0, 1));
        assertEquals(List.of(), past(simulate(89 * MB, 0, 0)));
    }

    @Test
    void countsTheAgeOfThatDay() {
        recorded(10, MB);
        assertEquals(List.of("10 p1", "10 p2"), past(simulate(100 * MB, 0, 30)));
        assertEquals(List.of(), past(simulate(100 * MB, 0, 35)));
    }

    @Test
    void showsWhatHadGoneForTheSizeOfTheLibrary() {
        measured(3, 500 * MB);
        SpaceForecast forecast = simulate(0, 500 * MB - 1, 0);
        assertEquals(List.of("3 p1"), past(forecast));
    }

    /** It was still there until it was cleaned by hand. */
    @Test
    void knowsWhatWasCleanedSince() {
        watched.time.pass(Duration.ofDays(-10));
        watched.hold("p1", Duration.ofMillis(1));
        watched.time.pass(Duration.ofSeconds(10));
        watched.library.recover();
        watched.time.pass(Duration.ofDays(10));
        recorded(15, 90 * MB);
        recorded(5, 90 * MB);
        assertEquals(List.of("15 p1", "5 p2"), past(simulate(90 * MB + 1, 0, 0)));
    }

    @Test
    void knowsNothingOfDaysThatAreNotRecorded() {
        SpaceForecast forecast = simulate(DISK - 1, 0, 0);
        assertEquals(List.of(), forecast.past());
        assertEquals(0, forecast.recordedDays());
    }
}
