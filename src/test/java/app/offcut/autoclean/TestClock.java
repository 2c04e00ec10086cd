package app.offcut.autoclean;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that advances only while auto-clean rests, and makes rests short. */
public class TestClock implements InstantSource {
    private volatile Instant now = Instant.now();
    private volatile Duration jumped = Duration.ZERO;

    final WakeUp wakeUp;

    public TestClock() {
        this(20);
    }

    /**
     * @param speed how many times faster it goes
     */
    public TestClock(int speed) {
        wakeUp =
                new WakeUp(speed) {
                    @Override
                    long nanos() {
                        return Duration.between(Instant.EPOCH, now.minus(jumped)).toNanos();
                    }

                    @Override
                    boolean await(Duration atMost) throws InterruptedException {
                        boolean rung = super.await(atMost);
                        if (!rung) now = now.plus(atMost);
                        return rung;
                    }
                };
    }

    private TestClock(WakeUp wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** The system's clock, with rests of full length. */
    public static TestClock real() {
        return new TestClock(new WakeUp()) {
            @Override
            public Instant instant() {
                return Instant.now();
            }
        };
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** As when the computer slept, or somebody set its clock. */
    void jump(Duration time) {
        jumped = jumped.plus(time);
        now = now.plus(time);
    }
}
