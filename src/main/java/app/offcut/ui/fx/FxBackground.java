package app.offcut.ui.fx;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.concurrent.Task;

/** The door of the running window: one daemon thread per lane, each piece of work a {@link Task}. */
public final class FxBackground implements Background {
    private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);

    public FxBackground() {
        for (Lane lane : Lane.values()) {
            String name = "offcut-" + lane.name().toLowerCase(Locale.ROOT);
            lanes.put(
                    lane,
                    Executors.newSingleThreadExecutor(
                            Thread.ofPlatform().daemon().name(name).factory()));
        }
    }

    @Override
    public <T> void run(
            Lane lane, Work<T> work, Steps shown, Consumer<T> done, Consumer<Throwable> failed) {
        Task<T> task =
                new Task<>() {
                    @Override
                    protected T call() throws Exception {
                        return work.call(this::updateProgress);
                    }
                };
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

    private static void tell(Steps shown, double done, double of) {
        if (of >= 0) shown.done((long) done, (long) of);
    }

    @Override
    public void show(Runnable change) {
        Platform.runLater(change);
    }

    @Override
    public void close() {
        lanes.values().forEach(ExecutorService::shutdown);
    }
}
