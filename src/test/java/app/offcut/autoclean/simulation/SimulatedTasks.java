package app.offcut.autoclean.simulation;

import app.offcut.autoclean.simulation.SimulatedRun.Killed;
import app.offcut.generator.moneyprinterturbo.MoneyPrinterTurbo;
import app.offcut.generator.moneyprinterturbo.SampleTask;
import app.offcut.generator.moneyprinterturbo.SampleTask.Era;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * MoneyPrinterTurbo: a manifest, narration, subtitles and footage; the manifest again with where
 * the footage came from; then for each video its clips, a list of them, the clips joined, and the
 * video made of it in place, beside its sound. Nothing tells of the end.
 */
final class SimulatedTasks extends ScriptedProgram<TaskKind> {
    private static final int FOOTAGE = 3;
    private static final int STEPS_BEFORE_THE_VIDEOS = 3 + FOOTAGE + 1;
    private static final int STEPS_OF_A_VIDEO = FOOTAGE + 6;
    private static final Pattern STAYS =
            Pattern.compile("final-\\d\\.mp4|script\\.json|subtitle\\.srt|audio\\.mp3|sonilo.*");

    /**
     * @param standsStill how long a task that pauses does; null for longer than the quiet time
     */
    SimulatedTasks(Path root, @Nullable Duration standsStill) {
        super(root, new MoneyPrinterTurbo(), "storage/tasks", standsStill);
    }

    @Override
    void finishedLongAgo() {
        SampleTask.in(root).finished(Era.THREE_VIDEOS);
    }

    @Override
    String project(TaskKind kind, int number) {
        return UUID.randomUUID().toString();
    }

    @Override
    int steps(TaskKind kind) {
        int music = kind == TaskKind.MUSIC ? 1 : 0;
        return STEPS_BEFORE_THE_VIDEOS + kind.videos * (STEPS_OF_A_VIDEO + music);
    }

    @Override
    boolean stays(Path file) {
        return STAYS.matcher(file.getFileName().toString()).matches();
    }

    @Override
    boolean changes(String path) {
        return false;
    }

    @Override
    void script(TaskKind kind, SimulatedRun run) throws IOException, InterruptedException, Killed {
        new Task(kind, run).all();
    }

    private final class Task {
        private final TaskKind kind;
        private final SimulatedRun run;
        private final Path folder;
        private final List<Path> footage = new ArrayList<>();

        Task(TaskKind kind, SimulatedRun run) {
            this.kind = kind;
            this.run = run;
            folder = folder(run.project);
        }

        void all() throws IOException, InterruptedException, Killed {
            Files.createDirectories(folder);
            manifest("");
            run.small(folder.resolve("audio.mp3"), 4000);
            if (kind == TaskKind.AUDIO_ONLY) return;
            run.small(folder.resolve("subtitle.srt"), 200);
            download();
            manifest(", \"material_sources\": [" + sources() + "]");
            for (int n = 1; n <= kind.videos; n++) {
                video(n);
                if (n == 1 && kind == TaskKind.WAITS_BETWEEN_VIDEOS) Thread.sleep(standsStill);
                if (n == 1 && kind == TaskKind.FAILED_AT_THE_SECOND) {
                    var _ = clips();
                    return;
                }
            }
            if (kind != TaskKind.BROKEN) run.ends();
        }

        /** Written beside it and renamed. */
        private void manifest(String more) throws IOException, Killed {
            String text =
                    "{\"script\": \"Foxes are shy.\", \"search_terms\": [\"fox\"], \"params\":"
                            + " {\"video_subject\": \"The fox\", \"video_aspect\": \"9:16\","
                            + " \"video_count\": "
                            + Math.max(1, kind.videos)
                            + "}"
                            + more
                            + "}";
            Path beside = folder.resolve(".script.json.x1y2.tmp");
            Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
            run.step();
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
            boolean own = kind == TaskKind.OWN_FOOTAGE;
            Path place = own ? folder : root.resolve("storage/cache_videos");
            for (int i = 0; i < FOOTAGE; i++) {
                String md5 = UUID.randomUUID().toString().replace("-", "");
                footage.add(place.resolve("vid-" + md5 + ".mp4"));
                run.small(footage.getLast(), 5000);
            }
        }

        private List<Path> clips() throws IOException, InterruptedException, Killed {
            run.need(footage);
            List<Path> clips = new ArrayList<>();
            for (int i = 1; i <= FOOTAGE; i++) {
                clips.add(folder.resolve("temp-clip-" + i + ".mp4"));
                run.small(clips.getLast(), 6000);
            }
            return clips;
        }

        private void video(int n) throws IOException, InterruptedException, Killed {
            List<Path> clips = clips();
            Path list = folder.resolve("ffmpeg-concat-list.txt");
            run.small(list, 100);
            run.need(clips);
            Path combined = folder.resolve("combined-" + n + ".mp4");
            run.video(combined);
            run.step();
            for (Path clip : clips) Files.deleteIfExists(clip);
            Files.deleteIfExists(list);
            if (kind == TaskKind.MUSIC) run.small(folder.resolve("sonilo-bgm-" + n + ".m4a"), 3000);
            Path sound = folder.resolve("final-" + n + "TEMP_MPY_wvf_snd.mp3");
            run.small(sound, 3000);
            List<Path> parts =
                    List.of(
                            combined,
                            folder.resolve("audio.mp3"),
                            folder.resolve("subtitle.srt"),
                            folder.resolve("script.json"));
            run.need(parts);
            Path video = folder.resolve("final-" + n + ".mp4");
            if (kind == TaskKind.BROKEN) run.tornVideo(video);
            else run.video(video, kind == TaskKind.PAUSED ? standsStill : Duration.ZERO);
            run.need(parts);
            run.need(List.of(sound));
            run.wrote(video);
            run.step();
            Files.deleteIfExists(sound);
        }
    }
}
