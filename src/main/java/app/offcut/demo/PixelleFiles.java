package app.offcut.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the folders of Pixelle-Video's tasks. */
final class PixelleFiles {
    private static final String OUTPUT = "output/";
    private static final int FRAMES = 5;

    /** The program writes local times without a zone. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private final DemoFiles files;
    private final DemoIds ids;
    private final Instant now;
    private final List<Object> index = new ArrayList<>();

    PixelleFiles(DemoFiles files, DemoIds ids, Instant now) {
        this.files = files;
        this.ids = ids;
        this.now = now;
    }

    /** How a task makes its frames. */
    enum Variant {
        /** A still picture for each frame. */
        PICTURES,
        /** A clip for each frame. */
        CLIPS,
        /** From the user's own pictures; the final is named after the title. */
        ASSETS
    }

    void write(FolderProject<Variant> task, FolderNotes notes) throws IOException {
        Instant begun = task.before(12);
        String id = ID.format(begun) + "_" + ids.hex(4);
        String folder = OUTPUT + id + "/";
        boolean assets = task.variant() == Variant.ASSETS;
        String finalVideo = folder + (assets ? task.title() : "final") + ".mp4";
        if (task.stage() != FolderStage.CLEANED) frames(task, folder);
        long bytes = task.stage().hasFinal() ? task.writeFinal(files, finalVideo) : 0;
        if (task.stage() == FolderStage.NO_FINAL) bytes = 12_345_678;
        if (!task.is(FolderStage.RENDERING, FolderStage.RENDER_FAILED, FolderStage.RENDER_DIED))
            records(task, id, finalVideo, recorded(task, bytes));
        notes.add(task, id, finalVideo);
    }

    private static long recorded(FolderProject<Variant> task, long bytes) {
        return switch (task.stage()) {
            case CUT_OFF, TINY -> 15_200_000;
            case REPLACED -> bytes + 4_100_000;
            default -> bytes;
        };
    }

    private void frames(FolderProject<Variant> task, String folder) throws IOException {
        int frames = task.small() ? 1 : FRAMES;
        if (task.is(FolderStage.PARTLY_FAILED)) frames = 2;
        boolean rendering = task.stage() == FolderStage.RENDERING;
        for (int number = 1; number <= frames; number++) {
            boolean again = task.stage() == FolderStage.EDITED_AGAIN && number <= 2;
            Instant made = again ? task.at().plus(Duration.ofHours(20)) : task.before(11 - number);
            boolean last = number == frames;
            frame(task, folder + "frames/%02d".formatted(number), rendering ? now : made, last);
        }
        if (task.variant() != Variant.ASSETS) return;
        for (int part = 1; part <= 3; part++)
            files.sparse(
                    folder + "frames/01_narration_" + part + ".mp3",
                    DemoFiles.MP3,
                    4e4,
                    9e4,
                    task.before(11));
        files.text(
                folder + "frames/01_audiolist.txt",
                "file '01_narration_1.mp3'\nfile '01_narration_2.mp3'\n",
                task.before(11));
    }

    private void frame(FolderProject<Variant> task, String start, Instant made, boolean last)
            throws IOException {
        boolean unfinished = last && task.is(FolderStage.RENDERING, FolderStage.RENDER_FAILED);
        files.sparse(start + "_audio.mp3", DemoFiles.MP3, 6e4, 1.6e5, made);
        if (task.variant() != Variant.ASSETS)
            files.sparse(start + "_image.png", DemoFiles.PNG, 1.2e6, 2.4e6, made);
        if (task.variant() == Variant.CLIPS)
            files.sparse(start + "_video.mp4", DemoFiles.MP4, 4e6, 9e6, made);
        if (unfinished) return;
        files.sparse(start + "_composed.png", DemoFiles.PNG, 1.4e6, 2.6e6, made);
        files.sparse(start + "_segment.mp4", DemoFiles.MP4, 2e6, 6e6, made);
    }

