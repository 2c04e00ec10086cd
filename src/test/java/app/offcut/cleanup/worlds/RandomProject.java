package app.offcut.cleanup.worlds;

import app.offcut.cleanup.worlds.LibraryFacts.File;
import app.offcut.cleanup.worlds.LibraryFacts.Job;
import app.offcut.cleanup.worlds.LibraryFacts.Kind;
import app.offcut.cleanup.worlds.LibraryFacts.Project;
import app.offcut.cleanup.worlds.LibraryFacts.Sort;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.util.List;
import java.util.Random;

/** Thinks up a project: its final, its own files, its jobs, and what the rows say of them. */
final class RandomProject {
    private static final int DAY = LibraryFactsBuilder.DAY;

    private final LibraryFactsBuilder builder;
    private final Random random;
    private final LibraryFacts facts;

    RandomProject(LibraryFactsBuilder builder) {
        this.builder = builder;
        random = builder.random;
        facts = builder.facts;
    }

    void add(String id) {
        boolean cleaned = false;
        String status = null;
        if (builder.form == Form.SHIPPED_AT_026 || builder.form == Form.DOCUMENTED_AT_026) {
            cleaned = builder.one(3);
            status =
                    cleaned
                            ? "complete"
                            : builder.any(
                                    List.of(
                                            "pending",
                                            "pending",
                                            "failed",
                                            "in_progress",
                                            "COMPLETE"));
        }
        double seconds = builder.one(12) ? 0 : builder.one(15) ? 100 : LibraryFacts.SECONDS;
        facts.projects.add(new Project(id, status, builder.one(15), seconds));
        video(id);
        if (builder.one(20)) facts.openFinals.add(id);
        boolean grownBack = !cleaned || builder.one(4);
        for (int n = 1 + random.nextInt(3); n > 0; n--) scene(id, n, grownBack);
        if (grownBack) for (int i = random.nextInt(5); i > 0; i--) oddFile(id);
        if (!builder.form.documented()) jobs(id, grownBack);
        if (grownBack && builder.one(builder.form.documented() ? 2 : 5)) scratch(id);
    }

    private void video(String id) {
        boolean documented = builder.form.documented() != builder.one(8);
        String folder = (documented ? ".cache/output/" : "public/videos/") + id + "/";
        int fate = random.nextInt(24);
        if (fate > 0) finalFile(folder + "final.mp4", fate);
        if (builder.one(12))
            finalFile(
                    (documented ? "public/videos/" : ".cache/output/") + id + "/final.mp4",
                    random.nextInt(30));
        String thumbnail = folder + (documented ? "final-thumb.jpg" : "thumbnail.jpg");
        builder.file(thumbnail, DAY, 700);
        String path =
                builder.one(15) ? folder + "other.mp4" : builder.spelling.of(folder + "final.mp4");
        boolean silent = builder.one(12);
        Double seconds =
                silent || builder.one(10)
                        ? null
                        : builder.one(20) ? (Double) 100.0 : (Double) LibraryFacts.SECONDS;
        Long bytes =
                silent || builder.one(10) ? null : (Long) (builder.one(20) ? 5L : wholeBytes());
        String key = "video-" + facts.rows.size();
        if (builder.form.documented() && silent) return;
        builder.row(key, Kind.VIDEO, id, null, silent ? null : path, seconds, bytes, DAY);
        builder.row(
                key,
                Kind.THUMBNAIL,
                id,
                null,
                silent ? null : builder.spelling.of(thumbnail),
                null,
                null,
                DAY);
        if (builder.form.documented() && builder.one(6)) {
            String older = builder.spelling.of(folder + "final.mp4");
            builder.row(
                    key + "-older",
                    Kind.VIDEO,
                    id,
                    null,
                    older,
                    builder.one(2) ? (Double) 100.0 : (Double) 1.0,
                    7L,
                    2 * DAY);
        }
    }

