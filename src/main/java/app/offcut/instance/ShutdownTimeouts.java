package app.offcut.instance;

import java.time.Duration;

/**
 * Timeouts for quitting. Each includes the previous ones, so that an instance that shuts down in
 * order never counts as unresponsive.
 */
public final class ShutdownTimeouts {
    /** Work that was queued before quitting, for example an undo. */
    public static final Duration ASKED = Duration.ofSeconds(10);

    /** The run under way: restoring some thousand files on a slow disk takes a while. */
    public static final Duration RUN = Duration.ofSeconds(30);

    /** Another process that was asked to quit; auto-clean takes part of the rest. */
    public static final Duration QUIT = ASKED.plus(RUN).plusSeconds(10);

    /** A process that has received a signal. */
    public static final Duration SIGNAL = QUIT.plusSeconds(10);

    private ShutdownTimeouts() {}
}
