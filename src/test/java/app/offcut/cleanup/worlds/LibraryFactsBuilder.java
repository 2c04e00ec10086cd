package app.offcut.cleanup.worlds;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.offcut.cleanup.worlds.LibraryFacts.File;
import app.offcut.cleanup.worlds.LibraryFacts.Kind;
import app.offcut.cleanup.worlds.LibraryFacts.Row;
import app.offcut.cleanup.worlds.LibraryFacts.Sort;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Collects the facts of a random library. */
class LibraryFactsBuilder {
    static final int DAY = 86_400;

    final Random random;
    final Form form;
    final LibraryFacts facts;
    final PathSpelling spelling;

    LibraryFactsBuilder(Random random, Form form, Path root) {
        this.random = random;
        this.form = form;
        facts = new LibraryFacts(root);
        spelling = new PathSpelling(random, root);
    }

    /** Relative, with {@code /} at the end, in either layout. */
    String audioFolder(String id) {
        return form.documented() != one(8)
                ? ".cache/audio/" + id + "/"
                : ".cache/audio/projects/" + id + "/";
    }

    /** Seconds: mostly older than a final, as it should be. */
    long ageOfWork() {
        return one(60) ? 3700 : one(100) ? -3700 : 2 * DAY;
    }

    void row(
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
                        kind != Kind.CLIP || form == Form.SHIPPED_AT_010 ? null : provider,
                        kind == Kind.SOUND ? null : videoId,
                        path,
                        null,
                        null,
                        3 * DAY);
        facts.rows.add(row);
    }

    void row(
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

    void file(String path, long age, long bytes) {
        file(path, age, bytes, false);
    }

    void file(String path, long age, long bytes, boolean whole) {
        add(new File(path, path, Sort.REGULAR, null, age, bytes, whole));
    }

    void link(String path, String target, long age) {
        add(new File(path, path, Sort.LINK, target, age, 0, false));
    }

    /** Only what a disk can hold, and in no folder that is a file. */
    void add(File file) {
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

    boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String any(String... all) {
        return any(List.of(all));
    }
}
