package app.offcut.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.offcut.environment.Together;
import app.offcut.environment.Unprivileged;
import app.offcut.files.OwnFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisabledOnOs(OS.WINDOWS)
class UnpackedLibraryTest {
    private static final UnpackedLibrary LIBRARY =
            new UnpackedLibrary("3.2.1", "/org/sqlite/native/Linux/x86_64/libsqlitejdbc.so");
    private static final String NAME = "offcut-sqlite-3.2.1-Linux-x86_64-libsqlitejdbc.so";

    @TempDir Path temp;
    private Path folder;
    private final byte[] image = new byte[100_000];

    @BeforeEach
    void make() {
        folder = temp.resolve("cache/offcut");
        new Random(1).nextBytes(image);
    }

    private interface Making {
        void make(Path file, byte[] image) throws IOException;
    }

    /** What may already be in its place. */
    enum Before {
        NOTHING((_, _) -> {}),
        EMPTY((file, _) -> Files.createFile(file)),
        CUT((file, image) -> Files.write(file, Arrays.copyOf(image, image.length / 2))),
        ONE_BIT_OFF((file, image) -> {
            byte[] other = image.clone();
            other[image.length / 2] ^= 1;
            Files.write(file, other);
        }),
        LONGER((file, image) -> Files.write(file, Arrays.copyOf(image, image.length + 1))),
        LINK((file, image) ->
                Files.createSymbolicLink(
                        file, Files.write(file.resolveSibling("elsewhere"), image)));

        private final Making making;

        Before(Making making) {
            this.making = making;
        }
    }

    @ParameterizedTest
    @EnumSource
    void putsTheWholeOneInItsPlace(Before before) throws Exception {
        Files.createDirectories(folder);
        before.making.make(folder.resolve(NAME), image);
        Path file = LIBRARY.in(folder, image);
        assertEquals(folder.toRealPath().resolve(NAME), file);
        assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
        assertArrayEquals(image, Files.readAllBytes(file));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(), unfinished());
    }

    @Test
    void makesAFolderThatNoOtherUserCanChange() throws Exception {
        LIBRARY.in(folder, image);
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @Test
    void writesNothingWhereItIsThere() throws Exception {
        Path file = LIBRARY.in(folder, image);
        FileTime old = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, old);
        Object inode = Files.getAttribute(file, "unix:ino");
        LIBRARY.in(folder, image);
        assertEquals(inode, Files.getAttribute(file, "unix:ino"));
        assertEquals(old, Files.getLastModifiedTime(file));
    }

    /** Who could change it between the look and the loading. */
    enum Hostile {
        FOLDER_OF_ANOTHER_USER,
        FILE_OF_ANOTHER_USER,
        FOLDER_WRITABLE_BY_ALL,
        FOLDER_WRITABLE_BY_GROUP,
        FILE_WRITABLE_BY_ALL
    }

    @ParameterizedTest
    @EnumSource
    void takesNothingThatAnotherUserCanChange(Hostile hostile) throws Exception {
        Path file = LIBRARY.in(folder, image);
        assertEquals(file, LIBRARY.in(folder, image), "the same without it");
        switch (hostile) {
            case FOLDER_OF_ANOTHER_USER -> give(folder);
            case FILE_OF_ANOTHER_USER -> give(file);
            case FOLDER_WRITABLE_BY_ALL -> Unprivileged.mode(folder, "rwxrwxrwx");
            case FOLDER_WRITABLE_BY_GROUP -> Unprivileged.mode(folder, "rwxrwx---");
            case FILE_WRITABLE_BY_ALL -> Unprivileged.mode(file, "rw-rw-rw-");
        }
        assertThrows(UnpackedLibrary.Untrusted.class, () -> LIBRARY.in(folder, image));
    }

    private static void give(Path path) throws IOException {
        assumeTrue(Files.getAttribute(path, "unix:uid").equals(0), "only root gives files away");
        Files.setAttribute(path, "unix:uid", 65534);
    }

    @Test
    void erasesOlderVersionsAndWhatKilledStartsHaveLeft() throws Exception {
        Files.createDirectories(folder);
        Unprivileged.mode(folder, "rwx------");
        Path older = Files.createFile(folder.resolve("offcut-sqlite-3.2.0-Linux-x86_64-x.so"));
        Path left = Files.createFile(OwnFile.unfinished(folder).path());
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path underWay = Files.createFile(OwnFile.unfinished(folder).path());
        Path foreign = Files.createFile(folder.resolve("sqlite-3.2.0.so"));
        LIBRARY.in(folder, image);
        assertFalse(Files.exists(older));
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(underWay));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void isSafeForSeveralStartsAtOnce() throws Exception {
        var all = Together.run(16, _ -> () -> Files.readAllBytes(LIBRARY.in(folder, image)));
        for (byte[] one : all) assertArrayEquals(image, one);
        assertEquals(List.of(), unfinished());
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith(".")).toList();
        }
    }
}
