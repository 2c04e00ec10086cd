package app.offcut.cleanup.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.journal.Journal.Phase;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.cleanup.journal.Marker.Undo;
import app.offcut.cleanup.journal.MoveResult.Fate;
import app.offcut.cleanup.plan.SampleDoomedFile;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalTest {
    private static final String FILE = ".cache/videos/p1/scene-1.mp4";
    private static final Path RUN = Path.of(SampleManifest.RUN);
    private static final MoveResult HELD = new MoveResult(Fate.HELD, null, null);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir Path folder;
    private Path root;
    private Manifest manifest;

    @BeforeEach
    void prepare() throws IOException {
        root = folder.toRealPath();
        Path file = root.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "segment");
        manifest =
                SampleManifest.of(
                        root, SampleDoomedFile.doomed(AiVideoLayout.SEGMENTS, root, FILE));
        Files.createDirectories(run());
        try (Directory run = Directory.at(run(), ChangeHook.NONE)) {
            JournalFile.write(run, Journal.MANIFEST, manifest);
        }
    }

    private Path run() {
        return root.resolve(OffcutFolder.NAME).resolve(RUN);
    }

    private Journal read() throws IOException {
        return read(new KnownManifests());
    }

    private Journal read(KnownManifests known) throws IOException {
        return Journal.read(
                () -> Directory.at(root, ChangeHook.NONE),
                RUN,
                AiVideoLayout.LAYOUT.zones(),
                known);
    }

    @Test
    void readsAManifestAgainOnlyIfTheFileIsAnother() throws IOException {
        KnownManifests known = new KnownManifests();
        Manifest first = read(known).manifest();
        assertSame(first, read(known).manifest());
        Path file = run().resolve(Journal.MANIFEST);
        Files.copy(file, run().resolve("copy"));
        Files.move(run().resolve("copy"), file, StandardCopyOption.REPLACE_EXISTING);
        assertNotSame(first, read(known).manifest());
        assertEquals(first, read(known).manifest());
        Files.writeString(file, "damaged");
        assertNull(read(known).manifest());
        Files.delete(file);
        assertNull(read(known).manifest());
    }

    private static Commit commit(MoveResult... results) {
        return new Commit(NOON, NOON, List.of(results));
    }

    @Test
    void continuesAfterARestart() throws IOException {
        assertEquals(Phase.PREPARED, read().phase());
        assertEquals(manifest, read().manifest());
        assertEquals(List.of(), read().held());

        read().commit(commit(HELD));
        assertEquals(Phase.COMMITTED, read().phase());
        assertEquals(commit(HELD), read().commit());
        assertEquals(manifest.files(), read().held());
        assertEquals("segment".length(), read().heldBytes());

        read().begin(new Purge(NOON, Map.of(FILE, 7L)));
        assertEquals(Phase.PURGING, read().phase());
        assertEquals(Map.of(FILE, 7L), Objects.requireNonNull(read().purge()).freed());
    }

    @Test
    void isPutBackOnceThatIsDecided() throws IOException {
        read().commit(commit(HELD));
        read().begin(new Undo(NOON, Outcome.UNDONE, null, List.of()));
        assertEquals(Phase.UNDOING, read().phase());
        assertEquals(Outcome.UNDONE, Objects.requireNonNull(read().undo()).outcome());
    }

    @Test
    void erasesNothingWithoutItsDecision() throws IOException {
        read().begin(new Purge(NOON, Map.of(FILE, 7L)));
        assertEquals(Phase.PREPARED, read().phase());
    }

    @Test
    void ignoresADecisionAboutOtherFiles() throws IOException {
        read().commit(commit(HELD, HELD));
        assertEquals(Phase.PREPARED, read().phase());
    }

    @Test
    void ignoresAChangedManifest() throws IOException {
        Path file = run().resolve("manifest");
        Files.writeString(file, Files.readString(file).replace("\"p1\"", "\"p2\""));
        assertEquals(Phase.UNKNOWN, read().phase());
        assertNull(read().manifest());
        assertEquals(List.of(), read().held());
    }

    /** A manifest that was edited by hand, with a correct checksum. */
    @ParameterizedTest
    @CsvSource({
        "p2, PREPARED",
        "., UNKNOWN",
        ".., UNKNOWN",
        "../p1, UNKNOWN",
        "/etc, UNKNOWN",
        "'', UNKNOWN"
    })
    void ignoresAManifestWithAPathOutsideItsZone(String name, Phase phase) throws Exception {
        SampleManifest.forge(
                run().resolve("manifest"), json -> json.replace("[\"p1\",", "[\"" + name + "\","));
        assertEquals(phase, read().phase());
    }

    @Test
    void ignoresAManifestOfAnotherRun() throws IOException {
        Path other = Path.of("20261123-120000-0001");
        Files.move(run(), run().resolveSibling(other));
        assertEquals(
                Phase.UNKNOWN,
                Journal.read(
                                () -> Directory.at(root, ChangeHook.NONE),
                                other,
                                AiVideoLayout.LAYOUT.zones(),
                                new KnownManifests())
                        .phase());
    }

    @Test
    void leavesWhatIsNotItsOwnWhenItIsDropped() throws IOException {
        Path mine = Files.writeString(run().resolve("mine.txt"), "mine");
        read().drop();
        assertTrue(Files.exists(mine));
        assertEquals(Phase.UNKNOWN, read().phase());

        Files.delete(mine);
        read().drop();
        assertTrue(Files.notExists(run()));
        assertThrows(NoSuchFileException.class, this::read);
    }
}
