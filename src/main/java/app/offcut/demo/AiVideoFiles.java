package app.offcut.demo;

import app.offcut.demo.AiVideoProject.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Writes the files of AIvideogen's demo projects. */
final class AiVideoFiles {
    private static final int THUMBNAILS = 12;
    private static final byte[] FINAL = DemoVideo.LANDSCAPE.whole();
    private static final byte[] NOTHING = {};

    private final DemoFiles files;
    private final Instant now;

    AiVideoFiles(DemoFiles files, Instant now) {
        this.files = files;
        this.now = now;
    }

    void write(AiVideoProject project) throws IOException {
        if (project.small()) files.put(project.source(1), NOTHING, 600_000, project.made());
        else intermediates(project);
        if (project.stage().hasFinal()) finalVideo(project);
    }

    private void intermediates(AiVideoProject project) throws IOException {
        for (int scene = 1; scene <= project.scenesWithFiles(); scene++) scene(project, scene);
        if (project.number() == 0) { // not a file of the generator's, so it stays
            byte[] notes = "Scene 4: try the harbour at dawn\n".getBytes(StandardCharsets.UTF_8);
            files.put(project.notes(), notes, 0, project.made());
        }
        for (Download download : project.downloads()) {
            String path = download.path();
            if (files.has(path)) continue; // two projects share it
            files.sparse(path, DemoFiles.MP4, 2.5e6, 6.5e6, project.made());
        }
        if (project.scenesWithFiles() < project.scenes()
                || project.stage() == AiVideoStage.NO_FINAL) return;
        Instant rendered = project.stage() == AiVideoStage.RENDERING ? now : project.made();
        files.sparse(project.scratch() + "concatenated.mp4", DemoFiles.MP4, 2e6, 4e6, rendered);
        files.sparse(project.scratch() + "scene-1-trimmed.mp4", DemoFiles.MP4, 2e5, 6e5, rendered);
    }

    private void scene(AiVideoProject project, int scene) throws IOException {
        Instant made = project.made();
        boolean again = project.stage().editedAgain() && scene <= 2;
        Instant fetched = again ? project.at().plus(Duration.ofHours(20)) : made;
        files.sparse(project.audio(scene), DemoFiles.MP3, 5e4, 1e5, made);
        files.sparse(project.source(scene), DemoFiles.MP4, 4e5, 9e5, fetched);
        files.sparse(project.preview(scene), DemoFiles.MP4, 1e5, 3e5, made);
        files.sparse(project.suggestion(scene), DemoFiles.MP4, 5e4, 2e5, made);
    }

    private void finalVideo(AiVideoProject project) throws IOException {
        String path = project.finalVideo();
        if (project.stage() == AiVideoStage.CUT_OFF)
            files.put(path, Arrays.copyOf(FINAL, FINAL.length * 3 / 5), 0, project.at());
        else if (project.small()) files.put(path, FINAL, 0, project.at());
        else
            files.put(
                    path,
                    DemoFiles.padded(FINAL, project.finalBytes()),
                    project.finalBytes(),
                    project.at());
        if (project.small()) return;
        byte[] thumbnail =
                DemoFiles.resource("thumbnail-" + project.number() % THUMBNAILS + ".jpg");
        files.put(project.thumbnail(), thumbnail, 0, project.at());
    }

    /**
     * Writes what a library contains besides its projects: files of the generator's own, copies of
     * speech that it never deletes, and an orphan.
     */
    void writeOthers(String orphan, Instant made) throws IOException {
        files.put(".cache/audio/previews/narrator.mp3", DemoFiles.MP3, 44_000, made);
        files.put(
                ".cache/videos/" + orphan + "/scene-1-source.mp4", DemoFiles.MP4, 6_400_000, made);
        files.put(
                ".cache/videos/" + orphan + "/scene-2-source.mp4", DemoFiles.MP4, 5_100_000, made);
        files.put(".cache/audio/projects/" + orphan + "/scene-1.mp3", DemoFiles.MP3, 71_064, made);
        for (int copy = 0; copy < 4; copy++) {
            Instant spoken = made.plus(Duration.ofMinutes(copy));
            String speech = ".cache/audio/temp/" + spoken.toEpochMilli() + ".mp3";
            files.sparse(speech, DemoFiles.MP3, 5e4, 1e5, spoken);
        }
        byte[] index = "{\"videos\": {}}\n".getBytes(StandardCharsets.UTF_8);
        files.put("assets/cache/metadata.json", index, 0, made);
    }
}
