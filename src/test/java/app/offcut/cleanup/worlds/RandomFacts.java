package app.offcut.cleanup.worlds;

import app.offcut.SampleLibrary.Form;
import app.offcut.cleanup.worlds.Facts.File;
import app.offcut.cleanup.worlds.Facts.Kind;
import app.offcut.cleanup.worlds.Facts.Sort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Thinks up a library: whole ones mostly, with something odd here and there. */
final class RandomFacts {
    private static final int MOST_PROVIDER_FILES = 40;
    private static final int DAY = Draft.DAY;

    private final Draft draft;
    private final Random random;
    private final Facts facts;

    private RandomFacts(Draft draft) {
        this.draft = draft;
        random = draft.random;
        facts = draft.facts;
    }

    static Facts of(Random random, Form form, Path root) {
        return new RandomFacts(new Draft(random, form, root)).make();
    }

    private Facts make() {
        List<String> ids = new ArrayList<>(OddNames.IDS);
        Collections.shuffle(ids, random);
        ids = new ArrayList<>(ids.subList(0, 1 + random.nextInt(8)));
        if (draft.one(6)) ids.set(0, draft.any(OddNames.UNSAFE_IDS));
        RandomProject projects = new RandomProject(draft);
        ids.forEach(projects::add);
        int downloads = random.nextInt(MOST_PROVIDER_FILES + 1);
        for (int i = 0; i < downloads; i++) download();
        for (String id : ids) need(id);
        for (int i = random.nextInt(5); i > 0; i--) crossReference();
        if (draft.one(4)) strayRow();
        for (int i = random.nextInt(3); i > 0; i--) otherName();
        if (draft.one(40))
            facts.brokenZones.add(draft.any(List.of(".cache/videos", "assets/cache")));
        return facts;
    }

    private void download() {
        String provider = draft.any(OddNames.PROVIDERS);
        String id = draft.any(OddNames.VIDEO_IDS);
        String name =
                draft.one(2)
                        ? id
                        : id.replaceFirst("^[^:]*:", "").replaceAll("[<>:\"|?*]", "-").strip();
        String ending =
                draft.any(
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
                        + (draft.one(5) ? provider + "/" : draft.one(15) ? "nasa/" : "");
        if (draft.one(20)) folder = "assets/cache/";
        if (name.contains("/") || name.equals("..") || (name.isEmpty() && ending.isEmpty()))
            name = "y";
        draft.file(folder + name + ending, draft.one(12) ? 60 : draft.one(40) ? -60 : 2 * DAY, 90);
    }

    /** What the project was offered of the providers' videos. */
    private void need(String id) {
        for (int i = random.nextInt(10); i > 0; i--) {
            String provider = draft.one(5) ? null : draft.any(OddNames.PROVIDERS);
            String video = draft.any(OddNames.VIDEO_IDS);
            String path = draft.one(5) ? draft.spelling.of(anyDownload()) : null;
            String known = anyDownload();
            if (!draft.one(3) && known.split("/").length > 3) {
                provider = known.split("/")[2];
                String name = known.substring(known.lastIndexOf('/') + 1);
                video = (draft.one(4) ? "video:" : "") + name.replaceFirst("\\.[^.]*$", "");
            }
            draft.row(
                    draft.form.documented() && draft.one(6) ? Kind.SELECTION : Kind.CLIP,
                    id,
                    provider,
                    video,
                    path);
        }
    }

    private String anyDownload() {
        List<String> paths =
                facts.files.stream()
                        .map(File::path)
                        .filter(path -> path.startsWith("assets/"))
                        .toList();
        return paths.isEmpty() ? "assets/cache/dvids/none.mp4" : draft.any(paths);
    }

    private void crossReference() {
        if (facts.files.isEmpty()) return;
        String path = draft.any(facts.files).path();
        Kind kind =
                draft.any(
                        List.of(
                                Kind.SOUND,
                                Kind.CLIP,
                                draft.form.documented() ? Kind.SELECTION : Kind.CLIP));
        draft.row(
                kind,
                draft.any(facts.projects).id(),
                null,
                "cross" + facts.rows.size(),
                draft.one(2) ? path : draft.spelling.odd(path));
    }

    private void strayRow() {
        String owner = draft.form.documented() || draft.one(2) ? "ghost" : null;
        String path =
                facts.files.isEmpty() || draft.one(2)
                        ? null
                        : draft.spelling.of(draft.any(facts.files).path());
        draft.row(
                Kind.CLIP,
                owner,
                draft.one(2) ? null : draft.any(OddNames.PROVIDERS),
                draft.any(OddNames.VIDEO_IDS),
                path);
    }

    /** A hard link, or a symbolic one, among the intermediates; or a row that calls one a final. */
    private void otherName() {
        if (facts.files.isEmpty()) return;
        File known = draft.any(facts.files);
        String id = draft.any(facts.projects).id();
        String path =
                draft.one(2)
                        ? ".cache/videos/" + id + "/scene-77-x.mp4"
                        : draft.audioFolder(id) + "scene-77.mp3";
        if (draft.one(4)) path = "assets/cache/dvids/988497.mkv";
        switch (random.nextInt(3)) {
            case 0 -> {
                if (known.sort() == Sort.REGULAR)
                    draft.add(
                            new File(
                                    path,
                                    known.body(),
                                    Sort.REGULAR,
                                    null,
                                    known.age(),
                                    known.bytes(),
                                    known.whole()));
            }
            case 1 -> draft.add(new File(path, path, Sort.LINK, known.path(), 2 * DAY, 0, false));
            default -> {
                String named = draft.spelling.of(known.path());
                if (draft.form.documented())
                    draft.row(
                            "extra-" + facts.rows.size(),
                            Kind.VIDEO,
                            id,
                            null,
                            named,
                            null,
                            null,
                            3 * DAY);
                else
                    facts.rows.replaceAll(row ->
                            row.kind() == Kind.THUMBNAIL && id.equals(row.owner())
                                    ? row.withPath(named)
                                    : row);
            }
        }
    }
}
