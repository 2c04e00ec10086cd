package app.offcut.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the folders of MoneyPrinterTurbo's tasks, and the footage that they share. */
final class MoneyPrinterFiles {
    private static final String STORAGE = "storage/";
    private static final String CACHE = STORAGE + "cache_videos/";

    /** Since then {@code script.json} names the footage. */
    private static final Instant SOURCES_SINCE = Instant.parse("2026-07-27T00:00:00Z");

    private final DemoFiles files;
    private final DemoIds ids;
    private final Instant now;
    private final List<String> cached = new ArrayList<>();

    MoneyPrinterFiles(DemoFiles files, DemoIds ids, Instant now) {
        this.files = files;
        this.ids = ids;
        this.now = now;
    }

    /** What a task has besides the usual. */
    enum Variant {
        PLAIN,
        /** Three videos of the same script. */
        THREE,
        PAID_MUSIC,
        /** The user's own recording instead of speech. */
        OWN_VOICE,
        /** The footage is in the task's folder. */
        OWN_DOWNLOADS,
        /** The names of the program's first weeks, without numbers. */
        FIRST_WEEKS
    }

    /** Writes what belongs to no task: settings, the user's files, and footage nobody names. */
    void writeOthers() throws IOException {
        Instant installed = now.minus(Duration.ofDays(200));
        files.text("config.toml", "[app]\nvideo_source = \"pexels\"\n", installed);
        files.sparse(STORAGE + "bgm/" + ids.hex(32) + ".mp3", DemoFiles.MP3, 3e6, 5e6, installed);
        String upload = STORAGE + "local_videos/material-" + ids.hex(32) + ".mp4";
        files.sparse(upload, DemoFiles.MP4, 4e7, 9e7, installed);
        preview(installed);
        preview(now.minus(Duration.ofDays(40)));
        preview(now.minus(Duration.ofHours(3))); // too new to go
        for (int i = 0; i < 8; i++)
            footage(CACHE, "vid-" + ids.hex(32), now.minus(Duration.ofDays(95 + i * 37)));
    }

    /** Of a voice. */
    private void preview(Instant made) throws IOException {
        String voice = STORAGE + "temp/tmp-voice-" + ids.uuid() + ".mp3";
        files.sparse(voice, DemoFiles.MP3, 4e4, 9e4, made);
    }

    private void footage(String folder, String stem, Instant fetched) throws IOException {
        files.sparse(folder + stem + ".mp4", DemoFiles.MP4, 6e6, 2.8e7, fetched);
    }

    void write(FolderProject<Variant> task, FolderNotes notes) throws IOException {
        String id = ids.uuid();
        String folder = STORAGE + "tasks/" + id + "/";
        List<String> footage = task.small() ? List.of() : footage(task, folder);
        script(task, folder, footage);
        if (!task.small()) speech(task, folder);
        boolean first = task.variant() == Variant.FIRST_WEEKS;
        int made = task.stage() == FolderStage.FINALS_MISSING ? 1 : finals(task);
        if (!task.stage().hasFinal()) made = 0;
        for (int n = 1; n <= made; n++) {
            if (hasCombined(task, n))
                combined(task, folder + (first ? "combined.mp4" : "combined-" + n + ".mp4"));
            if (task.variant() == Variant.PAID_MUSIC)
                files.sparse(
                        folder + "sonilo-bgm-" + n + ".m4a",
                        DemoFiles.MP4,
                        3e5,
                        6e5,
                        task.before(2));
            String type = task.stage() == FolderStage.OTHER_FORMAT ? ".mov" : ".mp4";
            task.writeFinal(files, folder + (first ? "final.mp4" : "final-" + n + type));
        }
        leftovers(task, folder);
        notes.add(task, id, folder + "final-1.mp4");
    }

    private static int finals(FolderProject<Variant> task) {
        if (task.stage() == FolderStage.UNREADABLE_RECORD) return 2;
        return task.variant() == Variant.THREE ? 3 : 1;
    }

    /** Without a readable record, a missing one leaves open how many finals are due. */
    private static boolean hasCombined(FolderProject<Variant> task, int n) {
        return task.stage() != FolderStage.CLEANED
                && !(task.stage() == FolderStage.UNREADABLE_RECORD && n > 1);
    }

