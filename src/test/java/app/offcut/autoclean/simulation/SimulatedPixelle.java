package app.offcut.autoclean.simulation;

import app.offcut.autoclean.simulation.SimulatedRun.Killed;
import app.offcut.generator.pixelle.Pixelle;
import app.offcut.generator.pixelle.PixelleSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pixelle-Video: for each scene its speech, a picture or a clip, the composed picture, and a
 * segment made of them; then the segments joined in place, and last of all the metadata, the index
 * of all tasks and the storyboard, each written in place.
 */
final class SimulatedPixelle extends ScriptedProgram<PixelleKind> {
    private static final int SCENES = 2;
    private static final int SCENE_SECONDS = (int) FinalWriter.SECONDS / SCENES;
    private static final Pattern STAYS =
            Pattern.compile("\\d\\d_((audio|narration_\\d)\\.mp3|(image|composed)\\.png)");
    private static final String INDEX = "output/.index.json";

    private final List<String> tasks = new ArrayList<>();

    /**
     * @param standsStill how long a task that pauses does; null for longer than the quiet time
     */
    SimulatedPixelle(Path root, @Nullable Duration standsStill) {
        super(root, new Pixelle(), "output", standsStill);
    }

    @Override
    void finishedLongAgo() {
        var _ = new PixelleSample(root).standard(PixelleSample.TASK);
    }

    @Override
    String project(PixelleKind kind, int number) {
        return "20260701_1200%02d_%04x".formatted(number % 60, number);
    }

    @Override
    int steps(PixelleKind kind) {
        int scene = 4;
        if (kind == PixelleKind.CLIPS) scene++;
        if (kind.assets()) scene += 2;
        return scenes(kind) * scene + 2;
    }

    @Override
    boolean stays(Path file) {
        boolean frame = Objects.requireNonNull(file.getParent()).endsWith("frames");
        return !frame || STAYS.matcher(file.getFileName().toString()).matches();
    }

    @Override
    boolean changes(String path) {
        return path.equals(INDEX);
    }

    @Override
    void script(PixelleKind kind, SimulatedRun run)
            throws IOException, InterruptedException, Killed {
        new Task(kind, run).all();
    }

    /** A final with clips is as long as its segments together; each is as long as the final. */
    private static int scenes(PixelleKind kind) {
        return kind.assets() || kind == PixelleKind.CLIPS ? 1 : SCENES;
    }

    private final class Task {
        private final PixelleKind kind;
        private final SimulatedRun run;
        private final Path folder;
        private final List<Path> segments = new ArrayList<>();

        Task(PixelleKind kind, SimulatedRun run) {
            this.kind = kind;
            this.run = run;
            folder = folder(run.project);
        }

        void all() throws IOException, InterruptedException, Killed {
            Files.createDirectories(folder.resolve("frames"));
            for (int n = 1; n <= scenes(kind); n++) scene("%02d_".formatted(n));
            run.need(segments);
            Path video = folder.resolve(kind.assets() ? "The fox.mp4" : "final.mp4");
            boolean waits = kind == PixelleKind.PAUSED || kind == PixelleKind.ASSETS_PAUSED;
            if (kind == PixelleKind.BROKEN || kind == PixelleKind.FAILED) run.tornVideo(video);
            else run.video(video, waits ? standsStill : Duration.ZERO);
            run.need(segments);
            run.wrote(video);
            if (kind == PixelleKind.FAILED) return;
            if (kind == PixelleKind.LATE_METADATA) Thread.sleep(standsStill);
            Path recorded = kind == PixelleKind.COPIED_OUT ? copiedOut(video) : video;
            records(recorded);
        }

        private void scene(String number) throws IOException, InterruptedException, Killed {
            List<Path> parts = new ArrayList<>();
            if (kind.assets()) {
                parts.add(small(number + "narration_1.mp3"));
                parts.add(small(number + "audiolist.txt"));
            }
            parts.add(small(number + "audio.mp3"));
            if (kind == PixelleKind.CLIPS) {
                parts.add(small(number + "video.mp4"));
                parts.add(small(number + "composed.png"));
                parts.add(small(number + "video.mp4_overlay.mp4"));
            } else {
                if (!kind.assets()) parts.add(small(number + "image.png"));
                parts.add(small(number + "composed.png"));
                if (kind.assets()) parts.add(small(number + "video.mp4"));
            }
            run.need(parts);
            segments.add(frame(number + "segment.mp4"));
            run.video(segments.getLast());
            run.need(parts);
        }

        private Path small(String name) throws IOException, InterruptedException, Killed {
            run.small(frame(name), 3000);
            return frame(name);
        }

        private Path frame(String name) {
            return folder.resolve("frames").resolve(name);
        }

        private Path copiedOut(Path video) throws IOException {
            Path copy = root.resolveSibling(root.getFileName() + "-" + run.project + ".mp4");
            return Files.copy(video, copy);
        }

        private void records(Path video) throws IOException, InterruptedException, Killed {
            if (kind.good()) run.ends();
            run.text(folder.resolve("metadata.json"), metadata(video));
            // whoever kills it from here on kills a finished task
            synchronized (tasks) {
                tasks.add("{\"task_id\": \"" + run.project + "\", \"status\": \"completed\"}");
                Files.writeString(
                        root.resolve(INDEX),
                        "{\"version\": \"1.0\", \"tasks\": [" + String.join(", ", tasks) + "]}");
            }
            Files.writeString(folder.resolve("storyboard.json"), storyboard());
        }

        private String metadata(Path video) throws IOException {
            return """
            {"task_id": "%s", "created_at": "2026-07-01T12:00:00.1",
             "completed_at": "2026-07-01T12:10:00.5", "status": "completed",
             "input": {"text": "A fox", "title": "The fox"},
             "result": {"video_path": "%s", "duration": %s, "file_size": %d, "n_frames": %d},
             "config": {"llm_model": "unknown"}}\
            """
                    .formatted(
                            run.project,
                            video,
                            kind.assets() ? "0.0" : String.valueOf(FinalWriter.SECONDS),
                            Files.size(video),
                            scenes(kind));
        }

        private String storyboard() {
            String media = kind == PixelleKind.CLIPS ? "video" : "image";
            String frame = "{\"duration\": %d, \"media_type\": \"%s\"}";
            String frames =
                    String.join(
                            ", ",
                            Collections.nCopies(
                                    scenes(kind), frame.formatted(SCENE_SECONDS, media)));
            return "{\"title\": \"The fox\", \"frames\": [" + frames + "]}";
        }
    }
}
