package app.offcut.ui.fx;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.concurrent.Task;

/**
 * The one door between threads. Work goes in with immutable values and runs on a daemon thread as a
 * JavaFX {@link Task}; its result comes back on the thread of the window. Models are tested with a
 * twin that runs everything at once on the caller's thread.
 */
public class Background implements AutoCloseable {
    /** Each runs one piece of work at a time, in the order given. */
    public enum Lane {
        /** Cleanups: minutes. */
        CLEAN,
        /** Undo and what else is asked of held runs: must not wait for all cleanups that wait. */
        HELD,
        /** Measuring the whole library: seconds to minutes. */
        MEASURE,
        /** A row, a plan, a switch: what somebody waits for. */
        ANSWER,
        /**
         * The order of a long list, a map: nothing but computing, which must not wait for a disk.
         */
        ARRANGE,
        /** Whether folders are there: minutes where a network disk is gone. */
        PLACE,
        /** Thumbnails. */
        PICTURE,
        /** What the desktop answers in its own time, such as its tray. */
        DESKTOP,
        /** What is asked before the end, which waits for no disk. */
        LEAVE
    }

    /** Told how far a piece of work is; reports that come too fast are thinned. */
    @FunctionalInterface
    public interface Steps {
        void done(long done, long of);
    }

    /** Work that says how far it is. */
    @FunctionalInterface
    public interface Work<T> {
        T call(Steps steps) throws Exception;
    }

    private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);

    public Background() {
        for (Lane lane : Lane.values()) {
            String name = "offcut-" + lane.name().toLowerCase(Locale.ROOT);
            lanes.put(
                    lane,
                    Executors.newSingleThreadExecutor(
                            Thread.ofPlatform().daemon().name(name).factory()));
        }
    }

    /**
     * @param shown steps, on the window's thread
     * @param done on the window's thread
     * @param failed on the window's thread
     */
    public <T> void run(
            Lane lane, Work<T> work, Steps shown, Consumer<T> done, Consumer<Throwable> failed) {
        Task<T> task = task(work);
        task.progressProperty()
                .subscribe(_ -> tell(shown, task.getWorkDone(), task.getTotalWork()));
        task.setOnSucceeded(_ -> done.accept(task.getValue()));
        task.setOnFailed(_ -> failed.accept(task.getException()));
        try {
            ExecutorService executor = lanes.get(lane);
            if (executor != null) executor.execute(task);
        } catch (RejectedExecutionException e) {
            // the window is closing: nobody is left to be told
        }
    }

    /** Work without steps. */
    public final <T> void run(
            Lane lane, Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        run(lane, _ -> work.call(), (_, _) -> {}, done, failed);
    }

    /** Work without a result. */
    public final void run(Lane lane, Runnable work, Runnable done, Consumer<Throwable> failed) {
        run(
                lane,
                () -> {
                    work.run();
                    return true;
                },
                _ -> done.run(),
                failed);
    }

    /** Does something on the window's thread after a while, unless it has closed by then. */
    public void later(Duration pause, Runnable work) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> show(work));
    }

    /** Brings a change that the engine reports from a thread of its own to the window's thread. */
    public void show(Runnable change) {
        Platform.runLater(change);
    }

    /** Takes no more work; what runs is left to end by itself. */
    @Override
    public void close() {
        lanes.values().forEach(ExecutorService::shutdown);
    }

    /**
     * Blocks until nothing is moved or erased any more; to be called after {@link #close}.
     *
     * @return false if that took longer
     */
    public boolean awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Lane lane : List.of(Lane.CLEAN, Lane.HELD)) {
                ExecutorService executor = lanes.get(lane);
                long left = deadline - System.nanoTime();
                if (executor != null && !executor.awaitTermination(left, TimeUnit.NANOSECONDS))
                    return false;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> Task<T> task(Work<T> work) {
        return new Task<>() {
            @Override
            protected T call() throws Exception {
                return work.call(this::updateProgress);
            }
        };
    }

    private static void tell(Steps shown, double done, double of) {
        if (of >= 0) shown.done((long) done, (long) of);
    }
}
