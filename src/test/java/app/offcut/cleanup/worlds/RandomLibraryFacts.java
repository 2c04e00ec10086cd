package app.offcut.cleanup.worlds;

import app.offcut.cleanup.worlds.LibraryFacts.File;
import app.offcut.cleanup.worlds.LibraryFacts.Kind;
import app.offcut.cleanup.worlds.LibraryFacts.Sort;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Thinks up a library: whole ones mostly, with something odd here and there. */
final class RandomLibraryFacts {
    private static final int MOST_PROVIDER_FILES = 40;
    private static final int DAY = LibraryFactsBuilder.DAY;

    private final LibraryFactsBuilder builder;
    private final Random random;
    private final LibraryFacts facts;

    private RandomLibraryFacts(LibraryFactsBuilder builder) {
        this.builder = builder;
        random = builder.random;
        facts = builder.facts;
    }

    static LibraryFacts of(Random random, Form form, Path root) {
        return new RandomLibraryFacts(new LibraryFactsBuilder(random, form, root)).make();
    }

    private LibraryFacts make() {
        List<String> ids = new ArrayList<>(OddNames.IDS);
        Collections.shuffle(ids, random);
        ids = new ArrayList<>(ids.subList(0, 1 + random.nextInt(8)));
        if (builder.one(6)) ids.set(0, builder.any(OddNames.UNSAFE_IDS));
        RandomProject projects = new RandomProject(builder);
        ids.forEach(projects::add);
        int downloads = random.nextInt(MOST_PROVIDER_FILES + 1);
        for (int i = 0; i < downloads; i++) download();
        for (String id : ids) need(id);
        for (int i = random.nextInt(5); i > 0; i--) crossReference();
        if (builder.one(4)) strayRow();
        for (int i = random.nextInt(3); i > 0; i--) otherName();
        if (builder.one(40))
            facts.brokenZones.add(builder.any(List.of(".cache/videos", "assets/cache")));
        return facts;
    }

    private void download() {
        String provider = builder.any(OddNames.PROVIDERS);
        String id = builder.any(OddNames.VIDEO_IDS);
        String name =
                builder.one(2)
                        ? id
                        : id.replaceFirst("^[^:]*:", "").replaceAll("[<>:\"|?*]", "-").strip();
        String ending =
                builder.any(
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
                        + (builder.one(5) ? provider + "/" : builder.one(15) ? "nasa/" : "");
        if (builder.one(20)) folder = "assets/cache/";
        if (name.contains("/") || name.equals("..") || name.isEmpty() && ending.isEmpty())
            name = "y";
        builder.file(
                folder + name + ending, builder.one(12) ? 60 : builder.one(40) ? -60 : 2 * DAY, 90);
    }

    /** What the project was offered of the providers' videos. */
    private void need(String id) {
        for (int i = random.nextInt(10); i > 0; i--) {
            String provider = builder.one(5) ? null : builder.any(OddNames.PROVIDERS);
            String video = builder.any(OddNames.VIDEO_IDS);
            String path = builder.one(5) ? builder.spelling.of(anyDownload()) : null;
            String known = anyDownload();
            if (!builder.one(3) && known.split("/").length > 3) {
                provider = known.split("/")[2];
                String name = known.substring(known.lastIndexOf('/') + 1);
                video = (builder.one(4) ? "video:" : "") + name.replaceFirst("\\.[^.]*$", "");
            }
            builder.row(
                    builder.form.documented() && builder.one(6) ? Kind.SELECTION : Kind.CLIP,
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
        return paths.isEmpty() ? "assets/cache/dvids/none.mp4" : builder.any(paths);
    }

    private void crossReference() {
        if (facts.files.isEmpty()) return;
        String path = builder.any(facts.files).path();
        Kind kind =
                builder.any(
                        List.of(
                                Kind.SOUND,
                                Kind.CLIP,
                                builder.form.documented() ? Kind.SELECTION : Kind.CLIP));
        builder.row(
                kind,
                builder.any(facts.projects).id(),
                null,
                "cross" + facts.rows.size(),
                builder.one(2) ? path : builder.spelling.odd(path));
    }

    private void strayRow() {
        String owner = builder.form.documented() || builder.one(2) ? "ghost" : null;
        String path =
                facts.files.isEmpty() || builder.one(2)
                        ? null
                        : builder.spelling.of(builder.any(facts.files).path());
        builder.row(
                Kind.CLIP,
                owner,
                builder.one(2) ? null : builder.any(OddNames.PROVIDERS),
                builder.any(OddNames.VIDEO_IDS),
                path);
    }

    /** A hard link, or a symbolic one, among the intermediates; or a row that calls one a final. */
    private void otherName() {
        if (facts.files.isEmpty()) return;
        File known = builder.any(facts.files);
        String id = builder.any(facts.projects).id();
        String path =
                builder.one(2)
                        ? ".cache/videos/" + id + "/scene-77-x.mp4"
                        : builder.audioFolder(id) + "scene-77.mp3";
        if (builder.one(4)) path = "assets/cache/dvids/988497.mkv";
        switch (random.nextInt(3)) {
            case 0 -> {
                if (known.sort() == Sort.REGULAR)
                    builder.add(
                            new File(
                                    path,
                                    known.body(),
                                    Sort.REGULAR,
                                    null,
                                    known.age(),
                                    known.bytes(),
                                    known.whole()));
            }
            case 1 -> builder.add(new File(path, path, Sort.LINK, known.path(), 2 * DAY, 0, false));
            default -> {
                String named = builder.spelling.of(known.path());
                if (builder.form.documented())
                    builder.row(
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