    /** The final is made on top of these pictures, which are as long. */
    private void combined(FolderProject<Variant> task, String path) throws IOException {
        boolean again = task.stage() == FolderStage.EDITED_AGAIN;
        Instant modified = again ? task.at().plus(Duration.ofHours(20)) : task.before(3);
        byte[] bare = task.video().bare();
        if (task.small()) files.put(path, bare, 0, modified);
        else files.video(path, bare, DemoFiles.between(path, 7e6, 2.6e7), modified);
    }

    private void speech(FolderProject<Variant> task, String folder) throws IOException {
        boolean own = task.variant() == Variant.OWN_VOICE;
        String voice = own ? "custom-audio-" + ids.hex(32) + ".m4a" : "audio.mp3";
        byte[] head = own ? DemoFiles.MP4 : DemoFiles.MP3;
        files.sparse(folder + voice, head, 2e5, 5e5, task.before(9));
        String subtitles = "1\n00:00:00,000 --> 00:00:02,000\n" + task.title() + "\n\n";
        files.text(folder + "subtitle.srt", subtitles, task.before(8));
    }

    /** Names of the footage that a task was made of, some of it fetched by earlier tasks. */
    private List<String> footage(FolderProject<Variant> task, String folder) throws IOException {
        List<String> used = new ArrayList<>();
        if (task.stage() == FolderStage.NO_FINAL) return used;
        boolean first = task.variant() == Variant.FIRST_WEEKS;
        boolean own = first || task.variant() == Variant.OWN_DOWNLOADS;
        boolean gone = own && task.stage() == FolderStage.CLEANED;
        if (!own) cached.stream().skip(Math.max(0, cached.size() - 2)).limit(1).forEach(used::add);
        while (used.size() < 4) {
            Instant fetched = task.before(7);
            String stem = "vid-" + (first ? fetched.toEpochMilli() + used.size() : ids.hex(32));
            if (!gone) footage(own ? folder : CACHE, stem, fetched);
            used.add(stem + ".mp4");
            if (!own) cached.add(stem + ".mp4");
        }
        return used;
    }

    private void leftovers(FolderProject<Variant> task, String folder) throws IOException {
        boolean running = task.stage() == FolderStage.RENDERING;
        if (!running && !task.is(FolderStage.RENDER_FAILED, FolderStage.RENDER_DIED)) return;
        Instant modified = running ? now : task.before(4);
        for (int clip = 1; clip <= 5; clip++)
            files.sparse(folder + "temp-clip-" + clip + ".mp4", DemoFiles.MP4, 2e6, 6e6, modified);
        if (task.stage() == FolderStage.RENDER_FAILED)
            files.sparse(folder + "temp-merged-video.mp4", DemoFiles.MP4, 8e6, 1.6e7, modified);
    }

    private void script(FolderProject<Variant> task, String folder, List<String> footage)
            throws IOException {
        Map<String, @Nullable Object> script =
                DemoJson.object(
                        "script",
                        task.title() + ". Look closely, and the ordinary becomes strange.",
                        "search_terms",
                        List.of("nature", "close up", "slow motion", "morning"),
                        "params",
                        parameters(task));
        if (task.at().isAfter(SOURCES_SINCE) && !footage.isEmpty())
            script.put("material_sources", footage.stream().map(this::source).toList());
        String text = DemoJson.text(script);
        boolean broken = task.stage() == FolderStage.UNREADABLE_RECORD;
        files.text(
                folder + "script.json",
                broken ? text.substring(0, text.length() / 2) : text,
                task.before(10));
    }

    private Map<String, @Nullable Object> source(String name) {
        return DemoJson.object(
                "provider",
                "pexels",
                "local_file",
                name,
                "duration",
                12,
                "search_term",
                "nature",
                "asset_id",
                ids.digits());
    }

    private static Map<String, @Nullable Object> parameters(FolderProject<Variant> task) {
        return DemoJson.object(
                "video_subject",
                task.title(),
                "video_script",
                "",
                "video_terms",
                null,
                "video_aspect",
                "9:16",
                "video_concat_mode",
                "random",
                "video_clip_duration",
                5,
                "video_count",
                finals(task),
                "video_source",
                "pexels",
                "video_materials",
                null,
                "video_language",
                "",
                "voice_name",
                "en-US-AvaNeural-Female",
                "voice_volume",
                1.0,
                "voice_rate",
                1.0,
                "bgm_type",
                "random",
                "bgm_volume",
                0.2,
                "subtitle_enabled",
                true,
                "n_threads",
                2,
                "paragraph_number",
                1);
    }
}
