package app.offcut.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.offcut.SampleLibrary;
import app.offcut.SampleLibrary.Form;
import app.offcut.cleanup.Facts.File;
import app.offcut.cleanup.Facts.Job;
import app.offcut.cleanup.Facts.Kind;
import app.offcut.cleanup.Facts.Project;
import app.offcut.cleanup.Facts.Row;
import app.offcut.cleanup.Facts.Sort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Thinks up a library: whole ones mostly, with something odd here and there. */
final class RandomFacts {
    private static final int DAY = 86_400;
    private static final int MOST_PROVIDER_FILES = 40;

    private static final List<String> IDS =
            List.of(
                    "p0",
                    "p1",
                    "p2",
                    "p3",
                    "P3",
                    "3f0c5b1e-77aa-4c1e-9d0a-0f6d1c2b3a49",
                    "Stra\u00dfe",
                    "caf\u00e9",
                    "cafe\u0301",
                    "Twin",
                    "twin",
                    "a b",
                    "100%",
                    "x:y",
                    "id.with.dots",
                    "-dash",
                    "\u6c37",
                    "w".repeat(255),
                    "j0",
                    "j1",
                    "contact",
                    "tests");
    private static final List<String> UNSAFE_IDS =
            List.of(
                    "",
                    ".",
                    "..",
                    "a/b",
                    "a\\b",
                    ".hidden",
                    "trail.",
                    "trail ",
                    "CON",
                    "nul.txt",
                    "previews",
                    "temp",
                    "test",
                    "music",
                    "projects",
                    "thumbnails",
                    ".offcut",
                    "new\nline",
                    "w".repeat(256),
                    "x\u0085y");
    private static final List<String> ODD_SOUNDS =
            List.of(
                    "SCENE-3.MP3",
                    "scene-4.ogg",
                    "scene-12.M4a",
                    "scene-\u0661.mp3",
                    "\u017fcene-5.mp3",
                    "scene-1.mp3.bak",
                    "scene-1.mp3.part",
                    "scene-6.wav.TMP",
                    "scene-7.mp3\n",
                    "notes.txt",
                    ".gitkeep",
                    "metadata.json",
                    "sub/scene-1.mp3",
                    "scene-.mp3",
                    "scene-1",
                    "voice.mp3",
                    "scene-8.mp3 ",
                    " scene-8.mp3",
                    "scene-9.db",
                    "scene-1-x.mp4");
    private static final List<String> ODD_CLIPS =
            List.of(
                    "holiday.mp4",
                    "Holiday.mp4",
                    "scene-1-source.mp4.part",
                    "scene-1-source.mp4.ytdl",
                    "scene-2-X.MKV",
                    "scene-3-.mov",
                    "scene-3-a\nb.mp4",
                    "scene-3-a.mp4\n",
                    "scene-3-a.avi",
                    "scene-4-a.mp4.part-Frag3",
                    "suggestions/x-8s.mp4",
                    "suggestions/x-8S.WEBM.part",
                    "Suggestions/x-9s.mp4",
                    "suggestions/deep/x-8s.mp4",
                    "suggestions/plain.mp4",
                    "sub/scene-1-x.mp4",
                    ".gitkeep",
                    "cache.db",
                    "cache.db-wal",
                    "scene-5-a.m\u212av",
                    "scene-6-back\\slash.mp4",
                    "scene-7-caf\u00e9.mp4",
                    "scene-7-cafe\u0301.mp4",
                    "scene-8-100%25.mp4",
                    "scene-9-a:b.mp4",
                    "metadata.json",
                    "final.mp4",
                    "scene-1.mp3");
    private static final List<String> SCRATCH =
            List.of(
                    "scene-1-trimmed.mp4",
                    "concatenated.mp4",
                    "concatenated-list.txt",
                    "downloads/x.part",
                    "data.db",
                    "data.db-journal",
                    "sub/.gitkeep",
                    "Metadata.JSON",
                    "a\nb",
                    "deep/er/x");
    private static final List<String> PROVIDERS =
            List.of("dvids", "nasa", "youtube", "DVIDS", "a b");

    private final Random random;
    private final Form form;
    private final Facts facts;
    private final Spelling spelling;

