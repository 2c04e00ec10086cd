package app.offcut.cleanup.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.disk.ChangeHook.Look;
import app.offcut.environment.Requirements;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SameContentTest {
    private static final Path ONE = Path.of("one.mp4");
    private static final Path OTHER = Path.of("other.mp4");

    /** More than two of the blocks in which files are read. */
    private static final int SIZE = 600_001;

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(1));

    @TempDir Path folder;

    private interface Act {
        void on(Path file) throws IOException;
    }

    enum Other {
        THE_SAME(true, _ -> {}),
        EMPTY_TOO(true, file -> Files.write(file, new byte[0])),
        ANOTHER_NAME(
                true,
                file -> {
                    Files.delete(file);
                    Files.createLink(file, file.resolveSibling(ONE));
                }),
        ANOTHER_LAST_BYTE(false, file -> change(file, SIZE - 1)),
        ANOTHER_BYTE_WITHIN(false, file -> change(file, SIZE / 2)),
        LONGER(false, file -> Files.write(file, Arrays.copyOf(bytes(), SIZE + 1))),
        SHORTER(false, file -> Files.write(file, Arrays.copyOf(bytes(), SIZE - 1))),
        A_FOLDER(
                false,
                file -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                }),
        A_LINK_TO_IT(
                false,
                file -> {
                    Files.delete(file);
                    Files.createSymbolicLink(file, file.resolveSibling(ONE));
                }),
        /** Somebody may be writing it. */
        NEW(false, file -> Files.setLastModifiedTime(file, FileTime.from(Instant.now())));

        private final boolean same;
        private final Act act;

        Other(boolean same, Act act) {
            this.same = same;
            this.act = act;
        }
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) bytes[i] = (byte) (i * 31 + i / 256);
        return bytes;
    }

    private static void change(Path file, int at) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            open.write(bytes()[at] ^ 1);
        }
    }

    private Path write(Path name) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes());
        return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private boolean same(Path other, ChangeHook changes) throws IOException {
        Instant settled = Instant.now().minus(Duration.ofSeconds(2));
        try (Directory one = Directory.at(folder.toRealPath(), ChangeHook.NONE);
                Directory there = Directory.at(other.toRealPath(), changes)) {
            return SameContent.same(one, ONE, there, OTHER, settled);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areTwoFilesWithTheSameBytes(Other other) throws IOException {
        Path one = write(ONE);
        Path file = write(OTHER);
        if (other == Other.EMPTY_TOO) {
            Files.write(one, new byte[0]);
            Files.setLastModifiedTime(one, FileTime.from(LONG_AGO));
        }
        other.act.on(file);
        if (other != Other.NEW && Files.isRegularFile(file))
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
        assertEquals(other.same, same(folder, ChangeHook.NONE));
    }

    @Test
    void areOnOneDisk() throws IOException {
        Path memory = Path.of("/dev/shm");
        Requirements.that(
                Files.isWritable(memory)
                        && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
                "another disk in memory");
        Path there = Files.createTempDirectory(memory, "offcut-twins");
        try {
            Files.copy(write(ONE), there.resolve(OTHER), StandardCopyOption.COPY_ATTRIBUTES);
            assertEquals(-1, Files.mismatch(folder.resolve(ONE), there.resolve(OTHER)));
            assertFalse(same(there, ChangeHook.NONE));
        } finally {
            Files.deleteIfExists(there.resolve(OTHER));
            Files.delete(there);
        }
    }

    /** The bytes that were read were the same: only a second look shows that they are not now. */
    enum Meanwhile {
        IS_WRITTEN(file -> change(file, 5)),
        GROWS(file -> Files.write(file, Arrays.copyOf(bytes(), SIZE + 1))),
        IS_REPLACED(file -> {
            Path made = file.resolveSibling("made.mp4");
            Files.write(made, new byte[SIZE]);
            Files.setLastModifiedTime(made, FileTime.from(LONG_AGO));
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        }),
        BECOMES_A_LINK(file -> {
            Files.delete(file);
            Files.createSymbolicLink(file, file.resolveSibling(ONE));
        });

        private final Act act;

        Meanwhile(Act act) {
            this.act = act;
        }
    }

    @ParameterizedTest
    @EnumSource
    void areNoneIfOneChangesWhileItIsRead(Meanwhile meanwhile) throws IOException {
        write(ONE);
        Path other = write(OTHER);
        int[] looks = {0};
        boolean[] naive = {false};
        ChangeHook second =
                new ChangeHook() {
                    @Override
                    public void about(Change change, Path place) {}

                    @Override
                    public void about(Look look, Path place) throws IOException {
                        if (look != Look.STAT || ++looks[0] != 2) return;
                        naive[0] = Files.mismatch(folder.resolve(ONE), other) == -1;
                        meanwhile.act.on(other);
                    }
                };
        assertFalse(same(folder, second));
        assertTrue(naive[0], "one that looks only once takes them for the same");
    }

    @Test
    void areNoneIfOneIsGone() throws IOException {
        write(ONE);
        assertThrows(NoSuchFileException.class, () -> same(folder, ChangeHook.NONE));
    }
}
