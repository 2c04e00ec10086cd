package app.offcut.instance;

import java.time.Duration;

/**
 * How long Offcut may take to end. Each wait holds those before it, so that nobody is called silent
 * who is ending in order.
 */
public final class ShutdownTimeouts {
    /** What was asked for before the end and waits its turn, such as an undo. */
    public static final Duration ASKED = Duration.ofSeconds(10);

    /** The run under way: putting back some thousand files on a slow disk takes a while. */
    public static final Duration RUN = Duration.ofSeconds(30);

    /** Another process that was told to end; auto-clean takes a part of the rest. */
    public static final Duration QUIT = ASKED.plus(RUN).plusSeconds(10);

    /** A process that got a signal. */
    public static final Duration SIGNAL = QUIT.plusSeconds(10);

    private ShutdownTimeouts() {}
}
