package app.offcut.cleanup.hold;

import app.offcut.cleanup.DoomedFile;
import app.offcut.library.FileIdentity;
import app.offcut.library.Folder;
import app.offcut.library.FoundFile;
import app.offcut.library.Library;
import app.offcut.library.Zone;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Erases condemned files one by one. Each file's folder is opened name by name from the library's
 * root, no link followed, and the file must still be the very file that was condemned. What fails
 * is a result, never an exception: one failure does not stop the rest. For one run, on one thread.
 */
public final class Deleter implements Closeable {
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Folder root;
    private final Predicate<FileIdentity> openForWriting;
    private final InstantSource clock;
    private final Set<List<Path>> touched = new HashSet<>();

    /**
     * @param openForWriting whether some program has this file open for writing
     * @throws IOException if the library cannot be opened
     */
    public Deleter(Library library, Predicate<FileIdentity> openForWriting, InstantSource clock)
            throws IOException {
        this.root = Folder.at(library.root());
        this.openForWriting = openForWriting;
        this.clock = clock;
    }

    /** What became of one file. */
    public sealed interface Result {
        /**
         * @param freedBytes its length if this was its last name, else 0
         */
        record Deleted(long freedBytes) implements Result {}

        /** Somebody was faster; that is success. */
        record AlreadyGone() implements Result {}

        /**
         * In use, or not the file that was condemned: no failure.
         *
         * @param why word of the text {@code deletion.{why}}
         */
        record Stayed(String why) implements Result {}

        /**
         * @param why word of the text {@code deletion.{why}}
         * @param detail the system's own words
         */
        record Failed(String why, String detail) implements Result {}
    }

    /** What became of a file that must not be erased any more: it is gone, or it stays. */
    public Result spare(DoomedFile doomed) {
        List<Path> names = new ArrayList<>();
        for (Path name : doomed.file().path()) names.add(name);
        Path name = names.removeLast();
        try (Folder parent = root.open(names)) {
            parent.attributes(name);
            return new Result.Stayed("changed");
        } catch (NoSuchFileException e) {
            return new Result.AlreadyGone();
        } catch (IOException e) {
            return new Result.Stayed("changed");
        }
    }

    /** Erases one file, if it still is what it was. */
    public Result delete(DoomedFile doomed) {
        List<Path> names = new ArrayList<>();
        for (Path name : doomed.file().path()) names.add(name);
        Path name = names.removeLast();
        requireInZone(doomed.zone(), names);
        // opened anew for each file: a folder that was moved away meanwhile was perhaps rescued
        try (Folder parent = root.open(names)) {
            BasicFileAttributes now = parent.attributes(name);
            Optional<Result> stays = stays(doomed.file(), now);
            if (stays.isPresent()) return stays.get();
            long freed = lastName(parent.path().resolve(name)) ? now.size() : 0;
            erase(parent, name);
            touched.add(names);
            return new Result.Deleted(freed);
        } catch (NoSuchFileException e) {
            return new Result.AlreadyGone();
        } catch (IOException e) {
            return failed(e);
        }
    }

    /** Removes the folders that are empty now because of us, up to the project's own folder. */
    public void removeEmptiedFolders(List<DoomedFile> doomed) {
        Set<List<Path>> emptied = new HashSet<>();
        for (DoomedFile file : doomed) {
            if (file.zone() == Zone.PROVIDER) continue;
            List<Path> names = new ArrayList<>();
            for (Path name : file.file().path()) names.add(name);
            names.removeLast();
            if (!touched.contains(names)) continue;
            boolean nested = names.size() > 2 && names.get(2).toString().equals("projects");
            int own = file.zone().names().size() + (nested ? 2 : 1);
            for (int depth = names.size(); depth >= own; depth--)
                emptied.add(List.copyOf(names.subList(0, depth)));
        }
        emptied.stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .forEach(this::removeIfEmpty);
    }

    private void removeIfEmpty(List<Path> names) {
        Path name = names.getLast();
        try (Folder parent = root.open(names.subList(0, names.size() - 1))) {
            if (!parent.attributes(name).isDirectory()) return;
            var handle = parent.handle();
            if (handle.isPresent()) handle.get().deleteDirectory(Folder.single(name));
            else Files.delete(parent.path().resolve(Folder.single(name)));
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // something else lives there, or it is gone: both are fine
        } catch (IOException e) {
            // an empty folder that stays loses nothing and takes no space
        }
    }

    private static void requireInZone(Zone zone, List<Path> folderNames) {
        List<String> zoneNames = zone.names();
        boolean inside = folderNames.size() > zoneNames.size();
        for (int i = 0; inside && i < zoneNames.size(); i++)
            inside = folderNames.get(i).toString().equals(zoneNames.get(i));
        if (!inside) throw new IllegalArgumentException("outside its zone: " + folderNames);
    }

    private Optional<Result> stays(FoundFile condemned, BasicFileAttributes now) {
        FileIdentity identity = FileIdentity.of(now);
        if (!now.isRegularFile()
                || !Objects.equals(identity, condemned.identity())
                || now.size() != condemned.bytes()
                || !now.lastModifiedTime().toInstant().equals(condemned.modified()))
            return Optional.of(new Result.Stayed("changed"));
        Instant settled = clock.instant().minus(SETTLED);
        if (now.lastModifiedTime().toInstant().isAfter(settled))
            return Optional.of(new Result.Stayed("too-new"));
        return identity != null && openForWriting.test(identity)
                ? Optional.of(new Result.Stayed("open-for-writing"))
                : Optional.empty();
    }

    /** For the figures only, so by path: whether the file has no other name. */
    private static boolean lastName(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) return true;
        try {
            Object names =
                    Files.getAttribute(file, "unix:nlink", java.nio.file.LinkOption.NOFOLLOW_LINKS);
            return !(names instanceof Integer count) || count <= 1;
        } catch (IOException e) {
            return true; // its folder has moved; the handle still leads to it
        }
    }

    private static void erase(Folder parent, Path name) throws IOException {
        var handle = parent.handle();
        if (handle.isPresent()) handle.get().deleteFile(Folder.single(name));
        else Files.delete(parent.path().resolve(Folder.single(name)));
    }

    private static Result failed(IOException e) {
        String detail = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) return new Result.Failed("access-denied", detail);
        if (detail.contains("Read-only file system")) return new Result.Failed("read-only", detail);
        if (detail.contains("busy")) return new Result.Failed("busy", detail);
        if (detail.contains("Operation not permitted"))
            return new Result.Failed("not-permitted", detail);
        if (detail.contains("symbolic links") || detail.contains("Not a directory"))
            return new Result.Failed("folder-replaced", detail);
        return new Result.Failed("other", detail);
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (IOException e) {
            // a folder opened for listing has nothing to lose
        }
    }
}
