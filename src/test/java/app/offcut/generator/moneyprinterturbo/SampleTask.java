package app.offcut.generator.moneyprinterturbo;

import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** A task's folder, written as MoneyPrinterTurbo writes it. */
public final class SampleTask {
    public static final String ID = "3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d";
    static final String STOCK = "vid-0123456789abcdef0123456789abcdef.mp4";

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(3));

    private final Path root;
    private final String id;
    private final Set<String> intermediates = new TreeSet<>();

    private SampleTask(Path root, String id) {
        this.root = root;
        this.id = id;
    }

    public static SampleTask in(Path root) {
        return in(root, ID);
    }

    public static SampleTask in(Path root, String id) {
        return new SampleTask(root, id);
    }

    /** The eras of its names, each with a finished task. */
    public enum Era {
        /** The first two weeks: one video, all footage in the task's folder. */
        MARCH_2024,
        /** Numbered videos; footage by the md5 of its address, here in the task's folder. */
        APRIL_2024,
        /** Clips that an earlier, failed run left. */
        MAY_2025,
        /** Clips joined by ffmpeg, from a list that was left. */
        APRIL_2026,
        /** Music made for the video, the user's own voice, and a record of the footage. */
        JULY_2026,
        /** Three videos. */
        THREE_VIDEOS
    }

    /** A finished task. */
    public SampleTask finished(Era era) {
        file("subtitle.srt", "1\n".getBytes(StandardCharsets.UTF_8));
        if (era != Era.JULY_2026) file("audio.mp3", new byte[4000]);
        switch (era) {
            case MARCH_2024 -> {
                manifest("");
                goes("vid-1710144000123.mp4", "vid-1710144000456.mp4");
                goes("combined.mp4", SampleLibrary.finalVideo());
                video("final.mp4");
            }
            case APRIL_2024 -> {
                manifest(", \"video_count\": 1");
                goes("vid-00112233445566778899aabbccddeeff.mp4");
                videos(1);
            }
            case MAY_2025 -> {
                manifest(", \"video_count\": 1");
                goes("temp-clip-1.mp4", "temp-clip-2.mp4");
                goes("temp-merged-video.mp4", "temp-merged-next.mp4");
                goes("final-1TEMP_MPY_wvf_snd.mp3");
                videos(1);
            }
            case APRIL_2026 -> {
                manifest(", \"video_count\": 1");
                goes("ffmpeg-concat-list.txt", "ffmpeg-concat-a1b2.txt", ".ffmpeg-concat-a1b2.mp4");
                stock();
                videos(1);
            }
            case JULY_2026 -> {
                manifest(
                        ", \"video_count\": 1, \"custom_audio_file\": \"custom-audio-a1b2.wav\"",
                        ", \"material_sources\": [{\"provider\": \"pexels\", \"local_file\": \""
                                + STOCK
                                + "\", \"duration\": 5}]");
                file("custom-audio-a1b2.wav", new byte[4000]);
                file("sonilo-bgm-1.m4a", new byte[4000]);
                goes(".sonilo-proxy-x1.mp4", ".script.json.x1.tmp", ".final-1.mp4.x1.mp4");
                stock();
                videos(1);
            }
            case THREE_VIDEOS -> {
                manifest(", \"video_count\": 3");
                stock();
                videos(3);
            }
        }
        return this;
    }

    public SampleTask manifest(String parameters) {
        return manifest(parameters, "");
    }

    SampleTask manifest(String parameters, String more) {
        return file(
                TaskNames.MANIFEST,
                ("{\"script\": \"Foxes are shy.\", \"search_terms\": [\"fox\"], \"params\": {"
                                + "\"video_subject\": \"The fox\", \"video_script\": \"\","
                                + " \"video_aspect\": \"9:16\""
                                + parameters
                                + "}"
                                + more
                                + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Finals and the footage that they were made of. */
    SampleTask videos(int count) {
        for (int n = 1; n <= count; n++) {
            goes("combined-" + n + ".mp4", SampleLibrary.finalVideo());
            video("final-" + n + ".mp4");
        }
        return this;
    }

    private void video(String name) {
        file(name, SampleLibrary.finalVideo());
        touch(path(name), LONG_AGO.plus(Duration.ofMinutes(10)));
    }

    private void stock() {
        write(root.resolve("storage/cache_videos").resolve(STOCK), new byte[5000]);
    }

    private void goes(String... names) {
        for (String name : names) goes(name, new byte[5000]);
    }

    SampleTask goes(String name, byte[] content) {
        intermediates.add("storage/tasks/" + id + "/" + name);
        return file(name, content);
    }

    /** A file that has not changed for three days. */
    public SampleTask file(String name, byte[] content) {
        write(path(name), content);
        return this;
    }

    public SampleTask changed(String name, Duration ago) {
        touch(path(name), Instant.now().minus(ago));
        return this;
    }

    /** Everything that a cleanup may erase unless the user has released more. */
    public Set<String> intermediates() {
        return intermediates;
    }

    /** Path below the library. */
    public String folder() {
        return "storage/tasks/" + id;
    }

    Path path(String name) {
        return root.resolve(folder()).resolve(name);
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            touch(file, LONG_AGO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path file, Instant at) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
