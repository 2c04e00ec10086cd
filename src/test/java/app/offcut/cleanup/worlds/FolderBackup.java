package app.offcut.cleanup.worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder with every file as it once was, to compare with and to put back. Knows no links. */
public final class FolderBackup {
    private record Entry(byte[] content, FileTime modified) {
        boolean same(@Nullable Entry other) {
            return other != null && Arrays.equals(content, other.content);
        }
    }

    private final Path folder;
    private final TreeSet<String> folders = new TreeSet<>();
    private final Map<String, Entry> files;

    private FolderBackup(Path folder) throws IOException {
        this.folder = folder;
        files = walk(folder, folders);
    }

    public static FolderBackup of(Path folder) throws IOException {
        return new FolderBackup(folder);
    }

    /** What of it is gone or has other bytes now, relative with {@code /}. */
    public Set<String> lost() throws IOException {
        Map<String, Entry> now = walk(folder, new TreeSet<>());
        Set<String> lost = new TreeSet<>();
        files.forEach((path, entry) -> {
            if (!entry.same(now.get(path))) lost.add(path);
        });
        return lost;
    }

    /** Files that were not there, relative with {@code /}. */
    public Set<String> added() throws IOException {
        Set<String> now = walk(folder, new TreeSet<>()).keySet();
        now.removeAll(files.keySet());
        return now;
    }

    /** Everything as it was; what came since goes. */
    public void restore() throws IOException {
        Files.createDirectories(folder);
        TreeSet<String> foldersNow = new TreeSet<>();
        Map<String, Entry> now = walk(folder, foldersNow);
        for (String path : now.keySet())
            if (!files.containsKey(path)) Files.delete(folder.resolve(path));
        for (String path : foldersNow.descendingSet())
            if (!folders.contains(path)) Files.delete(folder.resolve(path));
        for (String path : folders) Files.createDirectories(folder.resolve(path));
        for (Map.Entry<String, Entry> file : files.entrySet()) {
            Entry left = now.get(file.getKey());
            Entry wanted = file.getValue();
            if (left != null && wanted.same(left) && left.modified.equals(wanted.modified))
                continue;
            Path path = folder.resolve(file.getKey());
            Files.write(path, wanted.content);
            Files.setLastModifiedTime(path, wanted.modified);
        }
    }

    /** All files, and the folders into a set, relative with {@code /}. */
    private static Map<String, Entry> walk(Path folder, Set<String> folders) throws IOException {
        Map<String, Entry> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.skip(1).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (Files.isDirectory(path)) folders.add(name);
                else {
                    FileTime modified = Files.getLastModifiedTime(path);
                    files.put(name, new Entry(Files.readAllBytes(path), modified));
                }
            }
        }
        return files;
    }
}
