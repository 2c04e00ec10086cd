package app.offcut.cleanup.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Pins;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.MeasuredList;
import app.offcut.cleanup.survey.Survey;
import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.database.Timestamp;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.Disk;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.ui.Rows;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsightsReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir Path state;
    OwnDatabase own;
    LibraryMemory memory;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        memory = new LibraryTable(own).memoryOf(Path.of("/a"), 1, 1);
    }

    @AfterEach
    void close() {
        own.close();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant();
    }

    private Insights read() {
        return new InsightsReader(memory, InstantSource.fixed(noon(TODAY)))
                .read(List.of(Rows.ready("p1", 300, 0, 0, 0, 30)));
    }

    private void ended(LocalDate day, String by, String project, long freed) {
        memory.change(sql ->
                sql.run(
                        "INSERT INTO run (id, library_id, project_id, project_name, started_by,"
                                + " started_at, ended_at, outcome, freed_bytes, plan_hash)"
                                + " VALUES (?, ?, ?, '', ?, ?, ?, 'complete', ?, '')",
                        day + by + project,
                        memory.id(),
                        project,
                        by,
                        Timestamp.text(noon(day)),
                        Timestamp.text(noon(day)),
                        freed));
    }

    private void measured(LocalDate day, long bytes, long free) {
        var audio = Map.of(Category.AUDIO, new Amount(1, bytes));
        new MeasuredList(memory, new Pins(memory))
                .store(
                        new Survey(
                                noon(day),
                                List.of(),
                                new ProjectUsage(audio, 0, 0, Map.of()),
                                HeldAmounts.NONE,
                                List.of(),
                                List.of()),
                        new Disk(free, 1_000));
    }

    @Test
    void readsWhatTheSurveysHaveStored() {
        for (int before = 20; before >= 0; before--)
            measured(TODAY.minusDays(before), 50 - before, 100 + 10 * before);
        Insights read = read();
        assertEquals(21, read.days().size());
        assertEquals(50, read.days().getLast().bytes(Category.AUDIO));
        assertEquals(new DiskTrend.Filling(10, 10), read.trend());
    }

    @Test
    void addsUpWhatEachMonthHasFreed() {
        ended(TODAY, "hand", "p1", 5);
        ended(TODAY.minusDays(1), "hand", "p2", 7);
        ended(TODAY.minusMonths(1), "auto", "p3", 11);
        ended(TODAY.minusMonths(1), "tomorrow's", "p3", 13);
        ended(TODAY.minusMonths(11).withDayOfMonth(1), "command", "p4", 17);
        ended(TODAY.minusMonths(12), "hand", "p5", 1_000);
        List<FreedMonth> freed = read().freed();
        assertEquals(12, freed.size());
        assertEquals(YearMonth.of(2026, 11), freed.getLast().month());
        assertEquals(12, freed.getLast().bytes(StartedBy.HAND));
        assertEquals(24, freed.get(10).bytes(StartedBy.AUTO));
        assertEquals(17, freed.getFirst().bytes(StartedBy.COMMAND));
        assertEquals(53, read().freedBytes());
    }

    @Test
    void countsWhatWasFreedForAVideosCost() {
        ended(TODAY, "auto", "p1", 200_000_000);
        ended(TODAY.minusMonths(13), "hand", "p1", 100_000_000);
        VideoCost cost = Objects.requireNonNull(read().cost());
        assertEquals(600_000_000, cost.dearest().getFirst().intermediateBytes());
    }

    @Test
    void knowsLittleAtFirst() {
        Insights read =
                new InsightsReader(memory, InstantSource.fixed(noon(TODAY))).read(List.of());
        assertEquals(List.of(), read.days());
        assertInstanceOf(DiskTrend.Unknown.class, read.trend());
        assertEquals(0, read.freedBytes());
        assertNull(read.cost());
    }

    @Test
    void keepsLibrariesApart() {
        measured(TODAY, 50, 100);
        ended(TODAY, "hand", "p1", 5);
        memory = new LibraryTable(own).memoryOf(Path.of("/b"), 1, 2);
        assertEquals(List.of(), read().days());
        assertEquals(0, read().freedBytes());
    }
}
