package app.offcut.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads many folders or files on all processors. */
public final class Workers {
    /** So many are read before another thread has started. */
    private static final int WORTH_A_THREAD = 64;

    private Workers() {}

    /**
     * What one thread does with one after the other.
     *
     * @param <N> what is read
     * @param <T> what is found
     */
    public interface Worker<N, T> extends AutoCloseable {
        @Nullable T read(N name);

        @Override
        default void close() {}
    }

    /**
     * What the workers find, in the order of the names. An interruption is kept for the caller.
     *
     * @param worker called once on each thread
     */
    public static <N, T> List<@Nullable T> read(
            List<N> names, Supplier<? extends Worker<N, T>> worker) {
        Object[] found = new Object[names.size()];
        AtomicInteger next = new AtomicInteger();
        Runnable work =
                () -> {
                    try (Worker<N, T> here = worker.get()) {
                        int i = next.getAndIncrement();
                        for (; i < found.length; i = next.getAndIncrement())
                            found[i] = here.read(names.get(i));
                    }
                };
        int processors = Runtime.getRuntime().availableProcessors();
        run(work, Math.clamp(names.size() / WORTH_A_THREAD, 0, processors - 1));
        @SuppressWarnings("unchecked") // each is what a worker read
        List<@Nullable T> all = (List<@Nullable T>) Arrays.asList(found);
        return all;
    }

    private static void run(Runnable work, int others) {
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            FutureTask<Void> task = new FutureTask<>(work, null);
            tasks.add(task);
            Thread.ofPlatform().daemon().name("offcut-scan-" + i).start(task);
        }
        work.run();
        for (FutureTask<Void> task : tasks) join(task);
    }

    private static void join(FutureTask<Void> task) {
        boolean interrupted = false;
        try {
            while (true)
                try {
                    task.get();
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
