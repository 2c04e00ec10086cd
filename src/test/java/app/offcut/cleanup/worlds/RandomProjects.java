package app.offcut.cleanup.worlds;

import app.offcut.cleanup.worlds.LibraryFacts.Job;
import app.offcut.cleanup.worlds.LibraryFacts.Kind;
import app.offcut.cleanup.worlds.LibraryFacts.Project;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Thinks up a project: its final, its own files, its jobs, and what the rows say of them. */
class RandomProjects extends LibraryFactsBuilder {
    RandomProjects(Random random, Form form, Path root) {
        super(random, form, root);
    }

    void add(String id) {
        boolean cleaned = false;
        String status = null;
        if (form == Form.SHIPPED_AT_026 || form == Form.DOCUMENTED_AT_026) {
            cleaned = one(3);
            status = cleaned ? "complete" : any(OddNames.OPEN_STATUSES);
        }
        double seconds = one(12) ? 0 : one(15) ? 100 : LibraryFacts.SECONDS;
        facts.projects.add(new Project(id, status, one(15), seconds));
        video(id);
        if (one(20)) facts.openFinals.add(id);
        boolean grownBack = !cleaned || one(4);
        for (int n = 1 + random.nextInt(3); n > 0; n--) scene(id, n, grownBack);
        if (grownBack) for (int i = random.nextInt(5); i > 0; i--) oddFile(id);
        if (!form.documented()) jobs(id, grownBack);
        if (grownBack && one(form.documented() ? 2 : 5)) scratch(id);
        if (grownBack && one(4)) trimmed(id);
    }

    private void video(String id) {
        boolean documented = form.documented() != one(8);
        String folder = (documented ? ".cache/output/" : "public/videos/") + id + "/";
        int fate = random.nextInt(24);
        if (fate > 0) finalFile(folder + "final.mp4", fate);
        if (one(12))
            finalFile(
                    (documented ? "public/videos/" : ".cache/output/") + id + "/final.mp4",
                    random.nextInt(30));
        String thumbnail = folder + (documented ? "final-thumb.jpg" : "thumbnail.jpg");
        file(thumbnail, DAY, 700);
        String path = one(15) ? folder + "other.mp4" : spelling.of(folder + "final.mp4");
        boolean silent = one(12);
        Double seconds =
                silent || one(10) ? null : one(20) ? (Double) 100.0 : (Double) LibraryFacts.SECONDS;
        Long bytes = silent || one(10) ? null : (Long) (one(20) ? 5L : wholeBytes());
        String key = "video-" + facts.rows.size();
        if (form.documented() && silent) return;
        row(key, Kind.VIDEO, id, null, silent ? null : path, seconds, bytes, DAY);
        row(key, Kind.THUMBNAIL, id, null, silent ? null : spelling.of(thumbnail), null, null, DAY);
        if (form.documented() && one(6)) {
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
            case 1 -> file(path, DAY, 20_000);
            case 2 -> file(path, DAY, 1000);
            case 3 -> link(path, facts.files.isEmpty() ? "nothing" : any(facts.files).path(), DAY);
            case 4 -> file(path, -DAY, wholeBytes(), true);
            default -> file(path, DAY, wholeBytes(), true);
        }
    }

    private void scene(String id, int n, boolean files) {
        String sound = audioFolder(id) + "scene-" + n + ".mp3";
        String clip = ".cache/videos/" + id + "/scene-0" + n + "-default.mp4";
        String suggested = ".cache/videos/" + id + "/suggestions/v" + n + "-8s.mp4";
        row(Kind.SOUND, id, null, null, spelling.of(sound));
        row(Kind.CLIP, id, null, id + "-d" + n, spelling.of(clip));
        row(Kind.CLIP, id, null, id + "-v" + n, one(2) ? null : spelling.of(suggested));
        if (form.documented() && one(3))
            row(Kind.SELECTION, id, null, id + "-d" + n, spelling.of(clip));
        if (!files) return;
        for (String path :
                List.of(
                        sound,
                        clip,
                        suggested,
                        ".cache/videos/" + id + "/scene-" + n + "-source.mp4"))
            if (!one(8)) file(path, ageOfWork(), 100);
    }

    private void oddFile(String id) {
        boolean sound = one(2);
        String path =
                sound
                        ? audioFolder(id) + any(OddNames.ODD_SOUNDS)
                        : ".cache/videos/" + id + "/" + any(OddNames.ODD_CLIPS);
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
                            ? any(OddNames.UNSAFE_IDS)
                            : one(20) ? any(facts.projects).id() : "j" + facts.jobs.size();
            if (facts.jobs.stream().anyMatch(other -> other.id().equals(job))) continue;
            boolean running = one(10);
            String status = running ? any("pending", "processing") : one(10) ? "error" : "complete";
            boolean alive = running && one(2);
            long age = alive ? 60 : DAY + random.nextInt(3) * 60L;
            facts.jobs.add(new Job(job, id, status, age));
            for (int n = files ? random.nextInt(4) : 0; n > 0; n--)
                file(
                        ".cache/assembly/" + job + "/" + any(OddNames.SCRATCH),
                        alive ? 60 : ageOfWork(),
                        60);
        }
    }

    private void scratch(String id) {
        for (int n = random.nextInt(3); n >= 0; n--)
            file(".cache/assembly/" + id + "/" + any(OddNames.SCRATCH), ageOfWork(), 60);
    }

    private void trimmed(String id) {
        String name = one(2) ? "scene-1-trimmed.mp4" : any(OddNames.ODD_CLIPS);
        file(".cache/trimmed/" + id + "/" + name, ageOfWork(), 70);
    }
}
