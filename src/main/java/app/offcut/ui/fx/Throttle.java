package app.offcut.ui.fx;

import java.time.Duration;

/**
 * Throttles an action: runs it at once, then at most once per interval, however often it is
 * requested. For the window's thread.
 */
public final class Throttle {
    private final Background background;
    private final Duration rest;
    private final Runnable work;
    private boolean resting;
    private boolean asked;

    public Throttle(Background background, Duration rest, Runnable work) {
        this.background = background;
        this.rest = rest;
        this.work = work;
    }

    public void ask() {
        asked = resting;
        if (resting) return;
        resting = true;
        work.run();
        background.later(rest, this::rested);
    }

    private void rested() {
        resting = false;
        if (asked) ask();
    }
}
