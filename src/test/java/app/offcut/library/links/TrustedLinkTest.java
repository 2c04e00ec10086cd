package app.offcut.library.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.library.Library;
import app.offcut.library.TrustedLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class TrustedLinkTest {
    @TempDir Path folder;
    private Path root;
    private Path disk;
    private Library library;

    @BeforeEach
    void putTheCacheOnAnotherDisk() throws IOException {
        Path real = folder.toRealPath();
        root = Files.createDirectory(real.resolve("app"));
        disk = Files.createDirectories(real.resolve("disk/cache"));
        Files.createDirectories(disk.resolve("audio/p1"));
        Files.writeString(disk.resolve("audio/p1/scene-1.mp3"), "la");
        Files.createSymbolicLink(root.resolve(".cache"), disk);
        library = new Library(root, identity(root), new AiVideoGenerator());
    }

    private static FileIdentity identity(Path path) throws IOException {
        return Objects.requireNonNull(
                FileIdentity.of(Files.readAttributes(path, BasicFileAttributes.class)));
    }

    private static TrustedLink link(Path target, String... place) throws IOException {
        return new TrustedLink(List.of(place), target, identity(target));
    }

    private List<String> names(String... names) throws IOException {
        try (Folder opened = library.open(library.paths(List.of(names)))) {
            return opened.names().stream().map(Path::toString).sorted().toList();
        }
    }

    private void refuses(String... names) {
        assertThrows(IOException.class, () -> names(names), () -> String.join("/", names));
    }

    @Test
    void followsALinkOnlyWhereTheUserHasAgreed() throws Exception {
        refuses(".cache");
        refuses(".cache", "audio");
        library = library.trusting(List.of(link(disk, ".cache")));
        assertEquals(List.of("audio"), names(".cache"));
        assertEquals(List.of("scene-1.mp3"), names(".cache", "audio", "p1"));
        Files.createSymbolicLink(root.resolve("public"), disk);
        refuses("public");
        Files.createSymbolicLink(disk.resolve("videos"), disk.resolve("audio"));
        refuses(".cache", "videos");
        Files.createSymbolicLink(disk.resolve("audio/p2"), disk.resolve("audio/p1"));
        refuses(".cache", "audio", "p2");
    }

    @Test
    void followsAZonesLinkBehindThatOfTheCache() throws Exception {
        Path clips = folder.toRealPath().resolve("second/clips");
        Files.createDirectories(clips.resolve("p1"));
        Files.createSymbolicLink(disk.resolve("videos"), clips);
        library = library.trusting(List.of(link(disk, ".cache"), link(clips, ".cache", "videos")));
        assertEquals(List.of("p1"), names(".cache", "videos"));
    }

    @Test
    void refusesALinkThatLeadsElsewhereNow() throws Exception {
        library = library.trusting(List.of(link(disk, ".cache")));
        Path other = Files.createDirectories(folder.resolve("other/audio"));
        Files.delete(root.resolve(".cache"));
        Files.createSymbolicLink(root.resolve(".cache"), other.getParent());
        refuses(".cache");
        Files.delete(root.resolve(".cache"));
        Files.createSymbolicLink(root.resolve(".cache"), folder.resolve("nowhere"));
        refuses(".cache");
        Files.delete(root.resolve(".cache"));
        refuses(".cache");
    }

    @Test
    void refusesAnotherFolderInTheTargetsPlace() throws Exception {
        library = library.trusting(List.of(link(disk, ".cache")));
        Files.move(disk, disk.resolveSibling("away"));
        Files.createDirectories(disk.resolve("audio"));
        refuses(".cache");
    }

    @Test
    void followsTheVeryFolderUnderAnotherName() throws Exception {
        library = library.trusting(List.of(link(disk, ".cache")));
        Path away = Files.move(disk, disk.resolveSibling("away"));
        refuses(".cache");
        Files.delete(root.resolve(".cache"));
        Files.createSymbolicLink(root.resolve(".cache"), away);
        assertEquals(List.of("audio"), names(".cache"));
    }

    @Test
    void opensAnOrdinaryFolderInTheLinksPlace() throws Exception {
        library = library.trusting(List.of(link(disk, ".cache")));
        Files.delete(root.resolve(".cache"));
        Files.createDirectories(root.resolve(".cache/videos"));
        assertEquals(List.of("videos"), names(".cache"));
    }

    @Test
    void refusesAnotherFolderInTheLibrarysOwnPlace() throws Exception {
        assertEquals(List.of(".cache"), names());
        Files.move(root, root.resolveSibling("away"));
        refuses();
        Files.createDirectories(root);
        refuses();
        Files.delete(root);
        Files.createSymbolicLink(root, disk);
        refuses();
    }

    @Test
    void isOnlyForTheCacheAndTheZones() throws IOException {
        for (TrustedLink link : List.of(link(disk, "public"), link(disk, ".cache", "output")))
            assertThrows(IllegalArgumentException.class, () -> library.trusting(List.of(link)));
    }
}
