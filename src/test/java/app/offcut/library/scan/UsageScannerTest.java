package app.offcut.library.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.Library;
import app.offcut.library.links.ZoneState;
import app.offcut.library.links.ZonesSeen;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(TestTurns.MOUNTS)
class UsageScannerTest {
    @TempDir Path folder;
    @TempDir Path other;
    private SampleLibrary sample;
    private UsageScanner scanner;

    @BeforeEach
    void makeALibrary() {
        sample = SampleLibrary.in(folder, Form.SHIPPED);
        sample.project("p1").scenes(1).download("dvids", "1").finished();
        sample.project("p2").scenes(1).finished();
        scanner =
                new UsageScanner(
                        new Library(sample.root(), new FileIdentity(0, 0), new AiVideoGenerator()));
    }

    private Scan scan() throws IOException {
        return scanner.scan(Map.of(), _ -> true, List.of());
    }

    private static FileIdentity identity(Path file) throws IOException {
        return Objects.requireNonNull(
                FileIdentity.of(Files.readAttributes(file, BasicFileAttributes.class)));
    }

    @Test
    void findsEveryFileWithItsLengthOnce() throws Exception {
        Scan scan = scan();
        Set<String> found = new TreeSet<>();
        List<FoundFile> all = new ArrayList<>(scan.kept());
        for (Zone zone : AiVideoLayout.LAYOUT.zones()) all.addAll(scan.in(zone));
        for (FoundFile file : all) {
            assertTrue(found.add(file.shown()), file::shown);
            assertEquals(Files.size(sample.root().resolve(file.path())), file.bytes());
        }
        assertEquals(sample.files(), found);
    }

    /** Its device is the library's, so that only the table of mounts shows it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void entersNoFolderThatWasMountedSinceItWasMade() throws Exception {
        Path outside = Files.createDirectories(other.resolve("outside"));
        Files.writeString(outside.resolve("scene-1-treasure.mp4"), "gold");
        Path place = sample.root().toRealPath().resolve(".cache/assembly/job-p1/mounted");
        Files.createDirectories(place);
        Requirements.mounts(run("mount", "--bind", outside.toString(), place.toString()));
        try {
            assertTrue(Files.exists(place.resolve("scene-1-treasure.mp4")));
            for (FoundFile file : scan().in(AiVideoLayout.ASSEMBLY))
                assertFalse(file.shown().endsWith("treasure.mp4"), file::shown);
        } finally {
            run("umount", place.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    @Test
    void walksOnlyTheFoldersItIsAskedForAndEveryDownload() throws Exception {
        Scan scan = scanner.scan(Map.of(), Set.of("p2", "job-p2")::contains, List.of());
        for (Zone zone :
                List.of(AiVideoLayout.AUDIO, AiVideoLayout.SEGMENTS, AiVideoLayout.ASSEMBLY)) {
            assertFalse(scan.in(zone).isEmpty(), zone::word);
            for (FoundFile file : scan.in(zone)) assertTrue(file.shown().contains("p2"));
        }
        assertEquals(1, scan.in(AiVideoLayout.PROVIDER).size());
        assertEquals(4, scan.kept().size());
    }

    /** The watcher needs no file that cannot be a final; protection needs them all. */
    @Test
    void looksAtFinalsAlone() throws Exception {
        sample.file("public/videos/p1/old/final.mp4", 10);
        Set<String> finals = Set.of("public/videos/p1/final.mp4", "public/videos/p2/final.mp4");
        assertEquals(finals, paths(scanner.scanFinals()));
        assertEquals(Set.of("public/videos/p2/final.mp4"), paths(scanner.scanFinals(Set.of("p2"))));
        Set<String> kept = paths(scan().kept());
        assertTrue(kept.containsAll(finals));
        assertTrue(kept.contains("public/videos/p1/old/final.mp4"));
        assertTrue(kept.contains("public/videos/p1/thumbnail.jpg"));
    }

    private static Set<String> paths(List<FoundFile> files) {
        return files.stream().map(FoundFile::shown).collect(Collectors.toSet());
    }

    @Test
    void protectsFinalsAndTheDatabaseByIdentity() throws Exception {
        Set<FileIdentity> identities = scan().protectedIdentities();
        for (String path :
                List.of(
                        "public/videos/p1/final.mp4",
                        "public/videos/p1/thumbnail.jpg",
                        AiVideoLayout.DATABASE))
            assertTrue(identities.contains(identity(sample.root().resolve(path))), path);
        assertEquals(5, identities.size());
    }

