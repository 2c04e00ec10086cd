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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        lane.add(project, () -> session.plan("p1"), Set.of(), 0);
        return assertInstanceOf(Running.class, shown.get());
    }

    @Test
    void addsUpEverythingThatWasQueued() {
        SameThread background = new SameThread().hold();
        session.rows.put("p2", Rows.ready("p2", 10));
        CleanLane both = new CleanLane(session, background, _ -> {}, (_, _) -> {}, this::nanos);
        session.onFinished(both::finished);
        List<Running> shown = new ArrayList<>();
        both.runningProperty().subscribe(now -> now.ifPresent(shown::add));
        taken = Duration.ofSeconds(31);
        long second = session.plan("p2").bytes();
        for (String id : List.of("p1", "p2"))
            both.add(listed(id), () -> session.plan(id), Set.of(), 10_000_000);
        background.all();
        Running first = shown.get(1);
        assertEquals(40_000_000, first.bytes(), "as planned, and as expected of the second");
        assertEquals(2, first.projects());
        assertEquals(31 / 104.0, first.share(), 1e-9);
        assertEquals(Duration.ofSeconds(73), first.left());
        Running last = shown.getLast();
        assertEquals(1, last.ended());
        assertEquals(0, last.waiting());
        assertEquals(30_000_000 + second * 31 / 52, last.doneBytes());
        assertEquals((52 + 31) / 104.0, last.share(), 1e-9);
        assertEquals(Optional.empty(), both.runningProperty().get());
    }

    private ListedProject listed(String id) {
        return new ListedProject(session.row(id), (_, _) -> {});
    }
}
