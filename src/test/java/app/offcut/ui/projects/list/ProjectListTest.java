package app.offcut.ui.projects.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.list.RowOrder.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectListTest {
    private static final int MANY = 2_500;

    private final SameThread background = new SameThread();
    private final ProjectList list = new ProjectList(background);

    @Test
    void ordersByEveryColumnAndLeavesEqualsAsTheyAre() {
        replaceAll(
                Rows.row("a", "Émile", new RowState.Ready(), 10, 5),
                Rows.row("b", "Zoo", new RowState.Clean(), 0, 0, 0, 0, 300),
                Rows.row("c", "east", new RowState.Ready(), 20),
                Rows.row("d", "Fog", new RowState.NoFinalYet(), 20));
        assertEquals("c a b d", ids());
        order(By.NAME, false);
        assertEquals("c a d b", ids());
        order(By.TOTAL, true);
        assertEquals("b c d a", ids());
        order(By.CACHES, false);
        assertEquals("a c d b", ids(), "as long as the bars, with what is kept");
        order(By.STATE, false);
        assertEquals("b d a c", ids());
        list.order(List.of(new RowOrder(By.STATE, true), new RowOrder(By.NAME, true)));
        assertEquals("a c d b", ids());
        list.order(List.of());
        assertEquals("a b c d", ids());
    }

    @Test
    void movesLinesOnlyWhenTheirPlaceChanges() {
        replaceAll(Rows.ready("a", 10), Rows.ready("b", 20));
        List<ListedProject> before = list.shown();
        list.replace(Rows.ready("b", 5, 15));
        project("a").doing(new RowState.Waiting());
        assertSame(before, list.shown());
        assertEquals(5_000_000, project("b").row().usage().cacheBytes() - 15_000_000);
        list.replace(Rows.ready("a", 30));
        assertNotSame(before, list.shown());
        assertEquals("a b", ids());
    }

    @Test
    void movesNothingButWhatIsAskedForWhileThePointerRests() {
        replaceAll(Rows.ready("a", 30), Rows.ready("b", 20), Rows.ready("c", 10));
        list.filterProperty().set(RowFilter.READY);
        list.still(true);
        list.replace(Rows.row("a", "Project a", new RowState.Clean(), 0));
        assertEquals("a b c", ids(), "stays, and even where the filter would hide it");
        replaceAll(
                Rows.row("a", "Project a", new RowState.Clean(), 0),
                Rows.ready("b", 20),
                Rows.ready("new", 25));
        assertEquals("a b new", ids(), "what is gone leaves, what is new comes last");
        list.still(false);
        assertEquals("new b", ids());
        list.still(true);
        order(By.FREE, false);
        assertEquals("b new", ids(), "asked for");
    }

    @Test
    void movesNothingAfterwardsThatWasInItsPlace() {
        replaceAll(Rows.ready("a", 30), Rows.ready("b", 20));
        List<ListedProject> before = list.shown();
        list.still(true);
        list.still(false);
        assertSame(before, list.shown());
    }

    @Test
    void followsWhatTheFilterShowsWhileProjectsAreCleaned() {
        replaceAll(Rows.ready("a", 10), Rows.row("b", "B", new RowState.Clean(), 0));
        list.filterProperty().set(RowFilter.CLEAN);
        assertEquals("b", ids());
        list.replace(Rows.row("a", "Project a", new RowState.Clean(), 0));
        assertEquals("a b", ids());
        list.searchProperty().set(" PROJECT ");
        assertEquals("a", ids());
    }

    @Test
    void countsWhatEachFilterShowsOfWhatIsSearchedFor() {
        replaceAll(
                Rows.ready("a", 10),
                Rows.row("b", "Northern lights", new RowState.Ready(), 5),
                Rows.row("c", "Northern towns", new RowState.Clean(), 0));
        assertEquals(Map.of(), list.foundProperty().get());
        list.searchProperty().set("north");
        assertEquals(2, list.foundProperty().get().get(RowFilter.ALL));
        assertEquals(1, list.foundProperty().get().get(RowFilter.READY));
        assertEquals(1, list.foundProperty().get().get(RowFilter.CLEAN));
        list.replace(Rows.row("b", "Northern lights", new RowState.Clean(), 0));
        assertEquals(0, list.foundProperty().get().get(RowFilter.READY));
        assertEquals(2, list.foundProperty().get().get(RowFilter.CLEAN));
        list.searchProperty().set("");
        assertEquals(Map.of(), list.foundProperty().get());
    }

    @Test
    void runningTotalsEqualARecount() {
        Random random = new Random(11);
        List<ProjectRow> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) rows.add(any("p" + i, random));
        replaceAll(rows.toArray(ProjectRow[]::new));
        for (int i = 0; i < 2_000; i++) {
            String id = "p" + random.nextInt(70);
            list.replace(any(id, random));
            if (random.nextInt(5) == 0) project(id).doing(new RowState.Cleaning(1, i));
            if (random.nextInt(5) == 0) project(id).doing(null);
            assertEquals(NaiveList.count(list.all()), list.totals());
        }
        assertEquals(70, list.all().size());
    }

    /** Button, filter and total count the same projects. */
    @Test
    void countsAsReadyWhatTheButtonCleans() {
        replaceAll(Rows.everyState().toArray(ProjectRow[]::new));
        assertReady("a1 b2 e5 i9");
        project("a1").doing(new RowState.Cleaning(1, 52));
        project("e5").doing(new RowState.Waiting());
        assertReady("b2 i9");
        replaceAll(Rows.everyState().toArray(ProjectRow[]::new));
        assertReady("b2 i9");
        project("a1").doing(null);
        project("e5").doing(null);
        assertReady("a1 b2 e5 i9");
    }

    private void assertReady(String expected) {
        List<String> cleanable =
                list.all().stream()
                        .filter(p -> p.row().state().cleanable())
                        .map(ListedProject::id)
                        .sorted()
                        .toList();
        assertEquals(expected, String.join(" ", cleanable));
        assertEquals(cleanable.size(), list.totals().ready());
        assertEquals(cleanable.size(), list.totals().shown(RowFilter.READY));
        list.filterProperty().set(RowFilter.READY);
        assertEquals(cleanable, list.shown().stream().map(ListedProject::id).sorted().toList());
        list.filterProperty().set(RowFilter.ALL);
    }

    @Test
    void keepsItsProjectsAndForgetsThoseThatAreGone() {
        replaceAll(Rows.ready("a", 10), Rows.ready("b", 20));
        ListedProject kept = project("a");
        kept.doing(new RowState.Waiting());
        replaceAll(Rows.ready("c", 5), Rows.ready("a", 40));
        assertSame(kept, project("a"));
        assertEquals(new RowState.Waiting(), kept.row().state());
        assertEquals(40_000_000, kept.row().usage().cacheBytes());
        assertTrue(list.find("b").isEmpty());
        assertEquals("a c", ids());
        assertEquals(NaiveList.count(list.all()), list.totals());
    }

    @Test
    void mergesRowsThatArriveDuringASurvey() {
        ProjectRow[] rows = many();
        replaceAll(rows);
        background.hold();
        rows[0] = Rows.ready("p0", 1);
        replaceAll(rows);
        list.replace(Rows.ready("p0", 9_000));
        list.replace(Rows.ready("p1", 8_000));
        list.replace(Rows.ready("new", 7_000));
        assertEquals(9_000_000_000L, project("p0").row().usage().cacheBytes());
        background.all();
        assertEquals(9_000_000_000L, project("p0").row().usage().cacheBytes());
        assertEquals(MANY + 1, list.all().size());
        assertEquals(NaiveList.count(list.all()), list.totals());
        assertTrue(ids().startsWith("p0 p1 new "), ids().substring(0, 30));
    }

    @Test
    void arrangesALongListInTheBackground() {
        replaceAll(many());
        background.hold();
        List<ListedProject> before = list.shown();
        list.searchProperty().set("project p1");
        list.searchProperty().set("project p12");
        list.searchProperty().set("project p123");
        order(By.NAME, true);
        assertSame(before, list.shown());
        background.next();
        background.next();
        assertEquals(11, list.shown().size());
        background.all();
        assertEquals("p1239", list.shown().getFirst().id());
    }

    @Test
    void neverShowsARemovedProjectAgain() {
        replaceAll(many());
        background.hold();
        replaceAll(Rows.ready("p7", 1));
        list.searchProperty().set("project p");
        background.all();
        assertEquals("p7", ids());
    }

    private static ProjectRow[] many() {
        ProjectRow[] rows = new ProjectRow[MANY];
        for (int i = 0; i < MANY; i++) rows[i] = Rows.ready("p" + i, 1 + i % 50);
        return rows;
    }

    private static ProjectRow any(String id, Random random) {
        long size = random.nextInt(100);
        return switch (random.nextInt(4)) {
            case 0 -> Rows.held(id, id, size);
            case 1 -> Rows.row(id, id, new RowState.NoFinalYet(), size, size / 2, 3);
            case 2 -> Rows.row(id, id, new RowState.PartlyFailed(3), size, 1, 2, 3, 4);
            default -> Rows.ready(id, size, size);
        };
    }

    private void replaceAll(ProjectRow... rows) {
        list.replaceAll(Rows.survey(rows), () -> {});
    }

    private void order(By by, boolean descending) {
        list.order(List.of(new RowOrder(by, descending)));
    }

    private ListedProject project(String id) {
        return list.find(id).orElseThrow();
    }

    private String ids() {
        return String.join(" ", list.shown().stream().map(ListedProject::id).toList());
    }
}
