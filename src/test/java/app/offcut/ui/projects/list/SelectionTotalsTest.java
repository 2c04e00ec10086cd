package app.offcut.ui.projects.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.ui.Rows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTotalsTest {
    @Test
    void addsUpWhatIsSelected() {
        var chosen = List.of(project(Rows.ready("a", 30, 5)), project(Rows.ready("b", 10)));
        assertEquals(new SelectionTotals(2, 2, 45_000_000, 45_000_000), SelectionTotals.of(chosen));
        assertEquals(new SelectionTotals(0, 0, 0, 0), SelectionTotals.of(List.of()));
    }

    @Test
    void countsASharedFileOnce() {
        var one = project(sharing("a", 100, Map.of("x", 40L, "y", 10L)));
        var two = project(sharing("b", 70, Map.of("x", 40L)));
        var three = project(sharing("c", 60, Map.of("x", 40L)));
        assertEquals(100, SelectionTotals.of(List.of(one)).bytes());
        assertEquals(100 + 30 + 20, SelectionTotals.of(List.of(one, two, three)).bytes());
    }

    @Test
    void doesNotCountFinalVideos() {
        var finished = project(Rows.row("a", "A", new RowState.Clean(), 0, 0, 0, 0, 118));
        assertEquals(0, SelectionTotals.of(List.of(finished)).bytes());
    }

    private static ListedProject project(ProjectRow row) {
        return new ListedProject(row, (_, _) -> {});
    }

    private static ProjectRow sharing(String id, long bytes, Map<Object, Long> shared) {
        ProjectRow row = Rows.ready(id);
        long sum = shared.values().stream().mapToLong(Long::longValue).sum();
        return new ProjectRow(
                id,
                id,
                row.lastActive(),
                1,
                new ProjectUsage(
                        Map.of(Category.PROVIDER, new Amount(2, bytes)), bytes - sum, sum, shared),
                row.state(),
                null,
                null,
                null,
                false,
                HeldAmounts.NONE,
                0);
    }
}
