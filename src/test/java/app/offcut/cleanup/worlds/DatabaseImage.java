package app.offcut.cleanup.worlds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes of a database and of what lies beside it, to be damaged and written.
 *
 * @param name of the state it is in
 * @param parts by what follows the file's name: nothing, {@code -journal}, {@code -wal}, {@code
 *     -shm}
 * @param older the database before its last rows were added, page by page the same file
 */
public record DatabaseImage(String name, Map<String, byte[]> parts, byte[] older) {
    static final String JOURNAL = "-journal";
    static final String WAL = "-wal";
    static final String SHM = "-shm";
    static final List<String> SUFFIXES = List.of("", JOURNAL, WAL, SHM);

    public static DatabaseImage read(String name, Path database, byte[] older) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        for (String suffix : SUFFIXES) {
            Path file = place(database, suffix);
            if (Files.exists(file) && Files.size(file) > 0)
                parts.put(suffix, Files.readAllBytes(file));
        }
        return new DatabaseImage(name, parts, older);
    }

    /** Another one that can be damaged without harm to this. */
    public DatabaseImage copy() {
        Map<String, byte[]> copies = new TreeMap<>();
        parts.forEach((suffix, bytes) -> copies.put(suffix, bytes.clone()));
        return new DatabaseImage(name, copies, older);
    }

    /** Nothing is left beside it that is not part of this. */
    public void write(Path database) throws IOException {
        for (String suffix : SUFFIXES) {
            byte[] bytes = parts.get(suffix);
            Path file = place(database, suffix);
            if (bytes == null) Files.deleteIfExists(file);
            else Files.write(file, bytes);
        }
    }

    public boolean same(DatabaseImage other) {
        return parts.keySet().equals(other.parts.keySet())
                && parts.keySet().stream()
                        .allMatch(part -> Arrays.equals(parts.get(part), other.parts.get(part)));
    }

    public byte[] database() {
        return parts.getOrDefault("", new byte[0]);
    }

    /** Whether all of it stands in the one file. */
    public boolean alone() {
        return parts.size() == 1;
    }

    /** As the undamaged file says; 512 if it says nothing sensible. */
    int pageSize() {
        if (older.length < 18) return 512;
        int size = ByteBuffer.wrap(older).getShort(16) & 0xffff;
        return size == 1 ? 65536 : Math.max(512, size);
    }

    private static Path place(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }
}
