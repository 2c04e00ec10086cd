package app.offcut.cleanup.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.worlds.MountedDisk;
import app.offcut.environment.TestTurns;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Giving a file a name on a disk without links, while somebody else wants the same name. */
@ResourceLock(TestTurns.MOUNTS)
class PlaceholderTest {
    private static final String OURS = "ours";
    private static final String THEIRS = "theirs";

    /** What somebody does with the name in the worst moment that can be prevented. */
    enum Attack {
        MAKES_IT_FIRST(Change.CREATE) {
            @Override
            void strike(Path name) throws IOException {
                Files.writeString(name, THEIRS, StandardOpenOption.CREATE_NEW);
            }
        },
        RENAMES_OVER_IT(Change.MOVE) {
            @Override
            void strike(Path name) throws IOException {
                Path other = name.resolveSibling("other");
                Files.writeString(other, THEIRS);
                Files.move(
                        other,
                        name,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
        },
        WRITES_INTO_IT(Change.MOVE) {
            @Override
            void strike(Path name) throws IOException {
                Files.writeString(name, THEIRS);
            }
        },
        REMOVES_IT_AND_MAKES_ANOTHER(Change.MOVE) {
            @Override
            void strike(Path name) throws IOException {
                Files.delete(name);
                Files.writeString(name, THEIRS);
            }
        };

        private final Change moment;

        Attack(Change moment) {
            this.moment = moment;
        }

        abstract void strike(Path name) throws IOException;
    }

    @TempDir Path folder;

    private static FileSystem withoutLinks() {
        return Jimfs.newFileSystem(
                Configuration.unix().toBuilder()
                        .setSupportedFeatures(Feature.FILE_CHANNEL)
                        .setAttributeViews("basic", "posix", "unix")
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void replacesNothing(Attack attack) throws Exception {
        try (FileSystem memory = withoutLinks()) {
            attack(Files.createDirectory(memory.getPath("/library")), attack);
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesNothingOnExfat(Attack attack) throws Exception {
        try (MountedDisk disk = MountedDisk.make(MountedDisk.Kind.EXFAT, folder)) {
            attack(disk.folder("library"), attack);
        }
    }

    private static void attack(Path library, Attack attack) throws IOException {
        Path place = place(library);
        Path name = place.resolve("a.mp4");
        boolean[] struck = {false};
        ChangeHook changes =
                (change, where) -> {
                    if (struck[0] || change != attack.moment || !where.equals(name)) return;
                    struck[0] = true;
                    attack.strike(name);
                };
        assertThrows(FileAlreadyExistsException.class, () -> give(library, changes));
        assertTrue(struck[0]);
        assertEquals(THEIRS, Files.readString(name));
        assertEquals(OURS, Files.readString(library.resolve("own/a.mp4")));
        Files.delete(name);
        give(library, ChangeHook.NONE);
        assertEquals(OURS, Files.readString(name));
        assertNothingLeft(library);
    }

    /** Control: checking that the name is free and then renaming replaces their file. */
    @ParameterizedTest
    @EnumSource
    void wouldReplaceItByLooking(Attack attack) throws Exception {
        try (FileSystem memory = withoutLinks()) {
            Path library = Files.createDirectory(memory.getPath("/library"));
            Path name = place(library).resolve("a.mp4");
            assertTrue(Files.notExists(name), "the look");
            if (attack.moment == Change.MOVE) Files.createFile(name);
            attack.strike(name);
            Files.move(library.resolve("own/a.mp4"), name, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(OURS, Files.readString(name));
        }
    }

    /** Who has taken the name when a killed program is followed by another one. */
    @ParameterizedTest
    @CsvSource({
        "true, '', 0, true",
        "true, '', 2, true",
        "true, '', 5, false",
        "true, '', -3600, false",
        "true, x, 0, false",
        "false, '', 0, false"
    })
    void knowsTheEmptyFileOfAKilledProgram(
            boolean noted, String content, long secondsLater, boolean ours) throws Exception {
        try (FileSystem memory = withoutLinks()) {
            Path library = Files.createDirectory(memory.getPath("/library"));
            Path name = place(library).resolve("a.mp4");
            Files.writeString(name, content);
            FileTime made = Files.getLastModifiedTime(name);
            Path note = Files.createDirectory(library.resolve("own/notes")).resolve("a.mp4");
            if (noted) {
                Files.createFile(note);
                Files.setLastModifiedTime(
                        note,
                        FileTime.from(made.toInstant().minus(Duration.ofSeconds(secondsLater))));
            }
            if (ours) give(library, ChangeHook.NONE);
            else
                assertThrows(
                        FileAlreadyExistsException.class, () -> give(library, ChangeHook.NONE));
            assertEquals(ours ? OURS : content, Files.readString(name));
            if (ours) assertNothingLeft(library);
        }
    }

    /** Nothing of Offcut's own stays in a creator's folder. */
    @Test
    void leavesNoEmptyFileWhereTheFileHasGone() throws Exception {
        try (FileSystem memory = withoutLinks()) {
            Path library = Files.createDirectory(memory.getPath("/library"));
            Path name = place(library).resolve("a.mp4");
            ChangeHook gone =
                    (change, where) -> {
                        if (change == Change.MOVE && where.equals(name))
                            Files.delete(library.resolve("own/a.mp4"));
                    };
            assertThrows(IOException.class, () -> give(library, gone));
            assertTrue(Files.notExists(name));
        }
    }

    private static Path place(Path library) throws IOException {
        Files.writeString(Files.createDirectory(library.resolve("own")).resolve("a.mp4"), OURS);
        return Files.createDirectory(library.resolve("place"));
    }

    private static void give(Path library, ChangeHook changes) throws IOException {
        Path own = library.resolve("own");
        Path names = own.getFileSystem().getPath("notes");
        Path name = own.getFileSystem().getPath("a.mp4");
        PlaceholderNotes notes =
                new PlaceholderNotes(() -> Directory.at(own, changes), List.of(names));
        try (Directory from = Directory.at(own, changes);
                Directory to = Directory.at(library.resolve("place"), changes)) {
            WayBack.moveOut(from, name, to, notes);
        }
    }

    private static void assertNothingLeft(Path library) {
        try (Stream<Path> notes = Files.list(library.resolve("own/notes"))) {
            assertEquals(List.of(), notes.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
