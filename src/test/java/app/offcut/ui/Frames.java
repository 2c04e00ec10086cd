package app.offcut.ui;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Measures how long the window's thread is busy at a time: with each frame up to its layout, and
 * between two answers to a call that is made every 5 milliseconds.
 */
final class Frames implements AutoCloseable {
    private static final long ASKED_EVERY_MILLIS = 5;

    private final Scene scene;
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
    private final Runnable laidOut = this::laidOut;
    private final AnimationTimer begun =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    begin();
                }
            };

    // all of these on the window's thread
    private List<Long> frames = new ArrayList<>();
    private List<Long> cpu = new ArrayList<>();
    private List<Long> busy = new ArrayList<>();
    private long usedBefore;
    private List<Long> blocked = new ArrayList<>();
    private final List<CountDownLatch> awaited = new ArrayList<>();
    private long beganAt;
    private long beganCpu;

    /** Call on the window's thread. */
    Frames(Scene scene) {
        this.scene = scene;
        scene.addPostLayoutPulseListener(laidOut);
        begun.start();
        var _ = asking.scheduleAtFixedRate(this::ask, 0, ASKED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        long asked = System.nanoTime();
        Platform.runLater(() -> answer(asked));
    }

    private void answer(long asked) {
        blocked.add(System.nanoTime() - asked);
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        busy.add(used - usedBefore);
        usedBefore = used;
    }

    private void begin() {
        beganAt = System.nanoTime();
        beganCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void laidOut() {
        frames.add(System.nanoTime() - beganAt);
        cpu.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - beganCpu);
        List.copyOf(awaited).forEach(CountDownLatch::countDown);
    }

    /** Waits for this many frames. */
    void await(int count) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(count);
        Platform.runLater(() -> awaited.add(latch));
        while (!latch.await(20, TimeUnit.MILLISECONDS))
            Platform.runLater(scene.getRoot()::requestLayout);
        Platform.runLater(() -> awaited.remove(latch));
    }

    String take() throws InterruptedException {
        String[] words = new String[1];
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            words[0] =
                    "%d frames: %s (of work: %s); between two answers: %s (of work: %s)"
                            .formatted(
                                    frames.size(),
                                    words(frames),
                                    words(cpu),
                                    words(blocked),
                                    words(busy));
            frames = new ArrayList<>();
            cpu = new ArrayList<>();
            blocked = new ArrayList<>();
            busy = new ArrayList<>();
            done.countDown();
        });
        done.await();
        return words[0];
    }

    private static String words(List<Long> nanos) {
        if (nanos.isEmpty()) return "none";
        List<Long> sorted = nanos.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "99 %% %.1f ms, longest %.1f ms",
                sorted.get((sorted.size() - 1) * 99 / 100) / 1e6,
                sorted.getLast() / 1e6);
    }

    /** On the window's thread. */
    @Override
    public void close() {
        asking.shutdownNow();
        begun.stop();
        scene.removePostLayoutPulseListener(laidOut);
    }
}
