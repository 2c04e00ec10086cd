package app.offcut.cli;

import app.offcut.instance.ShutdownTimeouts;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The user's wish to stop, as SIGINT or SIGTERM tell it. The engine asks for it between two files,
 * so that a run ends with a report instead of being cut off.
 */
public final class StopSignal {
    /** The exit status of what was stopped: that of a shell for SIGINT. */
    static final int STOPPED = 130;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final boolean bySignals;
    private volatile int exitStatus = STOPPED;

    private StopSignal(boolean bySignals) {
        this.bySignals = bySignals;
    }

    /** For a process of its own. */
    public static StopSignal bySignals() {
        return new StopSignal(true);
    }

    /** Only {@link #ask} asks. */
    public static StopSignal byHand() {
        return new StopSignal(false);
    }

    /**
     * From now on a signal asks, and the process leaves with the command's own exit status. Before,
     * a signal just ends the process: looking can be cut off anywhere.
     */
    void arm() {
        if (bySignals) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::leaveInOrder, "stop"));
        }
    }

    private void leaveInOrder() {
        if (ended.getCount() == 0) return; // an ordinary exit
        ask();
        try {
            if (!ended.await(ShutdownTimeouts.SIGNAL.toSeconds(), TimeUnit.SECONDS))
                exitStatus = STOPPED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitStatus); // else the JVM would answer 143, or 130 when idle
    }

    public void ask() {
        asked.countDown();
    }

    /** Waits for the wish, until it is closed. */
    interface Waiting extends AutoCloseable {
        @Override
        void close();
    }

    /** For a call that cannot ask by itself; runs on a thread of its own. */
    Waiting whenAsked(Runnable action) {
        Thread waiting =
                Thread.ofVirtual()
                        .name("stop-asked")
                        .start(() -> {
                            try {
                                asked.await();
                            } catch (InterruptedException e) {
                                return; // closed
                            }
                            action.run();
                        });
        return waiting::interrupt;
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    void ended(int status) {
        exitStatus = status;
        ended.countDown();
    }
}
