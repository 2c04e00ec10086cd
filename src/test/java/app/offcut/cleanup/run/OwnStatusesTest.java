package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.CleanupStatus;
import app.offcut.generator.Facts;
import app.offcut.generator.FinalIdentity;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.scan.Scan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnStatusesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FINAL = "public/videos/p1/final.mp4";
    private static final FileIdentity IDENTITY = new FileIdentity(7, 42);

    @TempDir Path state;
    private OwnDatabase own;
    private OwnStatuses statuses;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        statuses = of("/videos");
    }

    @AfterEach
    void close() {
        own.close();
    }

    private OwnStatuses of(String root) {
        return new OwnStatuses(
                new LibraryTable(own).memoryOf(Path.of(root), 7, root.hashCode()),
                AiVideoLayout.LAYOUT);
    }

    private void clean() {
        statuses.write(
                "p1",
                CleanupStatus.COMPLETE,
                NOON,
                Set.of(),
                new FinalIdentity(FINAL, IDENTITY, 5000, NOON));
    }

    /** The project as it is read while this final is there. */
    private static Project read(
            OwnStatuses statuses, @Nullable FileIdentity identity, long bytes, Instant modified) {
        return read(statuses, FINAL, identity, bytes, modified, 0);
    }

    private static Project read(
            OwnStatuses statuses,
            String path,
            @Nullable FileIdentity identity,
            long bytes,
            Instant modified) {
        return read(statuses, path, identity, bytes, modified, 0);
    }

    /**
     * @param others how many other projects there are
     */
    private static Project read(
            OwnStatuses statuses,
            String path,
            @Nullable FileIdentity identity,
            long bytes,
            Instant modified,
            int others) {
        List<Project> projects =
                IntStream.rangeClosed(1, 1 + others).mapToObj(n -> project("p" + n)).toList();
        FoundFile file =
                new FoundFile(Path.of(path), FoundFile.Kind.REGULAR, identity, bytes, modified);
        return statuses.in(
                        new Facts(projects, RecordedFiles.NONE, true, List.of()),
                        new Scan(Map.of(), Map.of(), List.of(file), Set.of()))
                .projects()
                .getFirst();
    }

    private static Project project(String id) {
        return new Project(id, id, null, 1, List.of(), List.of(), RecordedFiles.NONE, null, null);
    }

    @Test
    void holdsAsLongAsTheFinalIsTheSame() {
        assertFalse(statuses.known());
        clean();
        assertTrue(statuses.known());
        assertEquals(Optional.of("complete"), statuses.of("p1"));
        Project same = read(statuses, IDENTITY, 5000, NOON);
        assertTrue(same.was(CleanupStatus.COMPLETE));
        assertEquals(NOON, same.cleanedAt());
    }

    /** Few projects are looked up one by one, many all at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void isFoundAmongOthers(int others) {
        clean();
        Project found = read(statuses, FINAL, IDENTITY, 5000, NOON, others);
        assertTrue(found.was(CleanupStatus.COMPLETE));
    }

    @Test
    void isNotInheritedByAnotherFinal() {
        clean();
        assertNull(read(statuses, IDENTITY, 5001, NOON).cleanupStatus(), "rendered again");
        assertNull(read(statuses, IDENTITY, 5000, NOON.plusSeconds(1)).cleanupStatus(), "touched");
        assertNull(read(statuses, new FileIdentity(7, 43), 5000, NOON).cleanupStatus(), "restored");
    }

    /** What is recorded is not believed: the file must be a final of this project. */
    @ParameterizedTest
    @ValueSource(strings = {"public/videos/p1/other.mp4", "public/videos/p2/final.mp4"})
    void isOfNoOtherFile(String path) {
        statuses.write(
                "p1",
                CleanupStatus.COMPLETE,
                NOON,
                Set.of(),
                new FinalIdentity(path, IDENTITY, 5000, NOON));
        assertNull(read(statuses, path, IDENTITY, 5000, NOON).cleanupStatus());
    }

    @Test
    void keepsLibrariesApart() {
        clean();
        assertNull(read(of("/other"), IDENTITY, 5000, NOON).cleanupStatus());
        assertFalse(of("/other").known());
    }

    @Test
    void remembersTheNewestAlone() {
        clean();
        statuses.write(
                "p1",
                CleanupStatus.PENDING,
                null,
                Set.of(),
                new FinalIdentity(FINAL, IDENTITY, 6000, NOON));
        assertNull(read(statuses, IDENTITY, 5000, NOON).cleanupStatus());
        assertEquals("pending", read(statuses, IDENTITY, 6000, NOON).cleanupStatus());
        assertNull(read(statuses, IDENTITY, 6000, NOON).cleanedAt());
    }

    /** A status that was owed is written later, when nobody knows which final it was for. */
    @Test
    void isNotWrittenWithoutItsFinal() {
        statuses.write("p1", CleanupStatus.COMPLETE, NOON, Set.of(), null);
        assertFalse(statuses.known());
    }
}