    private RandomFacts(Random random, Form form, Path root) {
        this.random = random;
        this.form = form;
        facts = new Facts(root);
        spelling = new Spelling(random, root);
    }

    static Facts of(Random random, Form form, Path root) {
        return new RandomFacts(random, form, root).make();
    }

    private Facts make() {
        List<String> ids = new ArrayList<>(IDS);
        Collections.shuffle(ids, random);
        ids = new ArrayList<>(ids.subList(0, 1 + random.nextInt(8)));
        if (one(6)) ids.set(0, any(UNSAFE_IDS));
        ids.forEach(this::project);
        int downloads = random.nextInt(MOST_PROVIDER_FILES + 1);
        for (int i = 0; i < downloads; i++) download();
        for (String id : ids) need(id);
        for (int i = random.nextInt(5); i > 0; i--) crossReference();
        if (one(4)) strayRow();
        for (int i = random.nextInt(3); i > 0; i--) otherName();
        if (one(40)) facts.brokenZones.add(any(List.of(".cache/videos", "assets/cache")));
        return facts;
    }

    private void project(String id) {
        boolean cleaned = false;
        String status = null;
        if (form == Form.REAL_AT_026 || form == Form.STORY_AT_026) {
            cleaned = one(3);
            status =
                    cleaned
                            ? "complete"
                            : any(
                                    List.of(
                                            "pending",
                                            "pending",
                                            "failed",
                                            "in_progress",
                                            "COMPLETE"));
        }
        double seconds = one(12) ? 0 : one(15) ? 100 : Facts.SECONDS;
        facts.projects.add(new Project(id, status, one(15), seconds));
        video(id);
        if (one(20)) facts.openFinals.add(id);
        boolean grownBack = !cleaned || one(4);
        for (int n = 1 + random.nextInt(3); n > 0; n--) scene(id, n, grownBack);
        if (grownBack) for (int i = random.nextInt(5); i > 0; i--) oddFile(id);
        if (!form.story()) jobs(id, grownBack);
        if (grownBack && one(form.story() ? 2 : 5)) scratch(id);
    }

    private void video(String id) {
        boolean story = form.story() != one(8);
        String folder = (story ? ".cache/output/" : "public/videos/") + id + "/";
        int fate = random.nextInt(24);
        if (fate > 0) finalFile(folder + "final.mp4", fate);
        if (one(12))
            finalFile(
                    (story ? "public/videos/" : ".cache/output/") + id + "/final.mp4",
                    random.nextInt(30));
        String thumbnail = folder + (story ? "final-thumb.jpg" : "thumbnail.jpg");
        file(thumbnail, DAY, 700);
        String path = one(15) ? folder + "other.mp4" : spelling.of(folder + "final.mp4");
        boolean silent = one(12);
        Double seconds =
                silent || one(10) ? null : one(20) ? (Double) 100.0 : (Double) Facts.SECONDS;
        Long bytes = silent || one(10) ? null : (Long) (one(20) ? 5L : wholeBytes());
        String key = "video-" + facts.rows.size();
        if (form.story() && silent) return;
        row(key, Kind.VIDEO, id, null, silent ? null : path, seconds, bytes, DAY);
        row(key, Kind.THUMBNAIL, id, null, silent ? null : spelling.of(thumbnail), null, null, DAY);
        if (form.story() && one(6)) {
            String older = spelling.of(folder + "final.mp4");
            row(
                    key + "-older",
                    Kind.VIDEO,
                    id,
                    null,
                    older,
                    one(2) ? (Double) 100.0 : (Double) 1.0,
                    7L,
                    2 * DAY);
        }
    }

    private static long wholeBytes() {
        return SampleLibrary.finalVideo().length;
    }

    private void finalFile(String path, int fate) {
        switch (fate) {
            case 1 -> add(new File(path, path, Sort.REGULAR, null, DAY, 20_000, false));
            case 2 -> add(new File(path, path, Sort.REGULAR, null, DAY, 1000, false));
            case 3 -> {
                String target = facts.files.isEmpty() ? "nothing" : any(facts.files).path();
                add(new File(path, path, Sort.LINK, target, DAY, 0, false));
            }
            case 4 -> add(new File(path, path, Sort.REGULAR, null, -DAY, wholeBytes(), true));
            default -> add(new File(path, path, Sort.REGULAR, null, DAY, wholeBytes(), true));
        }
    }

