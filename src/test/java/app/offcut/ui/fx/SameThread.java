package app.offcut.ui.fx;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Runs everything at once on the caller's thread or, when held, one task at each {@link #next}. */
public final class SameThread extends Background {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean held;

    /** Whether running tasks end in time after closing. */
    public boolean ends = true;

    /** From now on tasks wait for {@link #next}. */
    public SameThread hold() {
        held = true;
        return this;
    }

    public void next() {
        waiting.removeFirst().run();
    }

    public void all() {
        while (!waiting.isEmpty()) next();
    }

    @Override
    public <T> void run(
            Lane lane, Work<T> work, Steps shown, Consumer<T> done, Consumer<Throwable> failed) {
        Runnable piece =
                () -> {
                    T result;
                    try {
                        result = work.call(shown);
                    } catch (Exception e) {
                        failed.accept(e);
                        return;
                    }
                    done.accept(result);
                };
        take(piece);
    }

    private void take(Runnable piece) {
        if (held) waiting.add(piece);
        else piece.run();
    }

    @Override
    public boolean awaitEnd(Duration patience) {
        return ends;
    }

    @Override
    public void later(Duration pause, Runnable work) {
        take(work);
    }

    @Override
    public void show(Runnable change) {
        change.run();
    }
}