    private void records(FolderProject<Variant> task, String id, String finalVideo, long bytes)
            throws IOException {
        String folder = OUTPUT + id + "/";
        String path = "/app/" + finalVideo; // absolute in its container
        String text = DemoJson.text(metadata(task, id, path, bytes));
        boolean broken = task.stage() == FolderStage.UNREADABLE_RECORD;
        Instant at = task.at().plusSeconds(1);
        files.text(
                folder + "metadata.json", broken ? text.substring(0, text.length() / 2) : text, at);
        files.text(folder + "storyboard.json", DemoJson.text(storyboard(task, path)), at);
        index.add(
                DemoJson.object(
                        "task_id",
                        id,
                        "created_at",
                        TIME.format(task.before(12)),
                        "completed_at",
                        TIME.format(task.at()),
                        "status",
                        "completed",
                        "title",
                        task.title(),
                        "duration",
                        total(task),
                        "n_frames",
                        FRAMES,
                        "file_size",
                        bytes,
                        "video_path",
                        path,
                        "project_id",
                        null));
    }

    /** Made from the user's pictures, only the frames have their durations. */
    private static double total(FolderProject<Variant> task) {
        return task.variant() == Variant.ASSETS ? 0 : task.video().seconds();
    }

    private static Map<String, @Nullable Object> metadata(
            FolderProject<Variant> task, String id, String path, long bytes) {
        return DemoJson.object(
                "task_id", id,
                "created_at", TIME.format(task.before(12)),
                "completed_at", TIME.format(task.at()),
                "status", "completed",
                "input",
                        DemoJson.object(
                                "text",
                                task.title() + ", told in five pictures.",
                                "mode",
                                "generate",
                                "title",
                                task.title(),
                                "n_scenes",
                                FRAMES),
                "result",
                        DemoJson.object(
                                "video_path", path,
                                "duration", total(task),
                                "file_size", bytes,
                                "n_frames", FRAMES),
                "config", DemoJson.object("llm_model", "qwen-max", "runninghub_enabled", false));
    }

    private static Map<String, @Nullable Object> storyboard(
            FolderProject<Variant> task, String path) {
        List<Object> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++)
            frames.add(
                    DemoJson.object(
                            "index",
                            i,
                            "narration",
                            "Part " + (i + 1) + " of “" + task.title() + "”.",
                            "duration",
                            task.video().seconds() / FRAMES));
        return DemoJson.object(
                "title", task.title(),
                "frames", frames,
                "content_metadata", null,
                "final_video_path", path,
                "total_duration", total(task),
                "created_at", TIME.format(task.before(12)),
                "completed_at", TIME.format(task.at()));
    }

    /** Writes the index, the user's files, and scratch files of no task. */
    void writeOthers() throws IOException {
        Instant installed = now.minus(Duration.ofDays(200));
        files.text(
                OUTPUT + ".index.json",
                DemoJson.text(
                        DemoJson.object(
                                "version",
                                "1.0",
                                "tasks",
                                index,
                                "last_updated",
                                TIME.format(now.minus(Duration.ofDays(1))))),
                now.minus(Duration.ofDays(1)));
        files.text("config.yaml", "project_name: Pixelle-Video\n", installed);
        files.sparse("data/bgm/quiet-piano.mp3", DemoFiles.MP3, 3e6, 5e6, installed);
        fitted("trimmed_", 1, installed);
        fitted("padded_", 2, installed);
        fitted("padded_", 3, now.minus(Duration.ofHours(3))); // too new to go
        String upload = "temp/assets_" + ids.hex(12) + "/my-garden.png";
        files.sparse(upload, DemoFiles.PNG, 1.2e6, 2.4e6, installed);
    }

    /** A clip that was cut or filled up to the length of its speech, and is of no task. */
    private void fitted(String done, int frame, Instant made) throws IOException {
        String clip = "_%02d_video.mp4_overlay.mp4".formatted(frame);
        files.sparse("temp/" + done + ids.hex(8) + clip, DemoFiles.MP4, 2e6, 6e6, made);
    }
}
