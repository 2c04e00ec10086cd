package app.offcut.autoclean.simulation;

import app.offcut.autoclean.TestClock;
import app.offcut.autoclean.WatchedLibrary;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.samples.SampleLibrary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * AIvideogen at work, step by step as its source has it: a job's row, clips fetched, trimmed and
 * joined in the job's folder, the video written in place, a thumbnail, rows about them in that
 * order, the job complete, its folder removed. Several renders of one project may run at once.
 */
final class SimulatedGenerator extends SimulatedProgram<RenderKind> {
    static final int SCENES = 3;
    private static final Duration STEP = Duration.ofMillis(40);

    final SampleLibrary files;

    /** Project of each job, by the name of the job's folder. */
    final Map<String, String> jobs = new ConcurrentHashMap<>();

    SimulatedGenerator(SampleLibrary files) {
        super(files.root());
        this.files = files;
    }

    @Override
    void finishedLongAgo() {
        files.project("old").scenes(1).finished();
    }

    @Override
    WatchedLibrary open(Path state, ChangeHook changes) {
        return new WatchedLibrary(files, state, TestClock.real(), changes);
    }

    @Override
    String project(RenderKind kind, int number) {
        return (kind + "-" + number).toLowerCase(Locale.ROOT);
    }

    @Override
    void play(RenderKind kind, String project, boolean ffmpeg, int killedAt, Watched<?> watched)
            throws IOException, InterruptedException {
        kind.play(this, watched, project, ffmpeg);
    }

    @Override
    int steps(RenderKind kind) {
        return 0;
    }

    @Override
    Duration quiet(RenderKind kind) {
        return kind.recorded() ? WatchedLibrary.SHORTEST_SETTLE_TIME : WatchedLibrary.SETTLE_TIME;
    }

    @Override
    @Nullable String owner(Path place) {
        for (Path name : root.relativize(place)) {
            String text = name.toString();
            if (jobs.containsKey(text)) return jobs.get(text);
            if (hasRun(text)) return text;
        }
        return null;
    }

    @Override
    List<Path> folders(String project) {
        return Stream.of(".cache/audio/projects", ".cache/videos")
                .map(zone -> root.resolve(zone).resolve(project))
                .filter(Files::isDirectory)
                .toList();
    }

    @Override
    boolean stays(Path file) {
        return false;
    }

    /** Its database, and the copies of it that a migration makes. */
    @Override
    boolean changes(String path) {
        return new AiVideoGenerator().layout().isDatabaseName(path)
                || path.contains(".before-offcut");
    }

    /** How a render goes, where it does not go as usual. */
    enum Behavior {
        USUAL,
        NO_THUMBNAIL,
        /** Its server died with the video half written. */
        CRASHES,
        /** It noticed that ffmpeg failed. */
        FAILS,
        /** Everything is done, but the job's row is never set to complete. */
        STAYS_ACTIVE
    }

    /** Voices and clips of a project, made before the first render. */
    void prepare(String project) {
        files.project(project).scenes(SCENES);
    }

    SimulatedRun render(String project, FinalWriter writer)
            throws IOException, InterruptedException {
        return render(project, writer, Behavior.USUAL);
    }

    SimulatedRun render(String project, FinalWriter writer, Behavior behavior)
            throws IOException, InterruptedException {
        return render(project, writer, Duration.ZERO, behavior);
    }

    /**
     * @param thumbnail how long making it takes
     */
    SimulatedRun render(String project, FinalWriter writer, Duration thumbnail)
            throws IOException, InterruptedException {
        return render(project, writer, thumbnail, Behavior.USUAL);
    }

    private SimulatedRun render(
            String project, FinalWriter writer, Duration thumbnail, Behavior behavior)
            throws IOException, InterruptedException {
        String job = UUID.randomUUID().toString();
        jobs.put(job, project);
        SimulatedRun render = begun(new SimulatedRun(root, project));
        begin(project, job);
        join(render, job);
        progress(job, 60, "audio_overlay");
        need(render, voices(project));
        Path video = writeFinal(render, writer);
        need(render, voices(project));
        need(render, List.of(".cache/assembly/" + job + "/concatenated.mp4"));
        if (behavior == Behavior.CRASHES) return render;
        if (behavior == Behavior.FAILS) return fail(render, job);
        progress(job, 75, "thumbnail");
        if (behavior != Behavior.NO_THUMBNAIL) takePicture(project, thumbnail);
        record(project, video);
        if (behavior != Behavior.STAYS_ACTIVE) complete(render, job);
        return render;
    }

