package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {
    @Test
    void growAndStayAtFiveMinutes() {
        assertEquals(
                List.of(2L, 5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L),
                IntStream.range(0, 10).mapToObj(n -> Pauses.after(n).toSeconds()).toList());
        assertEquals(Pauses.LONGEST, Pauses.after(Integer.MAX_VALUE));
    }
}
