package app.offcut.library;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.library.KnownLibraries.Known;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.session.Wired;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLibrariesTest {
    @TempDir Path temp;
    private Path folder;
    private Environment environment;
    @AutoClose private OwnDatabase own;
    private KnownLibraries libraries;

    @BeforeEach
    void openOwnDatabase() throws IOException {
        folder = temp.toRealPath();
        environment = TestEnvironment.in(folder);
        own = OwnDatabase.open(environment.stateFolder());
        libraries = new KnownLibraries(own, environment);
    }

    private SampleLibrary library(String name, String... projects) throws IOException {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve(name)), Form.SHIPPED_AT_026);
        for (String project : projects) library.project(project).scenes(1).finished();
        return library;
    }

    /** Unticks a file of its first project and pins that, cleans the second and measures all. */
    private Known used(SampleLibrary library, String pinned, String cleaned) {
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment)) {
            var kept = open.plan(pinned);
            open.takeOut(kept, Set.of(kept.doomed().getFirst().toString()));
            open.pin(pinned);
            open.autoCleaner().rememberFirstSight();
            var plan = open.plan(cleaned);
            open.cleanup().execute(plan, CleanupRequest.of(StartedBy.HAND), Progress.NONE);
            open.survey();
        }
        return known(library.root());
    }

    private Known known(Path root) {
        return libraries.list().stream()
                .filter(one -> one.root().equals(root))
                .findFirst()
                .orElseThrow();
    }

    private <T> T opened(Path root, Function<OpenLibrary, T> look) {
        try (OpenLibrary open = LibraryOpener.open(root, environment)) {
            return look.apply(open);
        }
    }

    private Set<String> pins(Path root) {
        return opened(root, open -> new Wired(open).pins().read());
    }

    /** How many files a cleanup spares as unticked, though a copy changed their times. */
    private int unticked(Path root, String project) {
        return opened(root, open -> open.plan(project).unticked().size());
    }

    private int runs(Path root) {
        return opened(root, open -> open.runs().size());
    }

    private int count(Table<?> table) {
        return own.read(sql -> sql.fetchCount(table));
    }

    /** Copies it as to another disk: no file keeps its inode number. */
    private static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) Files.copy(path, to.resolve(from.relativize(path)));
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
        return to;
    }

    @Test
    void listsWhatWasOpenedAndTellsWhatIsAway() throws IOException {
        SampleLibrary one = library("one", "a");
        SampleLibrary two = library("two", "b");
        pins(one.root());
        pins(two.root());
        assertEquals(
                List.of(two.root(), one.root()),
                libraries.list().stream().map(Known::root).toList());
        assertTrue(known(one.root()).isThere());
        Files.move(one.root(), folder.resolve("elsewhere"));
        assertFalse(known(one.root()).isThere());
    }

    @Test
    void keepsHistoryAndPinsOfARemovedLibraryUntilItIsOpenedAgain() throws IOException {
        SampleLibrary library = library("one", "pinned", "cleaned");
        Map<String, String> before = library.checksums();
        Known known = used(library, "pinned", "cleaned");
        Map<String, String> cleaned = library.checksums();
        assertTrue(before.size() > cleaned.size());
        libraries.remove(known);
        libraries.remove(known);
        assertEquals(List.of(), libraries.list());
        assertEquals(cleaned, library.checksums());
        assertEquals(1, count(RUN));
        assertEquals(Set.of("pinned"), pins(library.root()));
        assertEquals(List.of(known.id()), libraries.list().stream().map(Known::id).toList());
    }

    @Test
    void takesNoFinalForNewThatCameWhileItsLibraryWasRemoved() throws IOException {
        SampleLibrary library = library("one", "a", "b");
        Known known = used(library, "a", "b");
        assertTrue(count(FINAL_SEEN) > 0);
        libraries.remove(known);
        assertEquals(0, count(FINAL_SEEN));
        library.project("c").scenes(1).finished();
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment)) {
            Map<String, String> before = library.checksums();
            open.autoCleaner().once(_ -> {});
            assertEquals(before, library.checksums());
        }
    }

    @Test
    void letsHistoryAndPinsFollowALibraryToAnotherDisk() throws IOException {
        SampleLibrary library = library("one", "pinned", "cleaned");
        Known known = used(library, "pinned", "cleaned");
        Path place = copied(library.root(), folder.resolve("other disk"));
        assertEquals(place, libraries.relocate(known, place));
        assertEquals(List.of(place), libraries.list().stream().map(Known::root).toList());
        assertEquals(Set.of("pinned"), pins(place));
        assertEquals(1, runs(place));
        assertEquals(1, unticked(place, "pinned"));
        assertEquals(0, count(FINAL_SEEN), "nothing there may pass for new");
        assertEquals(1, count(LIBRARY));
    }

    @Test
    void joinsALibraryThatWasOpenedInItsNewPlaceAlready() throws IOException {
        SampleLibrary library = library("one", "pinned", "cleaned");
        Known known = used(library, "pinned", "cleaned");
        Path place = copied(library.root(), folder.resolve("other disk"));
        assertEquals(0, runs(place));
        long there = known(place).id();
        libraries.relocate(known, place);
        assertEquals(there, known(place).id(), "it may be open");
        assertEquals(Set.of("pinned"), pins(place));
        assertEquals(1, unticked(place, "pinned"));
        assertEquals(1, runs(place));
        assertEquals(1, count(LIBRARY));
    }

    @Test
    void knowsAFolderAgainThatWasRenamed() throws IOException {
        SampleLibrary library = library("one");
        pins(library.root());
        Known known = known(library.root());
        Path place = Files.move(library.root(), folder.resolve("renamed"));
        assertEquals(place, libraries.relocate(known, place));
    }

    @Test
    void doesNotTakeAnotherLibraryForIt() throws IOException {
        SampleLibrary library = library("one", "a", "b");
        SampleLibrary other = library("other", "c", "d");
        Known known = used(library, "a", "b");
        Path away = Files.move(library.root(), folder.resolve("away"));
        assertRefused("few or none of its projects", known, other.root());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertRefused("is not the folder of a video generator", known, empty);
        assertEquals(List.of(known), libraries.list());
        Files.move(away, library.root());
        assertRefused("is still at", known, other.root());
    }

    private void assertRefused(String words, Known known, Path folder) {
        Problem problem = assertThrows(Problem.class, () -> libraries.relocate(known, folder));
        assertTrue(problem.sentence().contains(words), problem.sentence());
    }
}