    private void begin(String project, String job) throws IOException {
        files.sql("UPDATE projects SET current_step = 'editing' WHERE id = ?", project);
        files.sql(
                "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at)"
                        + " VALUES (?,?,'pending',?,?)",
                job,
                project,
                SCENES,
                Instant.now().toString());
        Files.createDirectories(root.resolve(".cache/assembly/" + job + "/downloads"));
    }

    private void join(SimulatedRun render, String job) throws IOException, InterruptedException {
        String folder = ".cache/assembly/" + job + "/";
        List<String> trimmed = new ArrayList<>();
        for (int n = 1; n <= SCENES; n++) {
            progress(job, 5 + 5 * n, "downloading");
            write(".cache/videos/" + render.project + "/scene-" + n + "-source.mp4", 4000 + n);
        }
        for (int n = 1; n <= SCENES; n++) {
            need(
                    render,
                    List.of(".cache/videos/" + render.project + "/scene-" + n + "-source.mp4"));
            trimmed.add(folder + "scene-" + n + "-trimmed.mp4");
            write(trimmed.getLast(), 5000 + n);
            progress(job, 20 + 5 * n, "trimming");
        }
        progress(job, 35, "concatenating");
        need(render, trimmed);
        write(folder + "concatenated-list.txt", 100);
        write(folder + "concatenated.mp4", 15_000);
        Files.delete(root.resolve(folder + "concatenated-list.txt"));
    }

    private void progress(String job, int percent, String stage) {
        files.sql(
                "UPDATE assembly_jobs SET status = 'processing', progress = ?, current_stage = ?"
                        + " WHERE id = ?",
                percent,
                stage,
                job);
    }

    private void takePicture(String project, Duration takes)
            throws IOException, InterruptedException {
        Thread.sleep(takes);
        for (int frame = 0; frame < 3; frame++) {
            String path = ".cache/assembly/thumbnails/" + project + "-frame-" + frame + ".jpg";
            write(path, 300);
            Files.delete(root.resolve(path));
        }
        String picture = "public/videos/" + project + "/thumbnail.jpg";
        write(picture, 400);
        files.sql("UPDATE projects SET thumbnail_path = ? WHERE id = ?", picture, project);
    }

    private void record(String project, Path video) throws IOException {
        files.sql(
                "UPDATE projects SET video_path = ?, video_total_duration ="
                        + " (SELECT sum(duration) FROM scenes WHERE project_id = projects.id),"
                        + " video_file_size = ? WHERE id = ?",
                "public/videos/" + project + "/final.mp4",
                Files.size(video),
                project);
    }

    private void complete(SimulatedRun render, String job) {
        // with this statement the render ends for everybody
        render.ends();
        files.sql(
                "UPDATE assembly_jobs SET status = 'complete', progress = 100, completed_at = ?"
                        + " WHERE id = ?",
                Instant.now().toString(),
                job);
        removeFolder(job);
    }

    private SimulatedRun fail(SimulatedRun render, String job) {
        files.sql(
                "UPDATE assembly_jobs SET status = 'error', error_message = 'ffmpeg exited' WHERE id = ?",
                job);
        removeFolder(job);
        return render;
    }

    private void removeFolder(String job) {
        remove(root.resolve(".cache/assembly").resolve(job).toFile());
    }

    /** Ignores what is missing, because a cleaner may be faster. */
    private static void remove(File place) {
        File[] children = place.listFiles();
        if (children != null) for (File child : children) remove(child);
        place.delete();
    }

    private static List<String> voices(String project) {
        List<String> voices = new ArrayList<>();
        for (int n = 1; n <= SCENES; n++)
            voices.add(".cache/audio/projects/" + project + "/scene-" + n + ".mp3");
        return voices;
    }

    private void need(SimulatedRun render, List<String> paths) {
        for (String path : paths) if (!Files.exists(root.resolve(path))) render.missing.add(path);
    }

    private void write(String path, int bytes) throws IOException, InterruptedException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
        Thread.sleep(STEP);
    }

    /** Makes the voices again that a cleanup has taken, as the generator does for a new render. */
    void speakAgain(String project) throws IOException, InterruptedException {
        for (String voice : voices(project)) write(voice, 1000);
    }

    /** A final that comes without the generator: no row is ever written about it. */
    SimulatedRun byHand(String project, FinalWriter hand) throws IOException, InterruptedException {
        SimulatedRun render = begun(new SimulatedRun(root, project));
        writeFinal(render, hand);
        render.ends();
        return render;
    }

    private Path writeFinal(SimulatedRun render, FinalWriter writer)
            throws IOException, InterruptedException {
        Path folder = root.resolve("public/videos").resolve(render.project);
        Path video = Files.createDirectories(folder).resolve("final.mp4");
        writer.write(video);
        render.wrote(video);
        return video;
    }
}
