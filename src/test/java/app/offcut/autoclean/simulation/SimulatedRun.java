package app.offcut.autoclean.simulation;

import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One run of a simulated program, and what it saw. Written by one thread, read by others. Each
 * write is a step, in the middle of which the run may be killed.
 */
final class SimulatedRun {
    private static final Duration STEP = Duration.ofMillis(30);
    private static final Duration WRITING = Duration.ofMillis(800);

    final Path root;
    final String project;
    final Instant began = Instant.now();

    /** What the program needed and did not find: somebody cleaned too early. */
    final List<String> missing = new CopyOnWriteArrayList<>();

    /** Of each final that it wrote to the end, by its path below the library. */
    final Map<String, String> checksums = new ConcurrentHashMap<>();

    private final boolean ffmpeg;
    private final int killedAt;
    private int steps;

    /** When the last byte of a final was written, or all of it moved to its place. */
    private volatile @Nullable Instant written;

    /** Null while it goes on, and for ever if it has no true end. */
    private volatile @Nullable Instant ended;

    /** The program was ended at once, as by a power cut. */
    static final class Killed extends Exception {
        @Serial private static final long serialVersionUID = 1;
    }

    SimulatedRun(Path root, String project) {
        this(root, project, false, 0);
    }

    /**
     * @param ffmpeg whether it writes its videos
     * @param killedAt the number of the step in which it ends; 0 for none
     */
    SimulatedRun(Path root, String project, boolean ffmpeg, int killedAt) {
        this.root = root;
        this.project = project;
        this.ffmpeg = ffmpeg;
        this.killedAt = killedAt;
    }

    int steps() {
        return steps;
    }

    void step() throws Killed {
        if (++steps == killedAt) throw new Killed();
    }

    /** In two pieces. */
    void small(Path file, int bytes) throws IOException, InterruptedException, Killed {
        bytes(file, new byte[bytes]);
    }

    void text(Path file, String text) throws IOException, InterruptedException, Killed {
        bytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(Path file, byte[] content) throws IOException, InterruptedException, Killed {
        Files.createDirectories(file.getParent());
        Files.write(file, Arrays.copyOf(content, content.length / 2));
        step();
        Files.write(file, content);
        Thread.sleep(STEP);
    }

    /** Writes a video in place, so that it grows where it will lie. */
    void video(Path file) throws IOException, InterruptedException, Killed {
        video(file, Duration.ZERO);
    }

    /**
     * @param pause in the middle
     */
    void video(Path file, Duration pause) throws IOException, InterruptedException, Killed {
        Files.createDirectories(file.getParent());
        boolean killed = ++steps == killedAt;
        FinalWriter.End end = killed ? FinalWriter.End.TORN : FinalWriter.End.WHOLE;
        FinalWriter writer =
                ffmpeg
                        ? new FfmpegWriter(WRITING, pause, end)
                        : new PiecewiseWriter(WRITING, pause, end);
        writer.write(file);
        if (killed) throw new Killed();
    }

    /** Half a video, of which the program notices nothing. A real ffmpeg may be too fast. */
    void tornVideo(Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        steps++;
        new PiecewiseWriter(WRITING, Duration.ZERO, FinalWriter.End.TORN).write(file);
    }

    void need(List<Path> files) {
        for (Path file : files)
            if (!Files.exists(file)) missing.add(root.relativize(file).toString());
    }

    /** A final is written. The file system tells when: this thread may come to it much later. */
    void wrote(Path video) throws IOException {
        written = ((FileTime) Files.getAttribute(video, "unix:ctime")).toInstant();
        checksums.put(root.relativize(video).toString(), SampleLibrary.checksum(video));
    }

    /** The last record is about to be written, or the last byte was where there is no record. */
    void ends() {
        ended = Instant.now();
    }

    Instant lastWrite() {
        Instant last = written;
        return last == null ? Instant.MIN : last;
    }

    /**
     * When the rules can first allow a cleanup; null if never.
     *
     * @param quiet how long its finals must have stayed the same
     */
    @Nullable Instant gate(Duration quiet) {
        Instant end = ended;
        if (end == null) return null;
        Instant settled = lastWrite().plus(quiet);
        return settled.isAfter(end) ? settled : end;
    }

    boolean goesOn(Instant at) {
        Instant end = ended;
        return !at.isBefore(began) && (end == null || at.isBefore(end));
    }
}