    @Test
    void protectsWhatRowsNameElsewhereHoweverTheySpellIt() throws Exception {
        Path kept = sample.file("Output/Ice_video.mp4", 10);
        Scan scan =
                scanner.scan(
                        Map.of(),
                        _ -> true,
                        List.of(
                                List.of("output", "ICE_video.mp4"),
                                List.of("..", "etc"),
                                List.of(),
                                List.of("no", "such")));
        assertTrue(scan.protectedIdentities().contains(identity(kept)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void takesLinksForLeaves() throws Exception {
        Files.createSymbolicLink(sample.root().resolve(".cache/videos/p1/up"), Path.of("../.."));
        FoundFile link =
                scan().in(AiVideoLayout.SEGMENTS).stream()
                        .filter(file -> file.shown().equals(".cache/videos/p1/up"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(FoundFile.Kind.LINK, link.kind());
        assertEquals(0, link.bytes());
    }

    @Test
    void stopsAtAMountPoint() throws Exception {
        List<FoundFile> found = new ArrayList<>();
        Path mount = sample.root().resolve(".cache/videos/p1");
        try (Folder zone = Folder.at(sample.root().resolve(".cache/videos"))) {
            new FolderWalk(Set.of(mount.toString()), _ -> true, found::add)
                    .walk(zone, Path.of(".cache/videos"), zone.names());
        }
        assertEquals(
                List.of(FoundFile.Kind.OTHER_DEVICE),
                found.stream()
                        .filter(file -> file.shown().startsWith(".cache/videos/p1"))
                        .map(FoundFile::kind)
                        .toList());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void stopsAtAnotherDevice() throws Exception {
        List<FoundFile> found = new ArrayList<>();
        try (Folder root = Folder.at(Path.of("/"))) {
            new FolderWalk(Set.of(), path -> path.equals(Path.of("proc")), found::add)
                    .walk(root, Path.of(""), root.names());
        }
        assertTrue(
                found.stream()
                        .anyMatch(file ->
                                file.shown().equals("proc")
                                        && file.kind() == FoundFile.Kind.OTHER_DEVICE));
        assertTrue(found.stream().noneMatch(file -> file.shown().startsWith("proc/")));
    }

    @Test
    void goesOnlySoDeep() throws Exception {
        String deep = "d/".repeat(60);
        sample.file(".cache/assembly/job-p1/" + deep + "x.mp4", 10);
        List<FoundFile> assembly = scan().in(AiVideoLayout.ASSEMBLY);
        assertTrue(assembly.stream().anyMatch(f -> f.kind() == FoundFile.Kind.UNREADABLE));
        assertTrue(assembly.stream().noneMatch(f -> f.shown().endsWith("x.mp4")));
    }

    @Test
    void tellsTheStateOfEveryZone() throws Exception {
        Map<Zone, ZoneState> states = scan().zones();
        assertInstanceOf(ZoneState.Absent.class, states.get(AiVideoLayout.TRIMMED));
        for (Zone zone : AiVideoLayout.LAYOUT.zones())
            if (zone != AiVideoLayout.TRIMMED)
                assertInstanceOf(ZoneState.Present.class, states.get(zone), zone::word);
        Path zone = sample.root().resolve(".cache/videos");
        var seen = new ZonesSeen.Seen(zone.toString(), identity(zone));
        var elsewhere = new ZonesSeen.Seen(zone.toString(), new FileIdentity(-1, 5));
        assertInstanceOf(
                ZoneState.Unavailable.class,
                scanner.scan(Map.of(AiVideoLayout.SEGMENTS, elsewhere), _ -> true, List.of())
                        .zones()
                        .get(AiVideoLayout.SEGMENTS));
        Files.move(zone, folder.resolve("moved"));
        assertInstanceOf(ZoneState.Absent.class, scan().zones().get(AiVideoLayout.SEGMENTS));
        assertInstanceOf(
                ZoneState.Unavailable.class,
                scanner.scan(Map.of(AiVideoLayout.SEGMENTS, seen), _ -> true, List.of())
                        .zones()
                        .get(AiVideoLayout.SEGMENTS));
    }

    @Test
    void saysThatTheLibraryIsGone() {
        var gone =
                new UsageScanner(
                        new Library(
                                folder.resolve("gone"),
                                new FileIdentity(0, 0),
                                new AiVideoGenerator()));
        assertThrows(IOException.class, () -> gone.scan(Map.of(), _ -> true, List.of()));
        assertThrows(IOException.class, gone::scanFinals);
    }

    @Test
    void takesOnlyOneNameAtATime() throws Exception {
        try (Folder root = Folder.at(sample.root())) {
            for (String name : List.of("", ".", "..", "a/b", "/etc", ".cache/videos"))
                assertThrows(
                        IllegalArgumentException.class, () -> root.attributes(Path.of(name)), name);
        }
    }
}
