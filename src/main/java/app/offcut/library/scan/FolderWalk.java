package app.offcut.library.scan;

import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.files.tree.Attributes;
import app.offcut.files.tree.TreeReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks the tree below a folder by handles and reports every leaf, of any kind.
 *
 * @param look which entries to look at, by path relative to the root
 * @param enter which folders of them to enter
 */
record FolderWalk(
        Set<String> mounts,
        Predicate<Path> look,
        Predicate<Path> enter,
        Consumer<FoundFile> found) {
    /** Maximum depth, beyond any real project; every level holds an open folder. */
    private static final int DEEPEST = 40;

    /** Looks at every entry. */
    FolderWalk(Set<String> mounts, Predicate<Path> enter, Consumer<FoundFile> found) {
        this(mounts, _ -> true, enter, found);
    }

    /**
     * Walks some entries of a folder; skips missing ones.
     *
     * @param relative path of the folder, relative to the root
     * @throws IOException if the folder cannot be read; unreadable subfolders are leaves
     */
    void walk(Folder folder, Path relative, Iterable<Path> names) throws IOException {
        try (TreeReader reader = TreeReader.create().orElse(null)) {
            walk(folder, reader, relative, names, 0);
        }
    }

    private void walk(
            Folder folder,
            @Nullable TreeReader reader,
            Path relative,
            Iterable<Path> names,
            int depth)
            throws IOException {
        try (TreeReader.Open quick = reader == null ? null : reader.open(folder)) {
            walk(new Opened(folder, reader, quick), relative, names, depth);
        }
    }

    private void walk(Opened opened, Path relative, Iterable<Path> names, int depth)
            throws IOException {
        FileIdentity above = FileIdentity.of(opened.folder.attributes());
        List<String> place = relative.toString().isEmpty() ? List.of() : FoundFile.names(relative);
        for (Path name : names) {
            Entry entry =
                    new Entry(
                            name, relative.resolve(name), FoundFile.names(place, name.toString()));
            if (look.test(entry.path)) visit(opened, entry, above, depth);
        }
    }

    /**
     * @param quick the same folder for {@code reader}; null where the system lacks its calls
     */
    private record Opened(
            Folder folder, @Nullable TreeReader reader, TreeReader.@Nullable Open quick) {
        /** Also tells what the entry takes on the disk, unless only the slow way leads to it. */
        BasicFileAttributes attributes(Path name) throws IOException {
            Attributes found =
                    reader == null || quick == null
                            ? null
                            : reader.attributes(quick, Folder.single(name).toString());
            return found == null ? folder.attributes(name) : found;
        }
    }

    /**
     * @param path relative to the root
     * @param names those of the path
     */
    private record Entry(Path name, Path path, List<String> names) {
        FoundFile leaf(BasicFileAttributes attributes, @Nullable FileIdentity identity) {
            FoundFile.Kind kind =
                    attributes.isSymbolicLink() || attributes.isDirectory()
                            ? FoundFile.Kind.LINK
                            : attributes.isRegularFile()
                                    ? FoundFile.Kind.REGULAR
                                    : FoundFile.Kind.SPECIAL;
            long bytes = kind == FoundFile.Kind.REGULAR ? attributes.size() : 0;
            boolean more = kind == FoundFile.Kind.REGULAR && attributes instanceof Attributes;
            return new FoundFile(
                    path,
                    kind,
                    identity,
                    bytes,
                    more ? ((Attributes) attributes).allocatedBytes() : bytes,
                    more ? ((Attributes) attributes).links() : 1,
                    attributes.lastModifiedTime().toInstant(),
                    names);
        }

        FoundFile leaf(FoundFile.Kind kind, @Nullable FileIdentity identity) {
            return new FoundFile(path, kind, identity, 0, 0, 1, Instant.EPOCH, names);
        }
    }

    private void visit(Opened opened, Entry entry, @Nullable FileIdentity above, int depth) {
        BasicFileAttributes attributes;
        try {
            attributes = opened.attributes(entry.name);
        } catch (NoSuchFileException e) {
            return; // gone since it was listed
        } catch (IOException e) {
            found.accept(entry.leaf(FoundFile.Kind.UNREADABLE, null));
            return;
        }
        FileIdentity identity = FileIdentity.of(attributes);
        if (!Folder.isFolder(attributes)) found.accept(entry.leaf(attributes, identity));
        else if (border(opened.folder.path().resolve(entry.name), identity, above))
            found.accept(entry.leaf(FoundFile.Kind.OTHER_DEVICE, identity));
        else if (enter.test(entry.path)) enter(opened, entry, identity, depth);
    }

    private void enter(Opened opened, Entry entry, @Nullable FileIdentity identity, int depth) {
        if (depth < DEEPEST) {
            try (Folder child = opened.folder.open(entry.name)) {
                walk(child, opened.reader, entry.path, child.names(), depth + 1);
                return;
            } catch (IOException e) {
                // reported as a leaf below
            }
        }
        found.accept(entry.leaf(FoundFile.Kind.UNREADABLE, identity));
    }

    private boolean border(
            Path place, @Nullable FileIdentity identity, @Nullable FileIdentity above) {
        return mounts.contains(place.toString())
                || (identity != null && above != null && identity.device() != above.device());
    }
}
