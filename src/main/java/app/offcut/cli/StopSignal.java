package app.offcut.cli;

import app.offcut.instance.ShutdownTimeouts;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The user's request to stop, by SIGINT or SIGTERM. The engine checks it between two files, so that
 * a run ends with a report instead of being killed.
 */
public final class StopSignal {
    /** The exit status of a stopped command: the shell's for SIGINT. */
    static final int STOPPED = 130;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final boolean bySignals;
    private volatile int exitStatus = STOPPED;

    private StopSignal(boolean bySignals) {
        this.bySignals = bySignals;
    }

    /** For a separate process. */
    public static StopSignal bySignals() {
        return new StopSignal(true);
    }

    /** For embedding: only {@link #ask} requests a stop. */
    public static StopSignal byHand() {
        return new StopSignal(false);
    }

    /**
     * From now on a signal requests a stop, and the process exits with the command's own status.
     * Before, a signal simply kills the process, because reading can be interrupted anywhere.
     */
    void arm() {
        if (bySignals) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::leaveInOrder, "stop"));
        }
    }

    private void leaveInOrder() {
        if (ended.getCount() == 0) return; // a regular exit
        ask();
        try {
            if (!ended.await(ShutdownTimeouts.SIGNAL.toSeconds(), TimeUnit.SECONDS))
                exitStatus = STOPPED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitStatus); // the JVM itself would exit with 143, or 130 if idle
    }

    public void ask() {
        asked.countDown();
    }

    /** A listener for the request, until closed. */
    interface Waiting extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Runs the action on a thread of its own when a stop is requested; for calls that cannot check.
     */
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