    private void scene(String id, int n, boolean files) {
        String sound = audioFolder(id) + "scene-" + n + ".mp3";
        String clip = ".cache/videos/" + id + "/scene-0" + n + "-default.mp4";
        String suggested = ".cache/videos/" + id + "/suggestions/v" + n + "-8s.mp4";
        row(Kind.SOUND, id, null, null, spelling.of(sound));
        row(Kind.CLIP, id, null, id + "-d" + n, spelling.of(clip));
        row(Kind.CLIP, id, null, id + "-v" + n, one(2) ? null : spelling.of(suggested));
        if (form.story() && one(3)) row(Kind.SELECTION, id, null, id + "-d" + n, spelling.of(clip));
        if (!files) return;
        for (String path :
                List.of(
                        sound,
                        clip,
                        suggested,
                        ".cache/videos/" + id + "/scene-" + n + "-source.mp4"))
            if (!one(8)) file(path, ageOfWork(), 100);
    }

    private String audioFolder(String id) {
        return form.story() != one(8)
                ? ".cache/audio/" + id + "/"
                : ".cache/audio/projects/" + id + "/";
    }

    private long ageOfWork() {
        return one(60) ? 3700 : one(100) ? -3700 : 2 * DAY;
    }

    private void oddFile(String id) {
        boolean sound = one(2);
        String path =
                sound
                        ? audioFolder(id) + any(ODD_SOUNDS)
                        : ".cache/videos/" + id + "/" + any(ODD_CLIPS);
        file(path, ageOfWork(), 50);
        if (one(4))
            row(
                    sound != one(8) ? Kind.SOUND : Kind.CLIP,
                    id,
                    null,
                    "odd" + facts.rows.size(),
                    spelling.of(path));
    }

    private void jobs(String id, boolean files) {
        for (int i = one(8) ? 0 : 1 + random.nextInt(2); i > 0; i--) {
            String job =
                    one(40)
                            ? any(UNSAFE_IDS)
                            : one(20) ? any(facts.projects).id() : "j" + facts.jobs.size();
            if (facts.jobs.stream().anyMatch(other -> other.id().equals(job))) continue;
            boolean running = one(10);
            String status =
                    running
                            ? any(List.of("pending", "processing"))
                            : one(10) ? "error" : "complete";
            boolean alive = running && one(2);
            long age = alive ? 60 : DAY + random.nextInt(3) * 60L;
            facts.jobs.add(new Job(job, id, status, age));
            for (int n = files ? random.nextInt(4) : 0; n > 0; n--)
                file(".cache/assembly/" + job + "/" + any(SCRATCH), alive ? 60 : ageOfWork(), 60);
        }
    }

    private void scratch(String id) {
        for (int n = random.nextInt(3); n >= 0; n--)
            file(".cache/assembly/" + id + "/" + any(SCRATCH), ageOfWork(), 60);
    }

    private void download() {
        String provider = any(PROVIDERS);
        String id = spelling.videoId();
        String name =
                one(2) ? id : id.replaceFirst("^[^:]*:", "").replaceAll("[<>:\"|?*]", "-").strip();
        String ending =
                any(
                        List.of(
                                ".mp4",
                                ".mp4",
                                ".mp4",
                                ".webm",
                                ".mp4.part",
                                ".tmp",
                                ".mp4.mp4",
                                ".MP4",
                                "",
                                ".json"));
        String folder =
                "assets/cache/"
                        + provider
                        + "/"
                        + (one(5) ? provider + "/" : one(15) ? "nasa/" : "");
        if (one(20)) folder = "assets/cache/";
        if (name.contains("/") || name.equals("..") || name.isEmpty() && ending.isEmpty())
            name = "y";
        file(folder + name + ending, one(12) ? 60 : one(40) ? -60 : 2 * DAY, 90);
    }

