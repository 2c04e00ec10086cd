package app.offcut.cleanup.worlds;

import app.offcut.cleanup.worlds.Facts.File;
import app.offcut.cleanup.worlds.Facts.Job;
import app.offcut.cleanup.worlds.Facts.Kind;
import app.offcut.cleanup.worlds.Facts.Project;
import app.offcut.cleanup.worlds.Facts.Sort;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.util.List;
import java.util.Random;

/** Thinks up a project: its final, its own files, its jobs, and what the rows say of them. */
final class RandomProject {
    private static final int DAY = Draft.DAY;

    private final Draft draft;
    private final Random random;
    private final Facts facts;

    RandomProject(Draft draft) {
        this.draft = draft;
        random = draft.random;
        facts = draft.facts;
    }

    void add(String id) {
        boolean cleaned = false;
        String status = null;
        if (draft.form == Form.SHIPPED_AT_026 || draft.form == Form.DOCUMENTED_AT_026) {
            cleaned = draft.one(3);
            status =
                    cleaned
                            ? "complete"
                            : draft.any(
                                    List.of(
                                            "pending",
                                            "pending",
                                            "failed",
                                            "in_progress",
                                            "COMPLETE"));
        }
        double seconds = draft.one(12) ? 0 : draft.one(15) ? 100 : Facts.SECONDS;
        facts.projects.add(new Project(id, status, draft.one(15), seconds));
        video(id);
        if (draft.one(20)) facts.openFinals.add(id);
        boolean grownBack = !cleaned || draft.one(4);
        for (int n = 1 + random.nextInt(3); n > 0; n--) scene(id, n, grownBack);
        if (grownBack) for (int i = random.nextInt(5); i > 0; i--) oddFile(id);
        if (!draft.form.documented()) jobs(id, grownBack);
        if (grownBack && draft.one(draft.form.documented() ? 2 : 5)) scratch(id);
    }

    private void video(String id) {
        boolean documented = draft.form.documented() != draft.one(8);
        String folder = (documented ? ".cache/output/" : "public/videos/") + id + "/";
        int fate = random.nextInt(24);
        if (fate > 0) finalFile(folder + "final.mp4", fate);
        if (draft.one(12))
            finalFile(
                    (documented ? "public/videos/" : ".cache/output/") + id + "/final.mp4",
                    random.nextInt(30));
        String thumbnail = folder + (documented ? "final-thumb.jpg" : "thumbnail.jpg");
        draft.file(thumbnail, DAY, 700);
        String path =
                draft.one(15) ? folder + "other.mp4" : draft.spelling.of(folder + "final.mp4");
        boolean silent = draft.one(12);
        Double seconds =
                silent || draft.one(10)
                        ? null
                        : draft.one(20) ? (Double) 100.0 : (Double) Facts.SECONDS;
        Long bytes = silent || draft.one(10) ? null : (Long) (draft.one(20) ? 5L : wholeBytes());
        String key = "video-" + facts.rows.size();
        if (draft.form.documented() && silent) return;
        draft.row(key, Kind.VIDEO, id, null, silent ? null : path, seconds, bytes, DAY);
        draft.row(
                key,
                Kind.THUMBNAIL,
                id,
                null,
                silent ? null : draft.spelling.of(thumbnail),
                null,
                null,
                DAY);
        if (draft.form.documented() && draft.one(6)) {
            String older = draft.spelling.of(folder + "final.mp4");
            draft.row(
                    key + "-older",
                    Kind.VIDEO,
                    id,
                    null,
                    older,
                    draft.one(2) ? (Double) 100.0 : (Double) 1.0,
                    7L,
                    2 * DAY);
        }
    }

    private static long wholeBytes() {
        return SampleLibrary.finalVideo().length;
    }

    private void finalFile(String path, int fate) {
        switch (fate) {
            case 1 -> draft.add(new File(path, path, Sort.REGULAR, null, DAY, 20_000, false));
            case 2 -> draft.add(new File(path, path, Sort.REGULAR, null, DAY, 1000, false));
            case 3 -> {
                String target = facts.files.isEmpty() ? "nothing" : draft.any(facts.files).path();
                draft.add(new File(path, path, Sort.LINK, target, DAY, 0, false));
            }
            case 4 -> draft.add(new File(path, path, Sort.REGULAR, null, -DAY, wholeBytes(), true));
            default -> draft.add(new File(path, path, Sort.REGULAR, null, DAY, wholeBytes(), true));
        }
    }

    private void scene(String id, int n, boolean files) {
        String sound = draft.audioFolder(id) + "scene-" + n + ".mp3";
        String clip = ".cache/videos/" + id + "/scene-0" + n + "-default.mp4";
        String suggested = ".cache/videos/" + id + "/suggestions/v" + n + "-8s.mp4";
        draft.row(Kind.SOUND, id, null, null, draft.spelling.of(sound));
        draft.row(Kind.CLIP, id, null, id + "-d" + n, draft.spelling.of(clip));
        draft.row(
                Kind.CLIP,
                id,
                null,
                id + "-v" + n,
                draft.one(2) ? null : draft.spelling.of(suggested));
        if (draft.form.documented() && draft.one(3))
            draft.row(Kind.SELECTION, id, null, id + "-d" + n, draft.spelling.of(clip));
        if (!files) return;
        for (String path :
                List.of(
                        sound,
                        clip,
                        suggested,
                        ".cache/videos/" + id + "/scene-" + n + "-source.mp4"))
            if (!draft.one(8)) draft.file(path, draft.ageOfWork(), 100);
    }

    private void oddFile(String id) {
        boolean sound = draft.one(2);
        String path =
                sound
                        ? draft.audioFolder(id) + draft.any(OddNames.ODD_SOUNDS)
                        : ".cache/videos/" + id + "/" + draft.any(OddNames.ODD_CLIPS);
        draft.file(path, draft.ageOfWork(), 50);
        if (draft.one(4))
            draft.row(
                    sound != draft.one(8) ? Kind.SOUND : Kind.CLIP,
                    id,
                    null,
                    "odd" + facts.rows.size(),
                    draft.spelling.of(path));
    }

    private void jobs(String id, boolean files) {
        for (int i = draft.one(8) ? 0 : 1 + random.nextInt(2); i > 0; i--) {
            String job =
                    draft.one(40)
                            ? draft.any(OddNames.UNSAFE_IDS)
                            : draft.one(20)
                                    ? draft.any(facts.projects).id()
                                    : "j" + facts.jobs.size();
            if (facts.jobs.stream().anyMatch(other -> other.id().equals(job))) continue;
            boolean running = draft.one(10);
            String status =
                    running
                            ? draft.any(List.of("pending", "processing"))
                            : draft.one(10) ? "error" : "complete";
            boolean alive = running && draft.one(2);
            long age = alive ? 60 : DAY + random.nextInt(3) * 60L;
            facts.jobs.add(new Job(job, id, status, age));
            for (int n = files ? random.nextInt(4) : 0; n > 0; n--)
                draft.file(
                        ".cache/assembly/" + job + "/" + draft.any(OddNames.SCRATCH),
                        alive ? 60 : draft.ageOfWork(),
                        60);
        }
    }

    private void scratch(String id) {
        for (int n = random.nextInt(3); n >= 0; n--)
            draft.file(
                    ".cache/assembly/" + id + "/" + draft.any(OddNames.SCRATCH),
                    draft.ageOfWork(),
                    60);
    }
}
