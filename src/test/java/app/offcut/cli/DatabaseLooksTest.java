package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.generator.aivideogen.Looks;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How often the generator's database is copied and checked, and for which guard. */
class DatabaseLooksTest extends CommandTest {

    private Looks looks() throws IOException {
        return Looks.at(library.database().toRealPath());
    }

    @Test
    void checksEightTimesForOneClickWithAKeepTime() throws IOException {
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment);
                Looks looks = looks()) {
            CleanupPlan plan = open.cleanup().plan("p1");
            assertEquals(List.of("plan"), looks.taken());

            CleanupReport held = open.cleanup().execute(plan, later(), Progress.NONE);
            assertEquals(Outcome.HELD, held.outcome());
            assertEquals(List.of("plan before the run", "gate before the commit"), looks.taken());

            writtenJustNow();
            open.row("p1");
            assertEquals(List.of("row"), looks.taken());
            open.cleanup().plan("p1");
            assertEquals(List.of("plan"), looks.taken(), "the details, if they are open");

            CleanupReport erased = open.cleanup().purge(Objects.requireNonNull(held.run()));
            assertEquals(Outcome.COMPLETE, erased.outcome());
            assertEquals(List.of("gate before erasing", "check before writing"), looks.taken());

            writtenJustNow();
            open.row("p1");
            assertEquals(List.of("row"), looks.taken());
        }
    }

    @Test
    void checksFiveTimesForOneCommand() throws IOException {
        library.project("p2").named("Old town").scenes(1).finished();
        try (Looks looks = looks()) {
            offcut("clean", "Old town").ends(0);
            List<String> first = looks.taken();
            assertEquals("first sight", first.getFirst(), "once in the life of a library");
            assertEquals(6, first.size());

            offcut("clean", "Ice cores").ends(0);
            assertEquals(
                    List.of(
                            "plan",
                            "plan before the run",
                            "gate before the commit",
                            "gate before erasing",
                            "check before writing"),
                    looks.taken());
        }
        assertEquals("complete", library.ask("SELECT min(cleanup_status) FROM projects"));
    }

    @Test
    void checksOnceToPutBack() throws IOException {
        offcut("clean", "p1", "--keep", "1h").ends(0);
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment);
                Looks looks = looks()) {
            open.cleanup().undo(open.cleanup().runs().getFirst().run());
            assertEquals(List.of(), looks.taken(), "no place for a status yet");
            open.cleanup().execute(open.cleanup().plan("p1"), now(), Progress.NONE);
            library.project("p2").named("Old town").scenes(1).finished();
            CleanupReport held =
                    open.cleanup().execute(open.cleanup().plan("p2"), later(), Progress.NONE);
            looks.taken();
            open.cleanup().undo(Objects.requireNonNull(held.run()));
            assertEquals(List.of("check before writing"), looks.taken());
        }
    }

    /** A row looks again only after a write, and it cannot tell what was written just now. */
    private void writtenJustNow() throws IOException {
        Files.setLastModifiedTime(library.database(), FileTime.from(Instant.now()));
    }

    private static CleanupRequest now() {
        return CleanupRequest.of(StartedBy.HAND);
    }

    private static CleanupRequest later() {
        return now().keeping(Duration.ofMinutes(10));
    }

    @Test
    void checksOnceToReviewSeveralProjects() throws IOException {
        library.project("p2").named("Old town").scenes(1).finished();
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment);
                Looks looks = looks()) {
            var planner = open.planner(Set.of("p1", "p2"));
            assertFalse(planner.apply("p1").doomed().isEmpty());
            assertFalse(planner.apply("p2").doomed().isEmpty());
            assertEquals(List.of("review"), looks.taken());
        }
    }

    @Test
    void checksOnceToShow() throws IOException {
        try (Looks looks = looks()) {
            offcut("plan", "Ice cores").ends(0);
            assertEquals(List.of("plan"), looks.taken());
            offcut("list").ends(0);
            assertEquals(List.of("list"), looks.taken());
            offcut("history").ends(0);
            assertEquals(List.of(), looks.taken());
            offcut("pin", "Ice cores").ends(0);
            assertEquals(List.of("pin"), looks.taken());
        }
    }
}
