package app.offcut.autoclean.simulation;

import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands in for MoneyPrinterTurbo: what it writes, in its order. A manifest, narration, subtitles
 * and footage; the manifest again with where the footage came from; then for each video its clips,
 * a list of them, the clips joined, and the video made of it in place, beside its sound. Nothing
 * tells of the end. Each task runs on the thread of its caller, in real time; several may run at
 * once.
 */
final class SimulatedTasks {
    private static final Duration STEP = Duration.ofMillis(30);
    private static final Duration WRITING = Duration.ofMillis(800);
    private static final int FOOTAGE = 3;
    private static final int STEPS_BEFORE_THE_VIDEOS = 3 + FOOTAGE + 1;
    private static final int STEPS_OF_A_VIDEO = FOOTAGE + 6;

    final Path root;
    final List<SimulatedTask> tasks = new CopyOnWriteArrayList<>();
    private final Duration standsStill;

    /**
     * @param standsStill how long a task that pauses does
     */
    SimulatedTasks(Path root, Duration standsStill) {
        this.root = root;
        this.standsStill = standsStill;
    }

    /** The task was ended at once, as by a power cut. */
    private static final class Killed extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** How many things a whole task of this kind does. */
    static int steps(TaskKind kind) {
        return STEPS_BEFORE_THE_VIDEOS + kind.videos * STEPS_OF_A_VIDEO;
    }

    /**
     * @param killedAt the number of the step in which it ends; 0 for none
     */
    SimulatedTask run(TaskKind kind, boolean ffmpeg, int killedAt)
            throws IOException, InterruptedException {
        SimulatedTask task = new SimulatedTask(UUID.randomUUID().toString(), kind);
        tasks.add(task);
        try {
            new Run(task, ffmpeg, killedAt).all();
        } catch (Killed _) {
            // nothing is tidied up
        }
        return task;
    }

    private final class Run {
        private final SimulatedTask task;
        private final boolean ffmpeg;
        private final int killedAt;
        private final Path folder;
        private final List<Path> footage = new ArrayList<>();

        Run(SimulatedTask task, boolean ffmpeg, int killedAt) {
            this.task = task;
            this.ffmpeg = ffmpeg;
            this.killedAt = killedAt;
            folder = root.resolve("storage/tasks").resolve(task.id);
        }

        void all() throws IOException, InterruptedException, Killed {
            Files.createDirectories(folder);
            manifest("");
            small("audio.mp3", 4000);
            if (task.kind == TaskKind.AUDIO_ONLY) return;
            small("subtitle.srt", 200);
            download();
            manifest(", \"material_sources\": [" + sources() + "]");
            for (int n = 1; n <= task.kind.videos; n++) {
                video(n);
                if (n == 1 && task.kind == TaskKind.WAITS_BETWEEN_VIDEOS) Thread.sleep(standsStill);
                if (n == 1 && task.kind == TaskKind.FAILED_AT_THE_SECOND) {
                    clips();
                    return;
                }
            }
            if (task.kind != TaskKind.BROKEN) task.ended = Instant.now();
        }

        /** Written beside it and renamed. */
        private void manifest(String more) throws IOException, Killed {
            String text =
                    "{\"script\": \"Foxes are shy.\", \"search_terms\": [\"fox\"], \"params\":"
                            + " {\"video_subject\": \"The fox\", \"video_aspect\": \"9:16\","
                            + " \"video_count\": "
                            + Math.max(1, task.kind.videos)
                            + "}"
                            + more
                            + "}";
            Path beside = folder.resolve(".script.json.x1y2.tmp");
            Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
            step();
            Files.move(
                    beside,
                    folder.resolve("script.json"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }

        private String sources() {
            return String.join(
                    ", ",
                    footage.stream()
                            .map(file ->
                                    "{\"provider\": \"pexels\", \"local_file\": \""
                                            + file.getFileName()
                                            + "\", \"duration\": 5}")
                            .toList());
        }

        private void download() throws IOException, InterruptedException, Killed {
            boolean own = task.kind == TaskKind.OWN_FOOTAGE;
            Path place = own ? folder : root.resolve("storage/cache_videos");
            Files.createDirectories(place);
            for (int i = 0; i < FOOTAGE; i++) {
                String md5 = UUID.randomUUID().toString().replace("-", "");
                footage.add(place.resolve("vid-" + md5 + ".mp4"));
                small(footage.getLast(), 5000);
            }
        }

        private List<Path> clips() throws IOException, InterruptedException, Killed {
            need(footage);
            List<Path> clips = new ArrayList<>();
            for (int i = 1; i <= FOOTAGE; i++) {
                clips.add(folder.resolve("temp-clip-" + i + ".mp4"));
                small(clips.getLast(), 6000);
            }
            return clips;
        }

        private void video(int n) throws IOException, InterruptedException, Killed {
            List<Path> clips = clips();
            Path list = folder.resolve("ffmpeg-concat-list.txt");
            small(list, 100);
            need(clips);
            Path combined = folder.resolve("combined-" + n + ".mp4");
            write(combined, Duration.ZERO);
            step();
            for (Path clip : clips) Files.deleteIfExists(clip);
            Files.deleteIfExists(list);
            if (task.kind == TaskKind.MUSIC) small("sonilo-bgm-" + n + ".m4a", 3000);
            Path sound = folder.resolve("final-" + n + "TEMP_MPY_wvf_snd.mp3");
            small(sound, 3000);
            List<Path> parts =
                    List.of(
                            combined,
                            folder.resolve("audio.mp3"),
                            folder.resolve("subtitle.srt"),
                            folder.resolve("script.json"));
            need(parts);
            Path video = folder.resolve("final-" + n + ".mp4");
            write(video, task.kind == TaskKind.PAUSED ? standsStill : Duration.ZERO);
            need(parts);
            need(List.of(sound));
            if (task.kind != TaskKind.BROKEN)
                task.checksums.put("final-" + n + ".mp4", SampleLibrary.checksum(video));
            task.lastWrite = Files.getLastModifiedTime(video).toInstant();
            step();
            Files.deleteIfExists(sound);
        }

        /** In place, so that it grows where it will lie. */
        private void write(Path file, Duration pause)
                throws IOException, InterruptedException, Killed {
            boolean broken =
                    task.kind == TaskKind.BROKEN
                            && file.getFileName().toString().startsWith("final");
            boolean killed = task.step() == killedAt;
            FinalWriter.End end = killed || broken ? FinalWriter.End.TORN : FinalWriter.End.WHOLE;
            // a real ffmpeg may be faster than its end
            FinalWriter writer =
                    ffmpeg && !broken
                            ? new FfmpegWriter(WRITING, pause, end)
                            : new PiecewiseWriter(WRITING, pause, end);
            writer.write(file);
            if (killed) throw new Killed();
        }

        private void small(String name, int bytes)
                throws IOException, InterruptedException, Killed {
            small(folder.resolve(name), bytes);
        }

        private void small(Path file, int bytes) throws IOException, InterruptedException, Killed {
            Files.write(file, new byte[bytes / 2]);
            step();
            Files.write(file, new byte[bytes]);
            Thread.sleep(STEP);
        }

        private void step() throws Killed {
            if (task.step() == killedAt) throw new Killed();
        }

        private void need(List<Path> files) {
            for (Path file : files)
                if (!Files.exists(file)) task.missing.add(root.relativize(file).toString());
        }
    }
}
