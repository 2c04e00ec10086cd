package app.offcut.cleanup.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.cleanup.plan.Pins;
import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.Disk;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.library.scan.ShownOnly;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredDaysTest {
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final Disk DISK = new Disk(41_000_000_000L, 512_000_000_000L);

    @TempDir Path state;
    OwnDatabase own;
    LibraryMemory memory;
    MeasuredDays days;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        memory = new LibraryTable(own).memoryOf(Path.of("/a"), 1, 1);
        days = new MeasuredDays(memory);
    }

    @AfterEach
    void close() {
        own.close();
    }

    private void measure(LocalDate day, int hour, long audioBytes, @Nullable Disk disk) {
        var audio = Map.of(Category.AUDIO, new Amount(1, audioBytes, 4096));
        store(
                survey(day, hour, new ProjectUsage(audio, 0, 0, Map.of()), List.of(), List.of()),
                disk);
    }

    private void store(Survey survey, @Nullable Disk disk) {
        new MeasuredList(memory, new Pins(memory)).store(survey, disk);
    }

    private static Survey survey(
            LocalDate day,
            int hour,
            ProjectUsage totals,
            List<Survey.Orphan> orphans,
            List<AreaRow> areas) {
        Instant at = day.atTime(hour, 0).atZone(ZoneId.systemDefault()).toInstant();
        return new Survey(
                at,
                List.of(),
                totals,
                HeldAmounts.NONE,
                orphans,
                List.of(),
                areas,
                ShownOnly.NOTHING);
    }

    @Test
    void keepsTheLastMeasurementOfEachDay() {
        measure(SUNDAY, 0, 7, new Disk(1, 2));
        measure(SUNDAY, 23, 5, DISK);
        measure(SUNDAY.plusDays(1), 0, 6, null);
        List<Day> read = days.read(SUNDAY.plusDays(1));
        assertEquals(List.of(SUNDAY, SUNDAY.plusDays(1)), read.stream().map(Day::date).toList());
        Day first = read.getFirst();
        assertEquals(new Amount(1, 5, 4096), first.amounts().get(Category.AUDIO));
        assertEquals(5, first.bytes());
        assertEquals(DISK, first.disk());
        assertNull(read.getLast().disk());
    }

    @Test
    void forgetsACategoryOfWhichNothingIsLeft() {
        measure(SUNDAY, 8, 7, DISK);
        var none = new ProjectUsage(Map.of(), 0, 0, Map.of());
        store(survey(SUNDAY, 9, none, List.of(), List.of()), DISK);
        assertEquals(0, days.read(SUNDAY).getFirst().bytes());
    }

    @Test
    void countsWhatBelongsToNoProject() {
        var none = new ProjectUsage(Map.of(), 0, 0, Map.of());
        var orphan =
                new Survey.Orphan(
                        ".cache/audio/gone", Category.AUDIO, new Amount(2, 30), null, null);
        List<AreaRow> areas =
                List.of(
                        new AreaRow(new AreaTotal(Area.STOCK, 1, 1, 100, 100, null, null), null),
                        new AreaRow(new AreaTotal(Area.SCRATCH, 1, 1, 10, 10, null, null), null),
                        new AreaRow(new AreaTotal(Area.ORPHANS, 1, 2, 30, 30, null, null), null));
        store(survey(SUNDAY, 9, none, List.of(orphan), areas), DISK);
        Day day = days.read(SUNDAY).getFirst();
        assertEquals(100, day.bytes(Category.PROVIDER));
        assertEquals(10, day.bytes(Category.ASSEMBLY));
        assertEquals(30, day.bytes(Category.AUDIO));
        assertEquals(140, day.bytes());
    }

    /** Measured every day for longer than a year. */
    @Test
    void thinsToAYear() {
        for (int day = 500; day >= 0; day--) measure(SUNDAY.minusDays(day), 12, day, DISK);
        List<LocalDate> read = days.read(SUNDAY).stream().map(Day::date).toList();
        LocalDate daily = SUNDAY.minusDays(90);
        assertEquals(
                daily.datesUntil(SUNDAY.plusDays(1)).toList(),
                read.stream().filter(day -> !day.isBefore(daily)).toList());
        List<LocalDate> older = read.stream().filter(day -> day.isBefore(daily)).toList();
        // the week of the border ends with the last day before it
        assertEquals(daily.minusDays(1), older.getLast());
        assertTrue(
                older.stream()
                        .limit(older.size() - 1)
                        .allMatch(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY));
        assertEquals(40, older.size());
        assertTrue(!read.getFirst().isBefore(SUNDAY.minusDays(365)), read.toString());
        assertTrue(days.read(SUNDAY).stream().allMatch(day -> DISK.equals(day.disk())));
    }

    @Test
    void ignoresDaysThatAWrongClockHasLeft() {
        measure(SUNDAY, 9, 5, DISK);
        measure(SUNDAY.plusYears(4), 9, 5, DISK);
        measure(SUNDAY.plusDays(1), 9, 5, DISK);
        assertEquals(
                List.of(SUNDAY.plusDays(1)),
                days.read(SUNDAY.plusDays(1)).stream().map(Day::date).toList());
    }

    @Test
    void keepsLibrariesApart() {
        measure(SUNDAY, 9, 5, DISK);
        LibraryMemory other = new LibraryTable(own).memoryOf(Path.of("/b"), 1, 2);
        assertEquals(List.of(), new MeasuredDays(other).read(SUNDAY));
    }
}
