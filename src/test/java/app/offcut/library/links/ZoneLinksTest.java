package app.offcut.library.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.Library;
import app.offcut.library.TrustedLink;
import app.offcut.library.links.ZoneLink.State;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class ZoneLinksTest {
    @TempDir Path folder;
    private Path root;
    private Path disk;
    @AutoClose private OwnDatabase own;
    private LibraryMemory memory;
    private ZonesSeen seen;
    private TrustedLinks trusted;

    @BeforeEach
    void makeALibrary() throws IOException {
        Path real = folder.toRealPath();
        root = Files.createDirectories(real.resolve("work/app"));
        disk = Files.createDirectories(real.resolve("disk"));
        Files.createDirectories(root.resolve("public/videos"));
        own = OwnDatabase.open(real.resolve("state"));
        FileIdentity identity = identity(root);
        memory = new LibraryTable(own).memoryOf(root, identity.device(), identity.inode());
        seen = new ZonesSeen(memory, AiVideoLayout.LAYOUT);
        trusted = new TrustedLinks(memory, AiVideoLayout.LAYOUT);
    }

    private static FileIdentity identity(Path path) throws IOException {
        return Objects.requireNonNull(
                FileIdentity.of(Files.readAttributes(path, BasicFileAttributes.class)));
    }

    private ZoneLinks links() {
        try {
            return new ZoneLinks(
                    new Library(root, identity(root), new AiVideoGenerator()),
                    trusted,
                    seen,
                    List.of(folder.toRealPath().resolve("work/home/me")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path link(String place, Path target) throws IOException {
        Path link = root.resolve(place);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, target);
    }

    private Path onDisk(String name) throws IOException {
        return Files.createDirectories(disk.resolve(name));
    }

    private String told() {
        StringBuilder told = new StringBuilder();
        for (ZoneLink link : links().find())
            told.append(link.word()).append(' ').append(link.state()).append('\n');
        return told.toString().strip();
    }

    private void agree(String place) {
        links().agree(
                        links().find().stream()
                                .filter(link -> link.word().equals(place))
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void findsNothingWhereEveryFolderIsInItsPlace() throws Exception {
        assertEquals("", told());
        Files.createDirectories(root.resolve(".cache/audio"));
        Files.createDirectories(root.resolve("assets/cache"));
        link("public/videos/p1", onDisk("p1"));
        link(".cache/audio/p1", onDisk("p1"));
        assertEquals("", told());
    }

    @Test
    void remembersWhatTheUserAgreedToUntilItLeadsElsewhere() throws Exception {
        Path link = link(".cache", onDisk("cache"));
        assertEquals(
                List.of(
                        new ZoneLink(
                                List.of(".cache"),
                                disk.resolve("cache").toString(),
                                State.UNTRUSTED)),
                links().find());
        agree(".cache");
        assertEquals(".cache TRUSTED", told());
        agree(".cache");
        assertEquals(
                List.of(
                        new TrustedLink(
                                List.of(".cache"),
                                disk.resolve("cache"),
                                identity(disk.resolve("cache")))),
                trusted.read());
        Files.delete(link);
        Files.createSymbolicLink(link, onDisk("other"));
        assertEquals(".cache UNTRUSTED", told());
        agree(".cache");
        assertEquals(".cache TRUSTED", told());
        assertEquals(1, trusted.read().size());
        Files.delete(link);
        assertEquals("", told());
    }

    @Test
    void looksBehindALinkOnlyWhenTheUserAgreedToIt() throws Exception {
        link(".cache", onDisk("cache"));
        Files.createSymbolicLink(disk.resolve("cache/audio"), onDisk("sounds"));
        assertEquals(".cache UNTRUSTED", told());
        agree(".cache");
        assertEquals(".cache TRUSTED\n.cache/audio UNTRUSTED", told());
        agree(".cache/audio");
        assertEquals(".cache TRUSTED\n.cache/audio TRUSTED", told());
    }

    /** The first column is the link's place, the second where it leads, from the library's root. */
    @ParameterizedTest
    @CsvSource({
        ".cache, /, trust.wide",
        ".cache, ../home/me, trust.wide",
        ".cache, ../home, trust.wide",
        ".cache, /proc, trust.wide",
        ".cache, ., trust.nested",
        "assets/cache, .., trust.wide",
        ".cache, public, trust.nested",
        ".cache, public/videos, trust.nested",
        ".cache/audio, ., trust.nested",
        ".cache/audio, other, trust.nested",
        ".cache/audio, assets/cache, trust.nested",
        ".cache/audio, .cache/videos, trust.nested",
        ".cache, file, trust.not-a-folder",
        ".cache, nowhere, trust.dangling"
    })
    void refusesATargetThatIsNoFolderOfItsOwn(String place, String target, String why)
            throws Exception {
        for (String name : List.of("../home/me", "other", "assets/cache", ".cache/videos"))
            if (!(name + "/").startsWith(place + "/")) Files.createDirectories(root.resolve(name));
        Files.writeString(root.resolve("file"), "x");
        link(place, root.resolve(target));
        Problem problem = assertThrows(Problem.class, () -> agree(place));
        ZoneLink found = links().find().getFirst();
        assertEquals(Texts.of(why, found.word(), found.target()), problem.sentence());
        assertEquals(
                why.equals("trust.dangling") ? Problem.Code.UNAVAILABLE : Problem.Code.REFUSED_ROOT,
                problem.code());
        assertEquals(List.of(), trusted.read());
    }

    @Test
    void refusesAFolderThatContainsTheLibrary() throws Exception {
        Files.createDirectories(folder.resolve("work/home/me"));
        Path big = onDisk("big");
        Path app = Files.createDirectories(big.resolve("app"));
        root = app.toRealPath();
        link(".cache", big);
        Problem problem = assertThrows(Problem.class, () -> agree(".cache"));
        assertTrue(problem.sentence().contains("contains it"), problem.sentence());
    }

    @Test
    void refusesAZoneThatTwoLinksShare() throws Exception {
        link(".cache/audio", onDisk("media"));
        link(".cache/videos", disk.resolve("media"));
        link("assets/cache", onDisk("media/clips"));
        agree(".cache/audio");
        assertThrows(Problem.class, () -> agree(".cache/videos"));
        assertThrows(Problem.class, () -> agree("assets/cache"));
        assertEquals(1, trusted.read().size());
    }

    @Test
    void refusesTheFolderOfFinals() throws Exception {
        link(".cache", onDisk("cache"));
        agree(".cache");
        link("assets/cache", onDisk("cache/output"));
        assertThrows(Problem.class, () -> agree("assets/cache"));
    }

    @Test
    void refusesWhatAnotherLibraryUses() throws Exception {
        Path elsewhere = onDisk("second/app");
        LibraryMemory second = new LibraryTable(own).memoryOf(elsewhere, 1, 2);
        Path clips = onDisk("shared/clips");
        new ZonesSeen(second, AiVideoLayout.LAYOUT)
                .remember(
                        AiVideoLayout.PROVIDER,
                        new ZonesSeen.Seen(clips.toString(), identity(clips)));
        link(".cache", elsewhere);
        link("assets/cache", clips);
        for (String place : List.of(".cache", "assets/cache")) {
            Problem problem = assertThrows(Problem.class, () -> agree(place));
            assertTrue(problem.sentence().contains("another library"), problem.sentence());
        }
        Files.delete(elsewhere);
        Files.delete(clips);
        Files.createDirectories(elsewhere.resolveSibling("cache"));
        Files.delete(root.resolve(".cache"));
        link(".cache", elsewhere.resolveSibling("cache"));
        agree(".cache");
    }

    @Test
    void agreesOnlyToWhatWasShown() throws Exception {
        Path link = link(".cache", onDisk("cache"));
        ZoneLink shown = links().find().getFirst();
        Files.delete(link);
        Files.createSymbolicLink(link, onDisk("other"));
        Problem problem = assertThrows(Problem.class, () -> links().agree(shown));
        assertEquals(Problem.Code.UNAVAILABLE, problem.code());
        assertEquals(List.of(), trusted.read());
    }

    @Test
    void takesConsentToAZoneThatWasMovedToAnotherDisk() throws Exception {
        Path zone = Files.createDirectories(root.resolve(".cache/videos"));
        seen.remember(
                AiVideoLayout.SEGMENTS,
                new ZonesSeen.Seen(zone.toString(), new FileIdentity(-7, identity(zone).inode())));
        assertEquals(".cache/videos MOVED", told());
        agree(".cache/videos");
        assertEquals("", told());
        assertTrue(seen.read().isEmpty());
    }

    @Test
    void forgetsWhereTheZonesBehindANewLinkWere() throws Exception {
        for (Zone zone : AiVideoLayout.LAYOUT.zones())
            seen.remember(zone, new ZonesSeen.Seen("/old", new FileIdentity(-7, 1)));
        link(".cache", onDisk("cache"));
        agree(".cache");
        assertEquals(Set.of(AiVideoLayout.PROVIDER), seen.read().keySet());
    }

    @Test
    void saysThatTheLibraryIsGone() throws Exception {
        ZoneLinks links = links();
        Files.move(root, root.resolveSibling("gone"));
        Problem problem = assertThrows(Problem.class, links::find);
        assertEquals(Problem.Code.UNAVAILABLE, problem.code());
    }
}
