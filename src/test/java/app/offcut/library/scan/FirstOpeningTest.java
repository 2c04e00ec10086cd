package app.offcut.library.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.Records.Description;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.generator.aivideogen.SchemaForm;
import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
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

    private static Description usable(Path root, SchemaForm form, int projects, boolean prepared) {
        return new Description.Usable(
                root.resolve(AiVideoLayout.DATABASE), form, projects, prepared);
    }

    @Test
    void findsDatabaseProjectsAndZonesAndWritesNothing() throws IOException {
        SampleLibrary library = library(Form.SHIPPED);
        library.project("p1").scenes(2).finished();
        library.project("p2").scenes(1);
        Map<String, String> before = library.checksums();
        Found found = look(library).orElseThrow();
        assertEquals(usable(library.root(), SchemaForm.PROGRAM, 2, false), found.records());
        assertEquals(folder.resolve("state/offcut.db"), found.memory());
        List<Zone> zones = found.zones().stream().map(FirstOpening.ZoneFound::zone).toList();
        assertTrue(
                zones.containsAll(List.of(AiVideoLayout.AUDIO, AiVideoLayout.SEGMENTS)),
                zones.toString());
        assertEquals(before, library.checksums());
    }

    @Test
    void tellsTheDocumentedFormAndAMigrationThatIsThereAlready() throws IOException {
        SampleLibrary documented = library(Form.DOCUMENTED);
        assertEquals(
                usable(documented.root(), SchemaForm.DOCUMENTS, 0, false),
                look(documented).orElseThrow().records());
        SampleLibrary migrated =
                SampleLibrary.in(Files.createDirectory(folder.resolve("m")), Form.SHIPPED_AT_026);
        assertEquals(
                usable(migrated.root(), SchemaForm.PROGRAM, 0, true),
                look(migrated).orElseThrow().records());
    }

    @Test
    void saysWhyTheDatabaseCannotBeUsed() throws IOException {
        SampleLibrary library = library(Form.SHIPPED);
        Files.writeString(library.root().resolve(AiVideoLayout.DATABASE), "no database");
        var unusable =
                assertInstanceOf(Description.Unusable.class, look(library).orElseThrow().records());
        assertTrue(unusable.why().contains(AiVideoLayout.DATABASE), unusable.why());
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
