package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.plan.Rule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void growAndStayAtFiveMinutes() {
        assertEquals(
                List.of(2L, 5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L),
                IntStream.range(0, 10).mapToObj(n -> seconds(n, Rule.PINNED)).toList());
        assertEquals(300, seconds(Integer.MAX_VALUE, Rule.OPEN_WRITER));
    }

    @Test
    void growToAnHourWhereOnlyAChangeThatIsNoticedCanHelp() {
        assertEquals(
                List.of(160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L),
                IntStream.range(6, 13).mapToObj(n -> seconds(n, Rule.FINAL_INCOMPLETE)).toList());
    }

    private static long seconds(int refusals, Rule rule) {
        return BackOff.after(refusals, BackOff.longest(rule)).toSeconds();
    }
}
