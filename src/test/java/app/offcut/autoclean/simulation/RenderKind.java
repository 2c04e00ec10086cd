package app.offcut.autoclean.simulation;

import static org.awaitility.Awaitility.await;

import app.offcut.autoclean.simulation.FinalWriter.End;
import app.offcut.autoclean.simulation.SimulatedGenerator.Behavior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What becomes of a render, and how. */
enum RenderKind implements Kind {
    NORMAL,
    SLOW,
    RENDERED_AGAIN,
    PAUSED,
    TWO_AT_ONCE,
    LATE_THUMBNAIL,
    VERY_LATE_THUMBNAIL,
    NO_THUMBNAIL,
    COPIED_IN,
    MOVED_IN,
    /** A new render begins in the middle of the cleanup after the first. */
    REPLACED,
    // these have no true end
    CUT_SHORT,
    /** The disk was full, and the program said nothing. */
    BROKEN,
    STUCK,
    FAILED,
    CRASHED;

    private static final Duration QUICK = Duration.ofMillis(600);
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration SLOWLY = Duration.ofSeconds(8);

    /** Longer than the longest time after which a file counts as settled. */
    private static final Duration LONG_PAUSE = Duration.ofSeconds(12);

    @Override
    public int cleanings() {
        if (this == RENDERED_AGAIN) return 2;
        return ordinal() < CUT_SHORT.ordinal() ? 1 : 0;
    }

    @Override
    public boolean replaced() {
        return this == REPLACED;
    }

    /** Whether a row written after the file vouches for it. */
    boolean recorded() {
        return this != COPIED_IN && this != MOVED_IN;
    }

    /** Returns when the generator has done all that it will ever do. */
    void play(SimulatedGenerator generator, Watched<?> watched, String project, boolean ffmpeg)
            throws IOException, InterruptedException {
        generator.prepare(project);
        switch (this) {
            case NORMAL -> generator.render(project, writer(ffmpeg, QUICK));
            case SLOW -> generator.render(project, writer(ffmpeg, SLOWLY));
            case RENDERED_AGAIN -> {
                generator.render(project, writer(ffmpeg, QUICK));
                watched.awaitCleaned(project, 1);
                generator.speakAgain(project);
                generator.render(project, writer(ffmpeg, QUICK));
            }
            case PAUSED -> generator.render(project, writer(ffmpeg, LONG_PAUSE, End.WHOLE));
            case TWO_AT_ONCE -> twoAtOnce(generator, project);
            case LATE_THUMBNAIL -> generator.render(project, writer(ffmpeg, QUICK), LATE);
            case VERY_LATE_THUMBNAIL ->
                    generator.render(project, writer(ffmpeg, QUICK), SLOWLY.multipliedBy(3));
            case NO_THUMBNAIL ->
                    generator.render(project, writer(ffmpeg, QUICK), Behavior.NO_THUMBNAIL);
            case COPIED_IN -> generator.byHand(project, PiecewiseWriter.lasting(SLOWLY));
            case MOVED_IN -> generator.byHand(project, file -> moveIn(generator, file));
            case REPLACED -> replace(generator, watched, project, writer(ffmpeg, QUICK));
            case CUT_SHORT -> cutShort(generator, project, ffmpeg);
            case BROKEN -> generator.render(project, torn(false));
            case STUCK -> generator.render(project, writer(ffmpeg, QUICK), Behavior.STAYS_ACTIVE);
            case FAILED -> generator.render(project, torn(ffmpeg), Behavior.FAILS);
            case CRASHED -> generator.render(project, torn(ffmpeg), Behavior.CRASHES);
        }
    }

    private static FinalWriter writer(boolean ffmpeg, Duration lasts) {
        return ffmpeg
                ? new FfmpegWriter(lasts, Duration.ZERO, End.WHOLE)
                : PiecewiseWriter.lasting(lasts);
    }

    private static FinalWriter writer(boolean ffmpeg, Duration pause, End end) {
        return ffmpeg
                ? new FfmpegWriter(Duration.ofSeconds(2), pause, end)
                : new PiecewiseWriter(QUICK, pause, end);
    }

    private static FinalWriter torn(boolean ffmpeg) {
        return writer(ffmpeg, Duration.ZERO, End.TORN);
    }

    /** The second one truncates what the first is still writing, and ends later. */
    private static void twoAtOnce(SimulatedGenerator generator, String project)
            throws IOException, InterruptedException {
        var begun = new CountDownLatch(1);
        Thread first =
                Thread.startVirtualThread(() -> {
                    try {
                        generator.render(
                                project,
                                file -> {
                                    begun.countDown();
                                    PiecewiseWriter.lasting(Duration.ofSeconds(2)).write(file);
                                });
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        begun.await();
        generator.render(project, PiecewiseWriter.lasting(Duration.ofSeconds(3)));
        first.join();
    }

    private static void moveIn(SimulatedGenerator generator, Path file) throws IOException {
        Path elsewhere =
                generator.files.root().resolve(file.getName(file.getNameCount() - 2) + ".mp4");
        Files.write(elsewhere, PiecewiseWriter.video());
        Files.move(elsewhere, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void cutShort(SimulatedGenerator generator, String project, boolean ffmpeg)
            throws IOException, InterruptedException {
        // what the pieces leave is whole, and half of what was to come
        if (!ffmpeg)
            generator.files.sql(
                    "UPDATE scenes SET duration = 2 * duration WHERE project_id = ?", project);
        generator.render(
                project,
                ffmpeg
                        ? new FfmpegWriter(Duration.ofSeconds(3), Duration.ZERO, End.SHORT)
                        : PiecewiseWriter.lasting(QUICK));
    }

    private static void replace(
            SimulatedGenerator generator, Watched<?> watched, String project, FinalWriter writer)
            throws IOException, InterruptedException {
        var writing = new CountDownLatch(1);
        var replaced = new CountDownLatch(1);
        watched.atFirstMove(
                project,
                () -> {
                    replaced.countDown();
                    writing.await();
                });
        generator.render(project, PiecewiseWriter.lasting(QUICK));
        replaced.await();
        generator.render(
                project,
                file -> {
                    FinalWriter slow = PiecewiseWriter.lasting(Duration.ofSeconds(1));
                    Thread.startVirtualThread(() -> {
                        // the cleanup goes on with the new video half written
                        try {
                            await().atMost(LONG_PAUSE).until(() -> halfWritten(file));
                        } finally {
                            writing.countDown();
                        }
                    });
                    slow.write(file);
                    writer.write(file);
                });
    }

    private static boolean halfWritten(Path file) throws IOException {
        long bytes = Files.size(file);
        return bytes > 0 && bytes < PiecewiseWriter.video().length;
    }
}
