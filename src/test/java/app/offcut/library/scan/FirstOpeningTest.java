package app.offcut.library.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.library.scan.FirstOpening.Database;
import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleLibrary;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstOpeningTest {
    @TempDir Path folder;

    private SampleLibrary library(Form form) throws IOException {
        return SampleLibrary.in(Files.createDirectory(folder.resolve("l")), form);
    }

    private OpenLibrary open(SampleLibrary library) {
        return LibraryOpener.open(library.root(), TestEnvironment.in(folder));
    }

    private Optional<Found> look(SampleLibrary library) {
        try (OpenLibrary open = open(library)) {
            return open.firstOpening();
        }
    }

    @Test
    void findsDatabaseProjectsAndZonesAndWritesNothing() throws IOException {
        SampleLibrary library = library(Form.SHIPPED);
        library.project("p1").scenes(2).finished();
        library.project("p2").scenes(1);
        Map<String, String> before = library.checksums();
        Found found = look(library).orElseThrow();
        assertEquals(new Database.Usable(FirstOpening.Form.PROGRAM, 2, false), found.database());
        assertEquals(folder.resolve("state/offcut.db"), found.memory());
        List<Zone> zones = found.zones().stream().map(FirstOpening.ZoneFound::zone).toList();
        assertTrue(zones.containsAll(List.of(Zone.AUDIO, Zone.SEGMENTS)), zones.toString());
        assertEquals(before, library.checksums());
    }

    @Test
    void tellsTheDocumentedFormAndAMigrationThatIsThereAlready() throws IOException {
        assertEquals(
                new Database.Usable(FirstOpening.Form.DOCUMENTS, 0, false),
                look(library(Form.DOCUMENTED)).orElseThrow().database());
        SampleLibrary migrated =
                SampleLibrary.in(Files.createDirectory(folder.resolve("m")), Form.SHIPPED_AT_026);
        assertEquals(
                new Database.Usable(FirstOpening.Form.PROGRAM, 0, true),
                look(migrated).orElseThrow().database());
    }

    @Test
    void saysWhyTheDatabaseCannotBeUsed() throws IOException {
        SampleLibrary library = library(Form.SHIPPED);
        Files.writeString(library.root().resolve(Library.DATABASE), "no database");
        var unusable =
                assertInstanceOf(Database.Unusable.class, look(library).orElseThrow().database());
        assertTrue(unusable.why().contains(Library.DATABASE), unusable.why());
    }

    @Test
    void isShownUntilItWasSeen() throws IOException {
        SampleLibrary library = library(Form.SHIPPED);
        assertTrue(look(library).isPresent());
        assertTrue(look(library).isPresent());
        try (OpenLibrary open = open(library)) {
            open.markFirstOpeningSeen();
            open.markFirstOpeningSeen();
        }
        assertEquals(Optional.empty(), look(library));
    }

    @Test
    void tellsNothingOfALibraryThatWasWatchedOrCleanedBefore() throws IOException {
        SampleLibrary watched = library(Form.SHIPPED);
        try (OpenLibrary open = open(watched)) {
            open.autoCleaner().rememberFirstSight();
        }
        assertEquals(Optional.empty(), look(watched));
        SampleLibrary cleaned =
                SampleLibrary.in(Files.createDirectory(folder.resolve("m")), Form.SHIPPED);
        cleaned.project("p1").scenes(1).finished();
        try (OpenLibrary open = open(cleaned)) {
            var plan = open.plan("p1");
            var request = CleanupRequest.of(StartedBy.HAND);
            open.cleanup().execute(plan, request, Progress.NONE);
        }
        assertEquals(Optional.empty(), look(cleaned));
    }
}
