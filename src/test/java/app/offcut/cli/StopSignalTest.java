package app.offcut.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    @Test
    void notifiesNoClosedListener() {
        StopSignal stop = StopSignal.byHand();
        List<String> asked = new CopyOnWriteArrayList<>();
        try (var _ = stop.whenAsked(() -> asked.add("an old disk"))) {
            assertEquals(List.of(), asked);
        }
        try (var _ = stop.whenAsked(() -> asked.add("the new one"))) {
            stop.ask();
            await().until(() -> !asked.isEmpty());
        }
        assertEquals(List.of("the new one"), asked);
    }
}
