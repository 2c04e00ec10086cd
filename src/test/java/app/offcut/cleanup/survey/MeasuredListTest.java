package app.offcut.cleanup.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.cleanup.plan.Pins;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.library.scan.ShownOnly;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredListTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    @TempDir Path state;
    OwnDatabase own;
    MeasuredList list;
    LibraryMemory memory;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        memory = new LibraryTable(own).memoryOf(Path.of("/a"), 1, 1);
        list = new MeasuredList(memory, new Pins(memory));
    }

    @AfterEach
    void close() {
        own.close();
    }

    private static ProjectRow row(String id, RowState state) {
        Map<Category, Amount> amounts = new EnumMap<>(Category.class);
        for (Category category : Category.values())
            amounts.put(category, new Amount(category.ordinal(), 5_000_000_000L, 4096));
        return new ProjectRow(
                id,
                "Name " + id,
                NOON,
                7,
                new ProjectUsage(amounts, 1, 4096, 2, Map.of(), 5),
                state,
                null,
                "complete",
                NOON,
                false,
                HeldAmounts.NONE,
                3);
    }

    @Test
    void keepsTheSizesOfAreasButNotWhatIsHeld() {
        var stock =
                new AreaTotal(Area.STOCK, 2, 3, 5_000_000_000L, 8192, NOON, NOON.plusSeconds(60));
        var held = new RowState.Held("20261122-115900-a1b2", 1, 2, NOON);
        Survey survey =
                new Survey(
                        NOON,
                        List.of(),
                        ProjectUsage.sum(List.of()),
                        HeldAmounts.NONE,
                        List.of(),
                        List.of(),
                        List.of(new AreaRow(stock, held), AreaRow.none(Area.ORPHANS)),
                        ShownOnly.NOTHING);
        list.store(survey, null);
        list.store(survey, null);
        assertEquals(
                List.of(new AreaRow(stock, null), AreaRow.none(Area.ORPHANS)),
                list.read().orElseThrow().areas());
    }

    private List<ProjectRow> stored(ProjectRow... rows) {
        ProjectUsage totals = new ProjectUsage(Map.of(), 1, 2, Map.of());
        list.store(
                new Survey(
                        NOON,
                        List.of(rows),
                        totals,
                        HeldAmounts.NONE,
                        List.of(),
                        List.of("a problem")),
                null);
        return list.read().orElseThrow().rows();
    }

    @Test
    void isEmptyBeforeTheFirstMeasurement() {
        assertEquals(Optional.empty(), list.read());
    }

    @Test
    void remembersALibraryWithoutProjects() {
        assertEquals(List.of(), stored());
        assertEquals(NOON, list.read().orElseThrow().measuredAt());
    }

    @Test
    void bringsBackEveryStateWithItsReason() {
        Refusal refusal = Refusal.of(Rule.FINAL_TOO_SHORT, "a \"quoted\"\n", "3:44");
        List<RowState> states =
                List.of(
                        new RowState.Unavailable(refusal),
                        new RowState.Rendering(refusal),
                        new RowState.Pinned(),
                        new RowState.NoFinalYet(),
                        new RowState.FinalDamaged(refusal),
                        new RowState.Clean(),
                        new RowState.NeedsReview(List.of(Refusal.of(Rule.NEWER_WORK), refusal)),
                        new RowState.PartlyFailed(4),
                        new RowState.GrownBack(),
                        new RowState.Ready());
        List<ProjectRow> rows = new ArrayList<>();
        for (RowState state : states) rows.add(row("z" + (99 - rows.size()), state));
        assertEquals(rows, stored(rows.toArray(ProjectRow[]::new)));
    }

    /** Until the next measurement, only the lengths are known. */
    @Test
    void takesALengthForTheSizeOnTheDiskInAListOfAnOlderVersion() {
        stored(row("a", new RowState.Ready()));
        own.write(sql -> {
            sql.execute("UPDATE measured_project SET reclaimable_allocated_bytes = NULL");
            return sql.execute("UPDATE measured_category SET allocated_bytes = NULL");
        });
        ProjectUsage usage = list.read().orElseThrow().rows().getFirst().usage();
        assertEquals(usage.totalBytes(), usage.allocatedBytes());
        assertEquals(1, usage.reclaimableAllocatedBytes());
    }

    @Test
    void noRunOutlivesTheProcess() {
        for (ProjectRow row :
                stored(row("a", new RowState.Cleaning(1, 2)), row("b", new RowState.Waiting())))
            assertInstanceOf(RowState.Ready.class, row.state());
    }

    @Test
    void replacesTheStoredList() {
        stored(row("a", new RowState.Ready()), row("b", new RowState.Ready()));
        assertEquals(
                List.of(row("b", new RowState.Clean())), stored(row("b", new RowState.Clean())));
    }

    @Test
    void storesTwoProjectsWithoutAnId() {
        assertEquals(
                1, stored(row("", new RowState.Ready()), row("", new RowState.Ready())).size());
    }

    @Test
    void showsAPinSetSince() {
        stored(row("a", new RowState.Ready()));
        new Pins(memory).pin("a");
        assertTrue(list.read().orElseThrow().rows().getFirst().pinned());
    }

    @Test
    void offersNothingWhereTheStoredStateMakesNoSense() {
        stored(row("a", new RowState.Ready()));
        for (String state : List.of("unavailable", "final-damaged", "needs-review", "tomorrow's"))
            for (String refusals : List.of("[]", "no json", "", "[{\"rule\":\"x\"},{}]")) {
                own.write(sql ->
                        sql.execute(
                                "UPDATE measured_project SET state = ?, refusals = ?",
                                state,
                                refusals));
                assertInstanceOf(
                        RowState.NoFinalYet.class,
                        list.read().orElseThrow().rows().getFirst().state());
            }
    }

    @Test
    void keepsLibrariesApart() {
        stored(row("a", new RowState.Ready()));
        LibraryMemory second = new LibraryTable(own).memoryOf(Path.of("/b"), 1, 2);
        MeasuredList other = new MeasuredList(second, new Pins(second));
        assertEquals(Optional.empty(), other.read());
    }
}
