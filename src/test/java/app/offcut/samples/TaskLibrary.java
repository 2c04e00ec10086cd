package app.offcut.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with tasks in {@code storage/tasks}, as several generators keep them. */
public record TaskLibrary(Path root) {
    /** The one task of {@link #storyflicks}. */
    public static final String TASK = "3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d";

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(3));

    /** With a finished task, of which two files may go. */
    public static TaskLibrary storyflicks(Path root) {
        return new TaskLibrary(root)
                .task(
                        "story.json",
                        "{\"story_prompt\": \"The fox\"}".getBytes(StandardCharsets.UTF_8))
                .task("1.png", new byte[3000])
                .task("1.mp3", new byte[3000])
                .task("video.mp4", SampleLibrary.finalVideo());
    }

    /** NarratoAI took over another generator's folders: its final is another's intermediate. */
    public static TaskLibrary narrato(Path root) {
        return new TaskLibrary(root)
                .task("merger.mp4", SampleLibrary.finalVideo())
                .task("combined.mp4", SampleLibrary.finalVideo())
                .task("audio_00_01.mp3", new byte[3000])
                .task("script.json", "{\"script\": \"\"}".getBytes(StandardCharsets.UTF_8))
                .file("storage/temp/clip_video_unified/0f/ost1_vid_1@2.mp4", new byte[4000])
                .file("storage/cache_videos/vid-0f.mp4", new byte[4000])
                .file("config.toml", new byte[10])
                .file("resource/songs/song.mp3", new byte[3000]);
    }

    private TaskLibrary task(String name, byte[] content) {
        return file("storage/tasks/" + TASK + "/" + name, content);
    }

    /** Writes a file that has not changed for some time. */
    public TaskLibrary file(String path, byte[] content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what the generator is recognised by. */
    public void loseMarks() {
        try {
            Path task = root.resolve("storage/tasks").resolve(TASK);
            Files.deleteIfExists(task.resolve("story.json"));
            Files.move(task.resolve("video.mp4"), task.resolve("published.mp4"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of every file but Offcut's own. */
    public Map<String, String> checksums() {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (!path.contains(".offcut")) sums.put(path, SampleLibrary.checksum(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sums;
    }
}
