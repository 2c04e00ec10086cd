package app.offcut.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Background background =
            new Background() {
                @Override
                public void later(Duration pause, Runnable work) {
                    later.add(work);
                }
            };
    private int done;
    private final Throttle throttle = new Throttle(background, Duration.ofHours(1), () -> done++);

    @Test
    void runsAtOnceAndThenOncePerInterval() {
        throttle.ask();
        assertEquals(1, done);
        for (int i = 0; i < 100; i++) throttle.ask();
        assertEquals(1, done);
        later.remove().run();
        assertEquals(2, done);
        later.remove().run();
        assertEquals(2, done);
        assertEquals(0, later.size());
        throttle.ask();
        assertEquals(3, done);
    }
}