    private static long wholeBytes() {
        return SampleLibrary.finalVideo().length;
    }

    private void finalFile(String path, int fate) {
        switch (fate) {
            case 1 -> builder.add(new File(path, path, Sort.REGULAR, null, DAY, 20_000, false));
            case 2 -> builder.add(new File(path, path, Sort.REGULAR, null, DAY, 1000, false));
            case 3 -> {
                String target = facts.files.isEmpty() ? "nothing" : builder.any(facts.files).path();
                builder.add(new File(path, path, Sort.LINK, target, DAY, 0, false));
            }
            case 4 ->
                    builder.add(new File(path, path, Sort.REGULAR, null, -DAY, wholeBytes(), true));
            default ->
                    builder.add(new File(path, path, Sort.REGULAR, null, DAY, wholeBytes(), true));
        }
    }

    private void scene(String id, int n, boolean files) {
        String sound = builder.audioFolder(id) + "scene-" + n + ".mp3";
        String clip = ".cache/videos/" + id + "/scene-0" + n + "-default.mp4";
        String suggested = ".cache/videos/" + id + "/suggestions/v" + n + "-8s.mp4";
        builder.row(Kind.SOUND, id, null, null, builder.spelling.of(sound));
        builder.row(Kind.CLIP, id, null, id + "-d" + n, builder.spelling.of(clip));
        builder.row(
                Kind.CLIP,
                id,
                null,
                id + "-v" + n,
                builder.one(2) ? null : builder.spelling.of(suggested));
        if (builder.form.documented() && builder.one(3))
            builder.row(Kind.SELECTION, id, null, id + "-d" + n, builder.spelling.of(clip));
        if (!files) return;
        for (String path :
                List.of(
                        sound,
                        clip,
                        suggested,
                        ".cache/videos/" + id + "/scene-" + n + "-source.mp4"))
            if (!builder.one(8)) builder.file(path, builder.ageOfWork(), 100);
    }

    private void oddFile(String id) {
        boolean sound = builder.one(2);
        String path =
                sound
                        ? builder.audioFolder(id) + builder.any(OddNames.ODD_SOUNDS)
                        : ".cache/videos/" + id + "/" + builder.any(OddNames.ODD_CLIPS);
        builder.file(path, builder.ageOfWork(), 50);
        if (builder.one(4))
            builder.row(
                    sound != builder.one(8) ? Kind.SOUND : Kind.CLIP,
                    id,
                    null,
                    "odd" + facts.rows.size(),
                    builder.spelling.of(path));
    }

    private void jobs(String id, boolean files) {
        for (int i = builder.one(8) ? 0 : 1 + random.nextInt(2); i > 0; i--) {
            String job =
                    builder.one(40)
                            ? builder.any(OddNames.UNSAFE_IDS)
                            : builder.one(20)
                                    ? builder.any(facts.projects).id()
                                    : "j" + facts.jobs.size();
            if (facts.jobs.stream().anyMatch(other -> other.id().equals(job))) continue;
            boolean running = builder.one(10);
            String status =
                    running
                            ? builder.any(List.of("pending", "processing"))
                            : builder.one(10) ? "error" : "complete";
            boolean alive = running && builder.one(2);
            long age = alive ? 60 : DAY + random.nextInt(3) * 60L;
            facts.jobs.add(new Job(job, id, status, age));
            for (int n = files ? random.nextInt(4) : 0; n > 0; n--)
                builder.file(
                        ".cache/assembly/" + job + "/" + builder.any(OddNames.SCRATCH),
                        alive ? 60 : builder.ageOfWork(),
                        60);
        }
    }

    private void scratch(String id) {
        for (int n = random.nextInt(3); n >= 0; n--)
            builder.file(
                    ".cache/assembly/" + id + "/" + builder.any(OddNames.SCRATCH),
                    builder.ageOfWork(),
                    60);
    }
}
