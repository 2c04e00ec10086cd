package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;

import app.offcut.autoclean.FilmWriter.End;
import app.offcut.autoclean.Generator.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What becomes of a render, and how. */
enum RenderKind {
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

    /** Whether it has a true end. */
    boolean good() {
        return cleanings() > 0;
    }

    int cleanings() {
        if (this == RENDERED_AGAIN) return 2;
        return ordinal() < CUT_SHORT.ordinal() ? 1 : 0;
    }

    /** Whether a row written after the file vouches for it. */
    boolean recorded() {
        return this != COPIED_IN && this != MOVED_IN;
    }

    /** Returns when the generator has done all that it will ever do. */
    void play(WatchedGenerator watched, String project, boolean ffmpeg)
            throws IOException, InterruptedException {
        Generator generator = watched.generator;
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
            case LATE_THUMBNAIL ->
                    generator.render(project, writer(ffmpeg, QUICK), LATE, Way.USUAL);
            case VERY_LATE_THUMBNAIL ->
                    generator.render(
                            project, writer(ffmpeg, QUICK), SLOWLY.multipliedBy(3), Way.USUAL);
            case NO_THUMBNAIL ->
                    generator.render(
                            project, writer(ffmpeg, QUICK), Duration.ZERO, Way.NO_THUMBNAIL);
            case COPIED_IN -> generator.byHand(project, PieceWriter.lasting(SLOWLY));
            case MOVED_IN -> generator.byHand(project, file -> moveIn(generator, file));
            case REPLACED -> replace(watched, project, writer(ffmpeg, QUICK));
            case CUT_SHORT -> cutShort(generator, project, ffmpeg);
            case BROKEN -> generator.render(project, torn(Duration.ZERO));
            case STUCK ->
                    generator.render(
                            project, writer(ffmpeg, QUICK), Duration.ZERO, Way.STAYS_ACTIVE);
            case FAILED -> generator.render(project, torn(ffmpeg), Duration.ZERO, Way.FAILS);
            case CRASHED -> generator.render(project, torn(ffmpeg), Duration.ZERO, Way.CRASHES);
        }
    }

    private static FilmWriter writer(boolean ffmpeg, Duration lasts) {
        return ffmpeg
                ? new FfmpegWriter(lasts, Duration.ZERO, End.WHOLE)
                : PieceWriter.lasting(lasts);
    }

    private static FilmWriter writer(boolean ffmpeg, Duration pause, End end) {
        return ffmpeg
                ? new FfmpegWriter(Duration.ofSeconds(2), pause, end)
                : new PieceWriter(QUICK, pause, end);
    }

    private static FilmWriter torn(boolean ffmpeg) {
        return ffmpeg ? writer(true, Duration.ZERO, End.TORN) : torn(Duration.ZERO);
    }

    private static FilmWriter torn(Duration pause) {
        return new PieceWriter(QUICK, pause, End.TORN);
    }

    /** The second one truncates what the first is still writing, and ends later. */
    private static void twoAtOnce(Generator generator, String project)
            throws IOException, InterruptedException {
        var begun = new CountDownLatch(1);
        Thread first =
                Thread.startVirtualThread(() -> {
                    try {
                        generator.render(
                                project,
                                file -> {
                                    begun.countDown();
                                    PieceWriter.lasting(Duration.ofSeconds(2)).write(file);
                                });
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        begun.await();
        generator.render(project, PieceWriter.lasting(Duration.ofSeconds(3)));
        first.join();
    }

    private static void moveIn(Generator generator, Path file) throws IOException {
        Path elsewhere =
                generator.files.root().resolve(file.getName(file.getNameCount() - 2) + ".mp4");
        Files.write(elsewhere, PieceWriter.film());
        Files.move(elsewhere, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void cutShort(Generator generator, String project, boolean ffmpeg)
            throws IOException, InterruptedException {
        // what the pieces leave is whole, and half of what was to come
        if (!ffmpeg)
            generator.files.sql(
                    "UPDATE scenes SET duration = 2 * duration WHERE project_id = ?", project);
        generator.render(
                project,
                ffmpeg
                        ? new FfmpegWriter(Duration.ofSeconds(3), Duration.ZERO, End.SHORT)
                        : PieceWriter.lasting(QUICK));
    }

    private static void replace(WatchedGenerator watched, String project, FilmWriter writer)
            throws IOException, InterruptedException {
        var writing = new CountDownLatch(1);
        var replaced = new CountDownLatch(1);
        watched.atFirstMove(
                project,
                () -> {
                    replaced.countDown();
                    writing.await();
                });
        watched.generator.render(project, PieceWriter.lasting(QUICK));
        replaced.await();
        watched.generator.render(
                project,
                file -> {
                    FilmWriter slow = PieceWriter.lasting(Duration.ofSeconds(1));
                    Thread.startVirtualThread(() -> {
                        // the cleanup goes on with the new film half written
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
        return bytes > 0 && bytes < PieceWriter.film().length;
    }
}