    /** What the project was offered of the providers' videos. */
    private void need(String id) {
        for (int i = random.nextInt(10); i > 0; i--) {
            String provider = one(5) ? null : any(PROVIDERS);
            String video = spelling.videoId();
            String path = one(5) ? spelling.of(anyDownload()) : null;
            String known = anyDownload();
            if (!one(3) && known.split("/").length > 3) {
                provider = known.split("/")[2];
                String name = known.substring(known.lastIndexOf('/') + 1);
                video = (one(4) ? "video:" : "") + name.replaceFirst("\\.[^.]*$", "");
            }
            row(form.story() && one(6) ? Kind.SELECTION : Kind.CLIP, id, provider, video, path);
        }
    }

    private String anyDownload() {
        List<String> paths =
                facts.files.stream()
                        .map(File::path)
                        .filter(path -> path.startsWith("assets/"))
                        .toList();
        return paths.isEmpty() ? "assets/cache/dvids/none.mp4" : any(paths);
    }

    private void crossReference() {
        if (facts.files.isEmpty()) return;
        String path = any(facts.files).path();
        Kind kind = any(List.of(Kind.SOUND, Kind.CLIP, form.story() ? Kind.SELECTION : Kind.CLIP));
        row(
                kind,
                any(facts.projects).id(),
                null,
                "cross" + facts.rows.size(),
                one(2) ? path : spelling.odd(path));
    }

    private void strayRow() {
        String owner = form.story() || one(2) ? "ghost" : null;
        String path = facts.files.isEmpty() || one(2) ? null : spelling.of(any(facts.files).path());
        row(Kind.CLIP, owner, one(2) ? null : any(PROVIDERS), spelling.videoId(), path);
    }

    /** A hard link, or a symbolic one, among the intermediates; or a row that calls one a final. */
    private void otherName() {
        if (facts.files.isEmpty()) return;
        File known = any(facts.files);
        String id = any(facts.projects).id();
        String path =
                one(2)
                        ? ".cache/videos/" + id + "/scene-77-x.mp4"
                        : audioFolder(id) + "scene-77.mp3";
        if (one(4)) path = "assets/cache/dvids/988497.mkv";
        switch (random.nextInt(3)) {
            case 0 -> {
                if (known.sort() == Sort.REGULAR)
                    add(
                            new File(
                                    path,
                                    known.body(),
                                    Sort.REGULAR,
                                    null,
                                    known.age(),
                                    known.bytes(),
                                    known.whole()));
            }
            case 1 -> add(new File(path, path, Sort.LINK, known.path(), 2 * DAY, 0, false));
            default -> {
                if (form.story()) {
                    String key = "extra-" + facts.rows.size();
                    row(key, Kind.VIDEO, id, null, spelling.of(known.path()), null, null, 3 * DAY);
                }
            }
        }
    }

    private void row(
            Kind kind,
            @Nullable String owner,
            @Nullable String provider,
            @Nullable String videoId,
            @Nullable String path) {
        Row row =
                new Row(
                        "r" + facts.rows.size(),
                        kind,
                        owner,
                        kind != Kind.CLIP || form == Form.REAL_AT_010 ? null : provider,
                        kind == Kind.SOUND ? null : videoId,
                        path,
                        null,
                        null,
                        3 * DAY);
        facts.rows.add(row);
    }

    private void row(
            String key,
            Kind kind,
            String owner,
            @Nullable String videoId,
            @Nullable String path,
            @Nullable Double seconds,
            @Nullable Long bytes,
            long age) {
        facts.rows.add(new Row(key, kind, owner, null, videoId, path, seconds, bytes, age));
    }

    private void file(String path, long age, long bytes) {
        add(new File(path, path, Sort.REGULAR, null, age, bytes, false));
    }

    /** Only what a disk can hold, and in no folder that is a file. */
    private void add(File file) {
        for (String name : file.path().split("/", -1))
            if (name.isEmpty()
                    || name.equals(".")
                    || name.equals("..")
                    || name.getBytes(UTF_8).length > 255
                    || name.indexOf(0) >= 0) return;
        for (File other : facts.files)
            if (other.path().equals(file.path())
                    || other.path().startsWith(file.path() + "/")
                    || file.path().startsWith(other.path() + "/")) return;
        facts.files.add(file);
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
