package app.offcut.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One project of a {@link SampleLibrary}; each method writes its rows and files at once. */
public final class SampleProject {
    private final SampleLibrary library;
    private final String id;
    private boolean documentedLayout;
    private int scenes;

    SampleProject(SampleLibrary library, String id) {
        this.library = library;
        this.id = id;
        documentedLayout = library.form().documented();
    }

    public String id() {
        return id;
    }

    public SampleLibrary library() {
        return library;
    }

    public SampleProject named(String name) {
        library.sql("UPDATE projects SET name = ? WHERE id = ?", name, id);
        return this;
    }

    /** Files from here on lie where the documents say, whatever schema the database has. */
    public SampleProject inDocumentedLayout() {
        documentedLayout = true;
        return this;
    }

    /** More scenes, each with its voice, its default, source and suggested clip, and their rows. */
    public SampleProject scenes(int count) {
        for (int n = scenes + 1; n <= scenes + count; n++) scene(n, library.longAgo());
        scenes += count;
        return this;
    }

    private void scene(int n, Instant modified) {
        String scene = id + "-scene-" + n;
        double seconds = SampleLibrary.FINAL_SECONDS / 3;
        String audio = audioFolder() + "scene-" + n + ".mp3";
        String clip = segmentFolder() + "scene-%02d-default.mp4".formatted(n);
        String suggested = segmentFolder() + "suggestions/" + id + "-v" + n + "-8s.mp4";
        library.sql(
                "INSERT INTO scenes(id, project_id, scene_number, text, duration) VALUES (?,?,?,?,?)",
                scene,
                id,
                n,
                "Text of scene " + n,
                seconds);
        if (library.form().documented()) {
            library.sql(
                    "INSERT INTO audio_files(id, project_id, scene_number, file_path, voice_id,"
                            + " duration_seconds) VALUES (?,?,?,?,'voice',?)",
                    scene + "-audio",
                    id,
                    n,
                    audio,
                    seconds);
        } else library.sql("UPDATE scenes SET audio_file_path = ? WHERE id = ?", audio, scene);
        suggest(n, null, id + "-d" + n, clip);
        suggest(n, null, id + "-v" + n, suggested);
        library.file(audio, 1000 + n, modified);
        library.file(clip, 2000 + n, modified);
        library.file(suggested, 3000 + n, modified);
        library.file(segmentFolder() + "scene-" + n + "-source.mp4", 4000 + n, modified);
    }

    /** A provider's file and the first scene's row that needs it; the file may be there already. */
    public SampleProject download(String provider, String videoId) {
        suggest(1, provider, videoId, null);
        String path = "assets/cache/" + provider + "/" + videoId + ".mp4";
        if (!Files.exists(library.root().resolve(path))) library.file(path, 9000);
        return this;
    }

    /** A row of {@code visual_suggestions}; provider NULL is the generator's way to say youtube. */
    public SampleProject suggest(
            int scene, @Nullable String provider, String videoId, @Nullable String segmentPath) {
        String sceneId = id + "-scene-" + scene;
        String suggestion = sceneId + "-" + videoId;
        library.sql(
                "INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank,"
                        + " default_segment_path, download_status) VALUES (?,?,?,?,'',1,?,?)",
                suggestion,
                sceneId,
                videoId,
                "Title of " + videoId,
                segmentPath,
                segmentPath == null && provider == null ? "pending" : "complete");
        if (library.form() != SampleLibrary.Form.SHIPPED_AT_010)
            library.sql(
                    "UPDATE visual_suggestions SET provider = ? WHERE id = ?",
                    provider,
                    suggestion);
        return this;
    }

    /** Assembled yesterday: job complete with its scratch files, a good final, all recorded. */
    public SampleProject finished() {
        if (!library.form().documented()) job("job-" + id, "complete", library.yesterday());
        scratch(documentedLayout ? id : "job-" + id, library.longAgo());
        return finalVideo(SampleLibrary.finalVideo(), library.yesterday()).recorded();
    }

    /** A final with these bytes and its thumbnail, in no row. */
    public SampleProject finalVideo(byte[] content, Instant modified) {
        library.file(finalPath(), content, modified);
        library.file(thumbnailPath(), SampleLibrary.thumbnail(), modified);
        return this;
    }

    /** The rows about the final as the generator writes them for a good one. */
    public SampleProject recorded() {
        long bytes = SampleLibrary.finalVideo().length;
        if (library.form().documented())
            library.sql(
                    "INSERT OR REPLACE INTO rendered_videos(id, project_id, file_path,"
                            + " thumbnail_path, duration_seconds, file_size_bytes)"
                            + " VALUES (?,?,?,?,?,?)",
                    "video-" + id,
                    id,
                    finalPath(),
                    thumbnailPath(),
                    SampleLibrary.FINAL_SECONDS,
                    bytes);
        else
            library.sql(
                    "UPDATE projects SET current_step = 'export', video_path = ?,"
                            + " thumbnail_path = ?, video_total_duration = ?, video_file_size = ?"
                            + " WHERE id = ?",
                    finalPath(),
                    thumbnailPath(),
                    SampleLibrary.FINAL_SECONDS,
                    bytes,
                    id);
        return this;
    }

    /** Cuts the final off, leaving its mtime and what is recorded. */
    public SampleProject truncateFinal(long bytes) {
        try (FileChannel channel = FileChannel.open(finalFile(), StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return touch(finalPath(), library.yesterday());
    }

    /** A render under way: a job since a minute, its scratch files just written. */
    public SampleProject rendering() {
        job("render-" + id, "processing", library.now().minusSeconds(60));
        scratch("render-" + id, library.now());
        return this;
    }

    /** A row of {@code assembly_jobs}, which only the shipped schema has; no files. */
    public SampleProject job(String job, String status, Instant createdAt) {
        library.sql(
                "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at)"
                        + " VALUES (?,?,?,?,?)",
                job,
                id,
                status,
                Math.max(1, scenes),
                createdAt.toString());
        return this;
    }

    private void scratch(String folder, Instant modified) {
        library.file(".cache/assembly/" + folder + "/scene-1-trimmed.mp4", 5000, modified);
        library.file(".cache/assembly/" + folder + "/concatenated.mp4", 6000, modified);
    }

    /** Clips as the generator's script for whole videos cuts them; no row names them. */
    public SampleProject trimmed(int count) {
        for (int n = 1; n <= count; n++)
            library.file(
                    ".cache/trimmed/" + id + "/scene-" + n + "-trimmed.mp4",
                    7000 + n,
                    library.longAgo());
        return this;
    }

    /** Changes the mtime of a file of the library. */
    public SampleProject touch(String path, Instant modified) {
        try {
            Files.setLastModifiedTime(library.root().resolve(path), FileTime.from(modified));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Relative, with {@code /} at the end. */
    public String audioFolder() {
        return documentedLayout ? ".cache/audio/" + id + "/" : ".cache/audio/projects/" + id + "/";
    }

    /** Relative, with {@code /} at the end. */
    public String segmentFolder() {
        return ".cache/videos/" + id + "/";
    }

    public String finalPath() {
        return (documentedLayout ? ".cache/output/" : "public/videos/") + id + "/final.mp4";
    }

    public String thumbnailPath() {
        return documentedLayout
                ? ".cache/output/" + id + "/final-thumb.jpg"
                : "public/videos/" + id + "/thumbnail.jpg";
    }

    public Path finalFile() {
        return library.root().resolve(finalPath());
    }
}
