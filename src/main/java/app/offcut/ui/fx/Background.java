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
 * The one door between threads. Work gets immutable values and runs on a daemon thread as a JavaFX
 * {@link Task}; its result returns on the window's thread. Tests of models use a subclass that runs
 * everything at once on the caller's thread.
 */
public class Background implements AutoCloseable {
    /** The queues. Each runs one task at a time, in order. */
    public enum Lane {
        /** Cleanups, which take minutes. */
        CLEAN,
        /** Undo and other requests for held runs, which must not wait for all queued cleanups. */
        HELD,
        /** Measuring the whole library: seconds to minutes. */
        MEASURE,
        /** Short requests that the user waits for: a row, a plan, a switch. */
        ANSWER,
        /** Pure computation that must not wait for a disk: sorting a long list, a map. */
        ARRANGE,
        /** Whether folders exist, which may take minutes on a disconnected network disk. */
        PLACE,
        /** Thumbnails. */
        PICTURE,
        /** Requests that the desktop answers in its own time, for example its tray. */
        DESKTOP,
        /** The check before quitting, which waits for no disk. */
        LEAVE
    }

    /** Receives the progress of a task; frequent reports are throttled. */
    @FunctionalInterface
    public interface Steps {
        void done(long done, long of);
    }

    /** Work that reports its progress. */
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

    /** Runs work on a lane; all else is called on the window's thread. */
    public <T> void run(
            Lane lane, Work<T> work, Steps shown, Consumer<T> done, Consumer<Throwable> failed) {
        Task<T> task = task(work);
        task.progressProperty()
                .subscribe(_ -> reportProgress(shown, task.getWorkDone(), task.getTotalWork()));
        task.setOnSucceeded(_ -> done.accept(task.getValue()));
        task.setOnFailed(_ -> failed.accept(task.getException()));
        try {
            ExecutorService executor = lanes.get(lane);
            if (executor != null) executor.execute(task);
        } catch (RejectedExecutionException e) {
            // the window is closing, so no one needs the result
        }
    }

    public final <T> void run(
            Lane lane, Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        run(lane, _ -> work.call(), (_, _) -> {}, done, failed);
    }

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

    /** Runs an action on the window's thread after a pause, unless it has closed by then. */
    public void later(Duration pause, Runnable work) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> show(work));
    }

    /** Runs a change on the window's thread; for reports from the engine's threads. */
    public void show(Runnable change) {
        Platform.runLater(change);
    }

    /** Takes no more work; running tasks finish by themselves. */
    @Override
    public void close() {
        lanes.values().forEach(ExecutorService::shutdown);
    }

    /**
     * Blocks until no task moves or erases files any more; false on timeout. Call after closing.
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

    private static void reportProgress(Steps shown, double done, double of) {
        if (of >= 0) shown.done((long) done, (long) of);
    }
}
