package app.offcut.library.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs the same work on all processors. */
final class Workers {
    /** Fewer folders than this are read before another thread has started. */
    private static final int WORTH_A_THREAD = 64;

    private Workers() {}

    /**
     * Returns when each has ended. An interruption is kept for the caller.
     *
     * @param work takes its share by itself
     * @param tasks how many shares there are
     */
    static void run(Runnable work, int tasks) {
        int threads =
                Math.clamp(tasks / WORTH_A_THREAD, 0, Runtime.getRuntime().availableProcessors() - 1);
        List<FutureTask<Void>> others = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            FutureTask<Void> other = new FutureTask<>(work, null);
            others.add(other);
            Thread.ofPlatform().daemon().name("offcut-scan-" + i).start(other);
        }
        work.run();
        for (FutureTask<Void> other : others) join(other);
    }

    private static void join(FutureTask<Void> other) {
        boolean interrupted = false;
        try {
            while (true)
                try {
                    other.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
