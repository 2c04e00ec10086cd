package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir Path state;
    OwnDatabase own;
    RunHistory history;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        history = new RunHistory(new LibraryTable(own).memoryOf(Path.of("/a"), 1, 1));
    }

    @AfterEach
    void close() {
        own.close();
    }

    private String begin(String project, StartedBy by, Instant at) {
        return history.begin(at, id -> manifest(id, project, by, at)).run();
    }

    private static Manifest manifest(String id, String project, StartedBy by, Instant at) {
        return new Manifest(
                id,
                new Manifest.Origin("/a", FileIdentity.UNKNOWN),
                new Manifest.Subject(project, "Name of " + project),
                new Manifest.Order(by, at, "hash", Set.of(), false, false, Duration.ZERO, null),
                new FinalFingerprint(project, "final.mp4", null, 1, at, at),
                Manifest.Process.current(),
                Set.of(),
                List.of());
    }

    private static CleanupReport report(
            String run, Outcome outcome, long freed, Instant endedAt, @Nullable Refusal refusal) {
        return new CleanupReport(
                new CleanupReport.Subject(run, "p", "Name of p", StartedBy.HAND, "hash", null),
                outcome,
                refusal,
                new CleanupReport.Amounts(new Amount(3, freed), Amount.NONE, 0, 0),
                List.of(),
                null,
                new CleanupReport.Times(NOON, endedAt, null),
                List.of());
    }

    private static FileResult file(String path, FileEnd result, @Nullable String cause) {
        return new FileResult(path, Category.AUDIO, 5, "own-intermediate", result, cause);
    }

    @Test
    void idsAreReadableAndSortByTime() {
        String first = begin("p", StartedBy.HAND, NOON);
        String second = begin("p", StartedBy.HAND, NOON);
        String third = begin("p", StartedBy.HAND, NOON.plusMillis(1));
        String fourth = begin("p", StartedBy.HAND, NOON.plusMillis(999));
        assertTrue(first.matches("20261122-120000-[0-9a-f]{4}"), first);
        assertEquals(
                List.of(first, second, third, fourth),
                java.util.stream.Stream.of(fourth, second, third, first).sorted().toList());
        assertEquals(
                List.of(fourth, third, second, first),
                history.runs().stream().map(Run::run).toList());
    }

    @Test
    void remembersARunThatNeverEnded() {
        String run = begin("p", StartedBy.AUTO, NOON);
        assertEquals(
                List.of(new Run(run, "p", "Name of p", "auto", NOON, null, "running", 0, 0, null)),
                history.runs());
        assertEquals(List.of(), history.lastFailures("p"));
    }

    @Test
    void remembersHowARunEnded() {
        String run = begin("p", StartedBy.HAND, NOON);
        begin("q", StartedBy.COMMAND, NOON);
        Instant end = NOON.plusSeconds(5);
        history.end(report(run, Outcome.COMPLETE, 4_000_000_000_000L, end, null), List.of());
        assertEquals(
                List.of(
                        new Run(
                                run,
                                "p",
                                "Name of p",
                                "hand",
                                NOON,
                                end,
                                "complete",
                                3,
                                4_000_000_000_000L,
                                null)),
                history.runs().stream().filter(r -> r.projectId().equals("p")).toList());
        assertEquals(2, history.runs().size());
    }

    /** More than one statement takes, and a rest. */
    @Test
    void remembersEachOfManyFiles() {
        String run = begin("p", StartedBy.HAND, NOON);
        List<FileResult> files =
                IntStream.range(1000, 1200)
                        .mapToObj(number ->
                                file(
                                        "a/" + number,
                                        number % 3 == 0 ? FileEnd.FAILED : FileEnd.PUT_BACK,
                                        number % 3 == 0 ? "cause " + number : null))
                        .toList();
        history.end(report(run, Outcome.STOPPED, 0, NOON, null), files);
        var memory = new LibraryTable(own).memoryOf(Path.of("/a"), 1, 1);
        assertEquals(files, new FileAudit(memory).files(run));
    }

    @Test
    void returnsTheFailuresOfTheNewestRunOnly() {
        String first = begin("p", StartedBy.HAND, NOON);
        history.end(
                report(first, Outcome.FAILED, 1, NOON, null),
                List.of(
                        file(".cache/b", FileEnd.FAILED, "Busy."),
                        file(".cache/a", FileEnd.FAILED, null),
                        file(".cache/a", FileEnd.DELETED, null),
                        file(".cache/c", FileEnd.STAYED, "Too new.")));
        assertEquals(
                List.of(new Failed(".cache/a", ""), new Failed(".cache/b", "Busy.")),
                history.lastFailures("p"));
        String second = begin("p", StartedBy.HAND, NOON.plusSeconds(1));
        assertEquals(2, history.lastFailures("p").size(), "that one still runs");
        history.end(
                report(second, Outcome.REFUSED, 0, NOON, Refusal.of(Rule.FINAL_CHANGED)),
                List.of());
        assertEquals(List.of(), history.lastFailures("p"));
        assertEquals(List.of(), history.lastFailures("nobody"));
    }

    @Test
    void sumsTheFreedBytesSinceATime() {
        assertEquals(0, history.freedBytesSince(Instant.EPOCH));
        for (int second = 0; second < 3; second++) {
            String run = begin("p", StartedBy.HAND, NOON);
            long freed = 1_000_000_000_000L << second;
            history.end(
                    report(run, Outcome.COMPLETE, freed, NOON.plusSeconds(second), null),
                    List.of());
        }
        begin("p", StartedBy.HAND, NOON);
        assertEquals(7_000_000_000_000L, history.freedBytesSince(NOON));
        assertEquals(6_000_000_000_000L, history.freedBytesSince(NOON.plusMillis(1)));
        assertEquals(0, history.freedBytesSince(NOON.plusSeconds(3)));
    }

    @Test
    void keepsLibrariesApart() {
        begin("p", StartedBy.HAND, NOON);
        RunHistory other = new RunHistory(new LibraryTable(own).memoryOf(Path.of("/b"), 1, 2));
        assertEquals(List.of(), other.runs());
        assertNull(history.runs().getFirst().endedAt());
    }
}
