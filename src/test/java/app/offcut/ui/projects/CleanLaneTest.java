package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.offcut.session.SampleSession;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.CleanLane.Running;
import app.offcut.ui.projects.list.ListedProject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CleanLaneTest {
    private Duration taken = Duration.ZERO;
    private final AtomicLong clock = new AtomicLong();
    private final SampleSession session = new SampleSession(Rows.ready("p1", 30));
    private final CleanLane lane =
            new CleanLane(session, new SameThread(), _ -> {}, (_, _) -> {}, this::nanos);

    /** Zero at the start of the run, then the time taken. */
    private long nanos() {
        return clock.getAndSet(taken.toNanos());
    }

    @Test
    void estimatesTheRemainingTime() {
        assertEquals(Duration.ofSeconds(21), during(Duration.ofSeconds(31)).left());
    }

    @Test
    void givesNoEstimateInTheFirstSecond() {
        assertNull(during(Duration.ofMillis(900)).left());
    }

    @Test
    void saysHowMuchIsDone() {
        Running running = during(Duration.ofSeconds(2));
        assertEquals(31, running.doneFiles());
        assertEquals(52, running.files());
        assertEquals(17_884_615, running.doneBytes());
        assertEquals(30_000_000, running.bytes());
        assertEquals(0, running.waiting());
    }

    /** The progress after 31 of 52 files, which took this long. */
    private Running during(Duration time) {
        taken = time;
        AtomicReference<Running> shown = new AtomicReference<>();
        lane.runningProperty()
                .subscribe(now -> now.filter(r -> r.doneFiles() > 0).ifPresent(shown::set));
        var project = new ListedProject(Rows.ready("p1", 30), (_, _) -> {});
        lane.add(project, () -> session.plan("p1"), Set.of());
        return assertInstanceOf(Running.class, shown.get());
    }
}
