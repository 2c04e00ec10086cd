package app.offcut.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The one door between threads. Work goes in with immutable values and runs elsewhere; its result
 * comes back on the thread of the window. Models are tested with a twin that runs everything at
 * once on the caller's thread.
 */
public interface Background extends AutoCloseable {
    /** Each runs one piece of work at a time, in the order given. */
    enum Lane {
        /** Cleanups: minutes. */
        CLEAN,
        /** Measuring the whole library: seconds to minutes. */
        MEASURE,
        /** A row, a plan, a switch: what somebody waits for. */
        ANSWER,
        /** Thumbnails. */
        PICTURE
    }

    /** Told how far a piece of work is; reports that come too fast are thinned. */
    @FunctionalInterface
    interface Steps {
        void done(long done, long of);
    }

    /** Work that says how far it is. */
    @FunctionalInterface
    interface Work<T> {
        T call(Steps steps) throws Exception;
    }

    /**
     * @param shown steps, on the window's thread
     * @param done on the window's thread
     * @param failed on the window's thread
     */
    <T> void run(
            Lane lane, Work<T> work, Steps shown, Consumer<T> done, Consumer<Throwable> failed);

    default <T> void run(
            Lane lane, Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        run(lane, _ -> work.call(), (_, _) -> {}, done, failed);
    }

    /** Work without a result. */
    default void run(Lane lane, Runnable work, Runnable done, Consumer<Throwable> failed) {
        run(
                lane,
                () -> {
                    work.run();
                    return true;
                },
                _ -> done.run(),
                failed);
    }

    /** Brings a change that the engine reports from a thread of its own to the window's thread. */
    void show(Runnable change);

    /** Takes no more work; what runs is left to end by itself. */
    @Override
    void close();
}
