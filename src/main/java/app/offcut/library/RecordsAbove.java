package app.offcut.library;

import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.failure.Failure;
import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.generator.Generator;
import app.offcut.generator.Zone;
import app.offcut.settings.StoredPreference;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person's agreement that the records in the folder above belong to a library that has caches and
 * no records. It holds for this very folder and this very file; with anything else in their place,
 * the records cannot be used until the person agrees again. Stored in offcut.db with the library.
 *
 * @param folder inode number of the folder above; 0 where numbers are not stable
 * @param file inode number of the records' file; 0 where numbers are not stable
 */
public record RecordsAbove(long folder, long file) {
    private static final Pattern STORED = Pattern.compile("(\\d{1,19}):(\\d{1,19})");

    /** The agreement that is stored with a library; null if there is none. */
    public static @Nullable RecordsAbove of(LibraryMemory memory) {
        return stored(memory).read().map(RecordsAbove::parse).orElse(null);
    }

    /** Unreadable text agrees to nothing that exists. */
    private static RecordsAbove parse(String text) {
        Matcher numbers = STORED.matcher(text);
        return numbers.matches()
                ? new RecordsAbove(number(numbers.group(1)), number(numbers.group(2)))
                : new RecordsAbove(-1, -1);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A path as it is typed on a command line. */
    public static String typed(Path path) {
        String text = path.toString();
        return text.chars().anyMatch(Character::isWhitespace) ? '"' + text + '"' : text;
    }

    /** Stores it with a library. */
    public void store(LibraryMemory memory) {
        stored(memory).write(folder + ":" + file);
    }

    /** Takes the agreement back. */
    public static void forget(LibraryMemory memory) {
        stored(memory).forget();
    }

    private static StoredPreference stored(LibraryMemory memory) {
        return new StoredPreference(memory.own(), memory.id(), LibraryTable.RECORDS_ABOVE);
    }

    /**
     * The agreement to what lies above a library now.
     *
     * @throws Problem DATABASE_MISSING if it may not be agreed to
     */
    public static RecordsAbove now(Library library) {
        RecordsAbove now = new RecordsAbove(0, 0);
        Found found = now.find(library);
        if (found.refusal != null) throw refused(found.refusal);
        return new RecordsAbove(lasting(found.folder), lasting(found.file));
    }

    private static long lasting(@Nullable FileIdentity identity) {
        return identity == null ? 0 : identity.lasting().inode();
    }

    /** Why the records above may not be used now; empty if they may. Blocking. */
    public Optional<String> refusal(Library library) {
        return Optional.ofNullable(find(library).refusal);
    }

    /**
     * Checks that the records above may be used now. Blocking.
     *
     * @throws Problem DATABASE_MISSING
     */
    void check(Library library) {
        String refusal = find(library).refusal;
        if (refusal != null) throw refused(refusal);
    }

    private static Problem refused(String sentence) {
        return Problem.saying(Problem.Code.DATABASE_MISSING, sentence);
    }

    private record Found(
            @Nullable String refusal, @Nullable FileIdentity folder, @Nullable FileIdentity file) {
        static Found refused(String key, Path root, Path above) {
            return new Found(Texts.of(key, above, root, typed(root), typed(above)), null, null);
        }
    }

    private Found find(Library library) {
        Path root = library.root();
        Path above = root.getParent();
        if (above == null) return Found.refused("records-above.gone", root, root);
        Generator generator = library.generator();
        try (Folder opened = Folder.at(above)) {
            FileIdentity folder = FileIdentity.of(opened.attributes());
            if (!above.toRealPath().equals(above) || !mayBe(this.folder, folder))
                return Found.refused("records-above.other-folder", root, above);
            if (otherDisk(library.identity(), folder))
                return Found.refused("records-above.other-disk", root, above);
            BasicFileAttributes records = opened.attributes(generator.mark(above).getFileName());
            if (!records.isRegularFile()) return Found.refused("records-above.link", root, above);
            FileIdentity file = FileIdentity.of(records);
            if (!mayBe(this.file, file))
                return Found.refused("records-above.other-file", root, above);
            if (otherDisk(library.identity(), file))
                return Found.refused("records-above.other-disk", root, above);
            if (Files.exists(generator.mark(root), LinkOption.NOFOLLOW_LINKS))
                return Found.refused("records-above.own-records", root, above);
            if (hasCaches(above, generator))
                return Found.refused("records-above.own-caches", root, above);
            return new Found(null, folder, file);
        } catch (NoSuchFileException e) {
            return Found.refused("records-above.gone", root, above);
        } catch (IOException e) {
            return new Found(Failure.of(e, above).sentence(), null, null);
        }
    }

    private static boolean mayBe(long agreed, @Nullable FileIdentity now) {
        return agreed == 0 || (now != null && (now.inode() == agreed || !now.lasts()));
    }

    private static boolean otherDisk(FileIdentity library, @Nullable FileIdentity other) {
        return other != null
                && !library.equals(FileIdentity.UNKNOWN)
                && other.device() != library.device();
    }

    /** Whether a folder contains a zone. A link on the path to one counts; it is not followed. */
    private static boolean hasCaches(Path folder, Generator generator) throws IOException {
        for (Zone zone : generator.layout().zones()) if (leads(folder, zone)) return true;
        return false;
    }

    private static boolean leads(Path folder, Zone zone) throws IOException {
        Path place = folder;
        for (String name : zone.names()) {
            place = place.resolve(name);
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(
                                place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isSymbolicLink()) return true;
                if (!attributes.isDirectory()) return false;
            } catch (NoSuchFileException e) {
                return false;
            }
        }
        return true;
    }
}
