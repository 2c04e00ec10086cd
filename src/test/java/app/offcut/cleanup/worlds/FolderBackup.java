package app.offcut.cleanup.worlds;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A folder with every file as it once was, to compare with and to put back. Knows no links. */
public final class FolderBackup {
    private record Entry(byte[] content, FileTime modified) {
        boolean same(Entry other) {
            return Arrays.equals(content, other.content);
        }
    }

    private final Path folder;
    private final Map<String, Entry> files = new TreeMap<>();
    private final Set<String> folders = new TreeSet<>();

    private FolderBackup(Path folder) {
        this.folder = folder;
    }

    static FolderBackup of(Path folder) throws IOException {
        FolderBackup backup = new FolderBackup(folder);
        backup.walk(backup.files, backup.folders);
        return backup;
    }

    /** What of it is gone or has other bytes now, relative with {@code /}. */
    public Set<String> lost() throws IOException {
        Map<String, Entry> now = new TreeMap<>();
        walk(now, new TreeSet<>());
        Set<String> lost = new TreeSet<>();
        files.forEach((path, entry) -> {
            Entry left = now.get(path);
            if (left == null || !left.same(entry)) lost.add(path);
        });
        return lost;
    }

    /** Files that were not there, relative with {@code /}. */
    public Set<String> added() throws IOException {
        Map<String, Entry> now = new TreeMap<>();
        walk(now, new TreeSet<>());
        now.keySet().removeAll(files.keySet());
        return now.keySet();
    }

    byte @Nullable [] content(String path) {
        Entry entry = files.get(path);
        return entry == null ? null : entry.content;
    }

    /** Everything as it was; what came since goes. */
    public void restore() throws IOException {
        Files.createDirectories(folder);
        Map<String, Entry> now = new TreeMap<>();
        Set<String> foldersNow = new TreeSet<>();
        walk(now, foldersNow);
        for (String path : now.keySet())
            if (!files.containsKey(path)) Files.delete(folder.resolve(path));
        for (String path : ((TreeSet<String>) foldersNow).descendingSet())
            if (!folders.contains(path)) Files.delete(folder.resolve(path));
        for (String path : folders) Files.createDirectories(folder.resolve(path));
        for (Map.Entry<String, Entry> file : files.entrySet()) {
            Entry left = now.get(file.getKey());
            Entry wanted = file.getValue();
            if (left != null && left.same(wanted) && left.modified.equals(wanted.modified))
                continue;
            Path path = folder.resolve(file.getKey());
            Files.write(path, wanted.content);
            Files.setLastModifiedTime(path, wanted.modified);
        }
    }

    private void walk(Map<String, Entry> files, Set<String> folders) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes a) {
                        if (!path.equals(folder)) folders.add(name(path));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                            throws IOException {
                        files.put(
                                name(path),
                                new Entry(Files.readAllBytes(path), attributes.lastModifiedTime()));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private String name(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }
}
