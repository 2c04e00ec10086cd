package app.offcut.generator.pixelle;

import app.offcut.generator.SampleFolder;
import app.offcut.samples.SampleLibrary;
import java.nio.file.Path;
import java.util.Set;

/** A library as Pixelle-Video leaves it. */
public final class PixelleSample extends SampleFolder {
    public static final String TASK = "20260615_143052_ab3d";

    /** Clips and lists of both pipelines. */
    public static final Set<String> GOES =
            Set.of(
                    "frames/01_video.mp4",
                    "frames/01_video.mp4_overlay.mp4",
                    "frames/01_segment.mp4",
                    "frames/02_segment.mp4");

    public PixelleSample(Path root) {
        super(root);
        text("output/.index.json", "{\"version\": \"1.0\", \"tasks\": [], \"last_updated\": \"\"}");
        text("pixelle_video/service.py", "the program");
        text("data/bgm/mine.mp3", "music");
        text("temp/trimmed_1.mp4", "no task's");
    }

    /** By the standard pipeline: speech, a picture or a clip, a composed frame and a segment. */
    public PixelleSample standard(String task) {
        for (String name : GOES) frame(task, name);
        frame(task, "frames/01_audio.mp3");
        frame(task, "frames/02_audio.mp3");
        frame(task, "frames/02_image.png");
        frame(task, "frames/01_composed.png");
        frame(task, "frames/02_composed.png");
        return finished(task, "final.mp4", "6.0");
    }

    /** By the asset pipeline, which records no duration of the whole and names the final freely. */
    public PixelleSample assets(String task, String title) {
        for (String name : GOES) frame(task, name);
        frame(task, "frames/01_audiolist.txt");
        frame(task, "frames/01_narration_1.mp3");
        frame(task, "frames/01_narration_2.mp3");
        frame(task, "frames/01_audio.mp3");
        frame(task, "frames/02_tail_reference.png");
        return finished(task, title + ".mp4", "0.0");
    }

    private void frame(String task, String inner) {
        file("output/" + task + "/" + inner, new byte[3000]);
    }

    private PixelleSample finished(String task, String name, String seconds) {
        String path = "output/" + task + "/";
        byte[] video = SampleLibrary.finalVideo();
        file(path + name, video);
        metadata(task, "completed", "/app/" + path + name, seconds, String.valueOf(video.length));
        text(
                path + "storyboard.json",
                """
                {"title": "The fox", "frames": [
                 {"duration": 2.5, "media_type": "image"},
                 {"duration": 3.5, "media_type": null}]}\
                """);
        return this;
    }

    /** As the generator writes it. */
    public void metadata(String task, String status, String video, String seconds, String bytes) {
        metadata(task, status, video, seconds, bytes, "");
    }

    /** The same with a transition between the scenes. */
    void metadata(
            String task,
            String status,
            String video,
            String seconds,
            String bytes,
            String transition) {
        text(
                "output/" + task + "/metadata.json",
                """
                {"task_id": "%s", "created_at": "2026-06-15T14:30:52.1",
                 "completed_at": "2026-06-15T14:41:07.5", "status": "%s",
                 "input": {"text": "A fox", "title": "The fox"%s},
                 "result": {"video_path": "%s", "duration": %s, "file_size": %s, "n_frames": 2},
                 "config": {"llm_model": "unknown"}}\
                """
                        .formatted(
                                task,
                                status,
                                transition.isEmpty()
                                        ? ""
                                        : ", \"transition\": \"" + transition + "\"",
                                video,
                                seconds,
                                bytes));
    }
}
