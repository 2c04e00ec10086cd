package app.offcut.ui.projects.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import app.offcut.ui.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrangedTest {
    private final List<ListedProject> all =
            IntStream.range(0, 50)
                    .mapToObj(i -> new ListedProject(Rows.ready("p" + i, i), (_, _) -> {}))
                    .toList();

    @Test
    void knowsWhereEachProjectWas() {
        Random random = new Random(7);
        List<ListedProject> before = List.of();
        for (int round = 0; round < 200; round++) {
            List<ListedProject> now = new ArrayList<>(all.subList(0, random.nextInt(50)));
            Collections.shuffle(now, random);
            Arranged arranged = Arranged.of(before, List.copyOf(now), Map.of());
            for (int line = 0; line < now.size(); line++)
                assertEquals(before.indexOf(now.get(line)), arranged.before().applyAsInt(line));
            before = arranged.projects();
            assertEquals(now, before);
        }
    }

    @Test
    void keepsTheListInWhichNothingMoves() {
        Arranged same = Arranged.of(all, List.copyOf(new ArrayList<>(all)), Map.of());
        assertSame(all, same.projects());
        assertEquals(7, same.before().applyAsInt(7));
    }
}
