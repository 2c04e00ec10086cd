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
final class RandomLibraryFacts extends RandomProjects {
    private static final int MOST_PROVIDER_FILES = 40;

    private RandomLibraryFacts(Random random, Form form, Path root) {
        super(random, form, root);
    }

    static LibraryFacts of(Random random, Form form, Path root) {
        return new RandomLibraryFacts(random, form, root).make();
    }

    private LibraryFacts make() {
        List<String> ids = new ArrayList<>(List.of(OddNames.IDS));
        Collections.shuffle(ids, random);
        ids = new ArrayList<>(ids.subList(0, 1 + random.nextInt(8)));
        if (one(6)) ids.set(0, any(OddNames.UNSAFE_IDS));
        ids.forEach(this::add);
        int downloads = random.nextInt(MOST_PROVIDER_FILES + 1);
        for (int i = 0; i < downloads; i++) download();
        for (String id : ids) need(id);
        for (int i = random.nextInt(5); i > 0; i--) crossReference();
        if (one(4)) strayRow();
        for (int i = random.nextInt(3); i > 0; i--) otherName();
        if (one(40)) facts.brokenZones.add(any(".cache/videos", "assets/cache"));
        return facts;
    }

    private void download() {
        String provider = any(OddNames.PROVIDERS);
        String id = any(OddNames.VIDEO_IDS);
        String name =
                one(2) ? id : id.replaceFirst("^[^:]*:", "").replaceAll("[<>:\"|?*]", "-").strip();
        String ending = any(OddNames.ENDINGS);
        String folder =
                "assets/cache/"
                        + provider
                        + "/"
                        + (one(5) ? provider + "/" : one(15) ? "nasa/" : "");
        if (one(20)) folder = "assets/cache/";
        if (name.contains("/") || name.equals("..") || (name.isEmpty() && ending.isEmpty()))
            name = "y";
        file(folder + name + ending, one(12) ? 60 : one(40) ? -60 : 2 * DAY, 90);
    }

    /** What the project was offered of the providers' videos. */
    private void need(String id) {
        for (int i = random.nextInt(10); i > 0; i--) {
            String provider = one(5) ? null : any(OddNames.PROVIDERS);
            String video = any(OddNames.VIDEO_IDS);
            String path = one(5) ? spelling.of(anyDownload()) : null;
            String known = anyDownload();
            if (!one(3) && known.split("/").length > 3) {
                provider = known.split("/")[2];
                String name = known.substring(known.lastIndexOf('/') + 1);
                video = (one(4) ? "video:" : "") + name.replaceFirst("\\.[^.]*$", "");
            }
            row(
                    form.documented() && one(6) ? Kind.SELECTION : Kind.CLIP,
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
        return paths.isEmpty() ? "assets/cache/dvids/none.mp4" : any(paths);
    }

    private void crossReference() {
        if (facts.files.isEmpty()) return;
        String path = any(facts.files).path();
        Kind kind =
                any(List.of(Kind.SOUND, Kind.CLIP, form.documented() ? Kind.SELECTION : Kind.CLIP));
        row(
                kind,
                any(facts.projects).id(),
                null,
                "cross" + facts.rows.size(),
                one(2) ? path : spelling.odd(path));
    }

    private void strayRow() {
        String owner = form.documented() || one(2) ? "ghost" : null;
        String path = facts.files.isEmpty() || one(2) ? null : spelling.of(any(facts.files).path());
        row(
                Kind.CLIP,
                owner,
                one(2) ? null : any(OddNames.PROVIDERS),
                any(OddNames.VIDEO_IDS),
                path);
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
                if (known.sort() == Sort.REGULAR) add(known.withPath(path));
            }
            case 1 -> link(path, known.path(), 2 * DAY);
            default -> {
                String named = spelling.of(known.path());
                if (form.documented())
                    row(
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
