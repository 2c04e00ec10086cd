package app.offcut.cleanup.disk;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be done in a folder, by its descriptor and, where there is none, by its path. */
@EnabledOnOs(OS.LINUX)
class DirectoryTest {
    @TempDir Path folder;
    private final FileSystem memory =
            Jimfs.newFileSystem(
                    Configuration.unix().toBuilder()
                            .setSupportedFeatures(
                                    Feature.LINKS, Feature.SYMBOLIC_LINKS, Feature.FILE_CHANNEL)
                            .setAttributeViews("basic", "posix", "unix")
                            .build());

    /** Where it lies. */
    enum Place {
        REAL,
        MEMORY
    }

    @AfterEach
    void close() throws IOException {
        memory.close();
    }

    private Path root(Place place) throws IOException {
        return place == Place.REAL
                ? folder.toRealPath()
                : Files.createDirectories(memory.getPath("/library"));
    }

    private static Directory open(Path path) throws IOException {
        return Directory.at(path, ChangeHook.NONE);
    }

    private static Path name(Path root, String name) {
        return root.getFileSystem().getPath(name);
    }

    private static Path file(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        return Files.writeString(place, "" + place.getFileName());
    }

    @ParameterizedTest
    @EnumSource
    void acceptsSingleNamesOnly(Place place) throws IOException {
        Path root = root(place);
        Path kept = file(root.resolve("sub/kept.mp4"));
        try (Directory directory = open(root.resolve("sub"))) {
            for (String odd : List.of("", ".", "..", "../sub/kept.mp4", "" + kept))
                assertThrows(
                        IllegalArgumentException.class,
                        () -> directory.erase(name(root, odd)),
                        odd);
        }
        assertTrue(Files.exists(kept));
    }

    @ParameterizedTest
    @EnumSource
    void opensNoLink(Place place) throws IOException {
        Path root = root(place);
        Path kept = file(root.resolve("elsewhere/kept.mp4"));
        Files.createSymbolicLink(root.resolve("link"), root.resolve("elsewhere"));
        try (Directory directory = open(root)) {
            assertThrows(IOException.class, () -> directory.open(name(root, "link")));
            assertThrows(
                    IOException.class,
                    () -> directory.openOrMake(List.of(name(root, "link"), name(root, "new"))));
            directory.erase(name(root, "link"));
        }
        assertThrows(IOException.class, () -> open(root.resolve("link")));
        assertTrue(Files.exists(kept), "the link went, not what it points to");
        assertTrue(Files.notExists(root.resolve("link"), LinkOption.NOFOLLOW_LINKS));
    }

    @ParameterizedTest
    @EnumSource
    void movesOverNothing(Place place) throws IOException {
        Path root = root(place);
        Path from = file(root.resolve("from/a.mp4"));
        Path taken = Files.writeString(file(root.resolve("to/a.mp4")), "theirs");
        Path a = name(root, "a.mp4");
        try (Directory source = open(requireNonNull(from.getParent()));
                Directory target = open(requireNonNull(taken.getParent()))) {
            assertThrows(FileAlreadyExistsException.class, () -> source.moveIn(a, target, a));
            var notes = new PlaceholderNotes(() -> open(root), List.of(name(root, "notes")));
            assertThrows(
                    FileAlreadyExistsException.class,
                    () -> WayBack.moveOut(source, a, target, notes));
        }
        assertEquals("theirs", Files.readString(taken));
        assertEquals("a.mp4", Files.readString(from));
    }

    @ParameterizedTest
    @EnumSource
    void removesNoFolderWithSomethingInIt(Place place) throws IOException {
        Path root = root(place);
        Path kept = file(root.resolve("full/kept.mp4"));
        Path empty = Files.createDirectory(root.resolve("empty"));
        try (Directory directory = open(root)) {
            directory.remove(name(root, "empty"));
            assertThrows(
                    DirectoryNotEmptyException.class, () -> directory.remove(name(root, "full")));
            try (Directory full = directory.open(name(root, "full"))) {
                assertThrows(IOException.class, () -> full.remove(name(root, "kept.mp4")));
            }
        }
        assertTrue(Files.exists(kept));
        assertTrue(Files.notExists(empty));
    }

    /** What has the folder's name now is another folder, and loses nothing. */
    @ParameterizedTest
    @EnumSource
    void touchesNothingInAFolderThatTookItsPlace(Place place) throws IOException {
        Path root = root(place);
        Path here = requireNonNull(file(root.resolve("here/a.mp4")).getParent());
        Path other = requireNonNull(file(root.resolve("other/a.mp4")).getParent());
        try (Directory directory = open(here)) {
            Files.move(here, root.resolve("away"));
            Files.createSymbolicLink(here, other);
            if (place == Place.REAL) directory.erase(name(root, "a.mp4"));
            else assertThrows(IOException.class, () -> directory.erase(name(root, "a.mp4")));
        }
        assertEquals(place == Place.REAL, Files.notExists(root.resolve("away/a.mp4")));
        assertTrue(Files.exists(other.resolve("a.mp4")));
    }

    @Test
    void asksBeforeEachChange() throws IOException {
        Path root = root(Place.REAL);
        Path kept = file(root.resolve("kept.mp4"));
        ChangeHook refusing =
                (change, place) -> {
                    throw new IOException(change + " " + place);
                };
        try (Directory directory = Directory.at(root, refusing)) {
            assertThrows(IOException.class, () -> directory.erase(name(root, "kept.mp4")));
            assertThrows(IOException.class, () -> directory.make(name(root, "new"), true));
        }
        assertTrue(Files.exists(kept));
        assertTrue(Files.notExists(root.resolve("new")));
    }
}
