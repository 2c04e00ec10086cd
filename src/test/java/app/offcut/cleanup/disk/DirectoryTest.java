package app.offcut.cleanup.disk;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.files.FileIdentity;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** With openat2, and name by name as before Linux 5.6. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void opensSeveralLevelsThroughNoLink(boolean nameByName) throws IOException {
        Path root = root(Place.REAL);
        Path file = file(root.resolve("a/b/c/kept.mp4"));
        Files.createSymbolicLink(root.resolve("a/link"), root.resolve("a/b"));
        Files.createSymbolicLink(root.resolve("a/out"), Path.of("/"));
        boolean before = DescriptorHandle.withoutOpenat2;
        DescriptorHandle.withoutOpenat2 |= nameByName;
        try (Directory directory = open(root)) {
            try (Directory below = directory.open(names("a/b/c"))) {
                assertEquals(requireNonNull(file.getParent()), below.path());
                assertTrue(below.has(Path.of("kept.mp4")));
            }
            for (String link : List.of("a/link", "a/link/c", "a/out/tmp", "a/b/c/kept.mp4/x"))
                assertTrue(
                        FileFailure.folderReplaced(
                                assertThrows(IOException.class, () -> directory.open(names(link)))),
                        link);
            for (String gone : List.of("a/x", "a/x/c", "x/b"))
                assertThrows(NoSuchFileException.class, () -> directory.open(names(gone)), gone);
            for (String odd : List.of("a/..", "a/../a", "a/./b"))
                assertThrows(IllegalArgumentException.class, () -> directory.open(names(odd)), odd);
        } finally {
            DescriptorHandle.withoutOpenat2 = before;
        }
    }

    private static List<Path> names(String path) {
        List<Path> names = new ArrayList<>();
        for (Path name : Path.of(path)) names.add(name);
        return names;
    }

    /** As Java itself would report them. */
    @Test
    void reportsWhatIsThere() throws IOException {
        Path root = root(Place.REAL);
        Path file = file(root.resolve("a.mp4"));
        Files.createLink(root.resolve("b.mp4"), file);
        Files.createSymbolicLink(root.resolve("link"), file);
        Files.createDirectory(root.resolve("folder"));
        try (Directory directory = open(root)) {
            for (String one : List.of("a.mp4", "link", "folder")) {
                Path name = Path.of(one);
                BasicFileAttributes expected =
                        Files.readAttributes(
                                root.resolve(name),
                                BasicFileAttributes.class,
                                LinkOption.NOFOLLOW_LINKS);
                BasicFileAttributes found = directory.attributes(name);
                assertEquals(FileIdentity.of(expected), FileIdentity.of(found), one);
                assertEquals(expected.size(), found.size(), one);
                assertEquals(expected.lastModifiedTime(), found.lastModifiedTime(), one);
                assertEquals(expected.isRegularFile(), found.isRegularFile(), one);
                assertEquals(expected.isSymbolicLink(), found.isSymbolicLink(), one);
                assertEquals(expected.isDirectory(), found.isDirectory(), one);
                assertFalse(found.isOther(), one);
                assertEquals(
                        Files.getAttribute(
                                root.resolve(name), "unix:nlink", LinkOption.NOFOLLOW_LINKS),
                        directory.links(name, found),
                        one);
            }
            assertEquals(FileIdentity.at(root), FileIdentity.of(directory.attributes()), "itself");
        }
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
