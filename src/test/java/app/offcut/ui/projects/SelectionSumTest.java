package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.SelectionTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionSumTest {
    private final SameThread background = new SameThread();
    private final List<Integer> shown = new ArrayList<>();
    private List<ListedProject> selected = List.of();
    private final SelectionSum sum =
            new SelectionSum(
                    background, () -> selected, (SelectionTotals t) -> shown.add(t.projects()));

    @Test
    void addsUpFewAtOnce() {
        background.hold();
        select(100);
        assertEquals(List.of(100), shown);
    }

    @Test
    void addsUpManyInTheBackground() {
        background.hold();
        select(3_000);
        assertEquals(List.of(), shown);
        background.all();
        assertEquals(List.of(3_000), shown);
    }

    @Test
    void showsOnlyTheLast() {
        background.hold();
        select(3_000);
        select(4_000);
        select(5_000);
        background.next();
        assertEquals(List.of(), shown);
        background.all();
        assertEquals(List.of(5_000), shown);
        select(6_000);
        select(1);
        background.all();
        assertEquals(List.of(5_000, 1, 1), shown);
    }

    private void select(int count) {
        selected =
                IntStream.range(0, count)
                        .mapToObj(i -> new ListedProject(Rows.ready("p" + i, 1), (_, _) -> {}))
                        .toList();
        sum.count();
    }
}
