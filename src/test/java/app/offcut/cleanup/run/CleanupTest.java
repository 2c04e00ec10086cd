package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class CleanupTest extends LibraryToCleanFixture {
    @ParameterizedTest
    @EnumSource
    void deletesExactlyWhatThePlanSays(Form form) throws Exception {
        open(form);
        CleanupPlan plan = engine.cleanup.plan("p1");
        assertInstanceOf(Verdict.Passed.class, plan.verdict());
        Set<String> goes = TestEngine.goes(plan);
        // 3 scenes of 4 files, 2 scratch files, 1 download of its own; the shared one stays.
        // A database that cannot tell providers lets no download go.
        assertEquals(form == Form.SHIPPED_AT_010 ? 14 : 15, goes.size(), goes::toString);
        Map<String, String> expected = new TreeMap<>(sample.checksums());
        long bytes = 0;
        for (String path : goes) {
            bytes += Files.size(at(path));
            assertNotNull(expected.remove(path), path);
        }

        ListAppender<ILoggingEvent> log = listen();
        CleanupReport report = engine.execute(plan);

        deafen(log);
        assertEquals(Outcome.COMPLETE, report.outcome());
        assertEquals(goes.size(), report.deletedFiles());
        assertEquals(bytes, report.freedBytes());
        assertEquals(bytes, plan.bytes());
        assertEquals(0, report.alreadyGone());
        assertEquals("complete", report.databaseStatus());
        assertEquals(expected, withoutOffcut());
        assertEquals(
                List.of(
                        "Cleanup: Deleted %d files, freed %s MB"
                                .formatted(
                                        goes.size(),
                                        String.format(Locale.ROOT, "%.2f", bytes / 1048576.0))),
                log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void findsNothingToDoTheSecondTime(Form form) {
        open(form);
        engine.clean("p1");
        Map<String, String> files = sample.checksums();

        assertEquals(new RowState.Clean(), engine.surveyor.row("p1").state());
        CleanupReport again = engine.clean("p1");

        assertEquals(Outcome.COMPLETE, again.outcome());
        assertEquals(0, again.deletedFiles());
        assertEquals(files, sample.checksums());
        assertEquals(1, engine.history.runs().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void removesTheFoldersItEmptiedAndNoOther(Form form) {
        library(form);
        sample.file(".cache/videos/p1/suggestions/notes.txt", 10);
        open();
        engine.clean("p1");

        Path cache = at(".cache");
        String audio = form.documented() ? "audio/" : "audio/projects/";
        assertTrue(Files.notExists(cache.resolve(audio + "p1")));
        assertTrue(Files.isDirectory(cache.resolve(audio)));
        assertTrue(Files.exists(cache.resolve("videos/p1/suggestions/notes.txt")));
        assertTrue(Files.isDirectory(cache.resolve("assembly")));
        assertTrue(Files.notExists(cache.resolve(form.documented() ? "assembly/p1" : "job-p1")));
        assertTrue(Files.isDirectory(at("assets/cache/dvids")));
    }

    @Test
    void looksWithoutChangingAnything() throws Exception {
        library(Form.SHIPPED);
        byte[] database = Files.readAllBytes(sample.database());
        Map<String, String> files = sample.checksums();
        try (TestEngine engine = TestEngine.on(sample, state)) {
            engine.cleanup.plan("p1");
            engine.cleanup.planUnattended("p1", List.of());
            engine.surveyor.survey();
            engine.surveyor.row("p2");
            engine.surveyor.finals();
        }
        assertEquals(files, sample.checksums());
        assertArrayEquals(database, Files.readAllBytes(sample.database()));
        try (var beside = Files.list(sample.root())) {
            assertEquals(
                    Set.of(".cache", "assets", "output", "public", AiVideoLayout.DATABASE),
                    Set.copyOf(beside.map(path -> path.getFileName().toString()).toList()));
        }
    }

    @Test
    void changesNothingWhenRefused() throws Exception {
        library(Form.SHIPPED);
        sample.project("p3").scenes(1).finished().truncateFinal(20_000);
        byte[] database = Files.readAllBytes(sample.database());
        Map<String, String> files = sample.checksums();
        try (TestEngine engine = TestEngine.on(sample, state)) {
            List<CleanupReport> heard = new ArrayList<>();
            engine.cleanup.onFinished(heard::add);

            CleanupReport report = engine.clean("p3");

            assertEquals(Outcome.REFUSED, report.outcome());
            assertNotNull(report.refusal());
            assertEquals(Rule.FINAL_INCOMPLETE, report.refusal().rule());
            assertNull(report.run());
            assertEquals(List.of(report), heard);
            assertEquals(List.of(), engine.history.runs());
        }
        assertEquals(files, sample.checksums());
        assertArrayEquals(database, Files.readAllBytes(sample.database()));
    }

    @Test
    void cleansAReviewedProjectOnlyOnceThatVeryRuleIsAccepted() {
        library(Form.SHIPPED);
        sample.sql("UPDATE assembly_jobs SET status = 'error' WHERE project_id = 'p1'");
        open();
        CleanupPlan plan = engine.cleanup.plan("p1");
        assertEquals(List.of(Rule.JOB_NOT_COMPLETE), TestEngine.broken(plan.verdict()));

        for (CleanupRequest request :
                List.of(
                        CleanupRequest.of(StartedBy.HAND),
                        CleanupRequest.of(StartedBy.HAND)
                                .accepting(Set.of(Rule.NEWER_WORK, Rule.DEAD_JOB)),
                        CleanupRequest.of(StartedBy.AUTO).accepting(EnumSet.allOf(Rule.class))))
            assertEquals(
                    Outcome.REFUSED,
                    engine.cleanup.execute(plan, request, Progress.NONE).outcome());
        CleanupReport report =
                engine.cleanup.execute(
                        plan,
                        CleanupRequest.of(StartedBy.COMMAND)
                                .accepting(Set.of(Rule.JOB_NOT_COMPLETE)),
                        Progress.NONE);

        assertEquals(Outcome.COMPLETE, report.outcome());
        assertEquals(15, report.deletedFiles());
    }

    @Test
    void acceptsNoRuleThatIsNotForReview() {
        library(Form.SHIPPED);
        sample.project("p3").scenes(1).finished().truncateFinal(20_000);
        open();
        CleanupReport report =
                engine.cleanup.execute(
                        engine.cleanup.plan("p3"),
                        CleanupRequest.of(StartedBy.HAND).accepting(EnumSet.allOf(Rule.class)),
                        Progress.NONE);
        assertEquals(Outcome.REFUSED, report.outcome());
    }

    @Test
    void putsEverythingBackWhenItIsStopped() {
        library(Form.SHIPPED_AT_026);
        var before = sample.checksums();
        open();
        CleanupReport report =
                engine.cleanup.execute(
                        engine.cleanup.plan("p1"),
                        CleanupRequest.of(StartedBy.HAND),
                        (done, _, _) -> done < 4);

        assertEquals(Outcome.STOPPED, report.outcome());
        assertEquals(0, report.deletedFiles());
        assertEquals(4, report.restoredFiles());
        assertEquals(before, withoutOffcut());
        assertEquals("pending", status("p1"));
        assertNull(sample.ask("SELECT cleanup_completed_at FROM projects WHERE id = 'p1'"));
        assertEquals("stopped", engine.history.runs().getFirst().outcome());
        assertEquals(new RowState.Ready(), engine.surveyor.row("p1").state());
        assertEquals(15, engine.clean("p1").deletedFiles());
    }

    @Test
    void reportsItsProgress() {
        open(Form.SHIPPED);
        CleanupPlan plan = engine.cleanup.plan("p1");
        List<String> told = new ArrayList<>();
        engine.cleanup.execute(
                plan,
                CleanupRequest.of(StartedBy.HAND),
                (done, files, bytes) -> told.add(done + "/" + files + " " + bytes));
        assertEquals("0/15 0", told.getFirst());
        assertEquals("15/15 " + plan.bytes(), told.getLast());
        assertEquals(16, told.size());
    }

    @Test
    void startsNothingIfTheDatabaseCannotBeWritten() throws Exception {
        library(Form.SHIPPED_AT_026);
        Map<String, String> files = sample.checksums();
        open();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + sample.database())) {
            CleanupPlan plan = engine.cleanup.plan("p1");
            lock(other);
            Problem problem = assertThrows(Problem.class, () -> engine.execute(plan));
            assertEquals(Problem.Code.DATABASE_BUSY, problem.code());
            assertEquals(files, sample.checksums());
            assertEquals(List.of(), engine.history.runs());
        }
    }

    @Test
    void findsNoProjectWithoutARow() {
        open(Form.SHIPPED);
        Problem problem =
                assertThrows(Problem.class, () -> engine.cleanup.plan("../../etc/passwd"));
        assertEquals(Problem.Code.NO_SUCH_PROJECT, problem.code());
    }

    @Test
    void keepsAnAuditOfEveryFile() {
        open(Form.SHIPPED);
        CleanupReport report = engine.clean("p1");
        RunHistory.Run run = engine.history.runs().getFirst();
        assertEquals(report.run(), run.run());
        assertEquals("complete", run.outcome());
        assertEquals(report.freedBytes(), run.freedBytes());
        assertEquals(report.freedBytes(), engine.history.freedBytesSince(Instant.EPOCH));
        assertEquals(List.of(), engine.history.lastFailures("p1"));
    }

    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(RunEnd.class);
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(appender);
        return appender;
    }

    private static void deafen(ListAppender<ILoggingEvent> log) {
        Logger logger = (Logger) LoggerFactory.getLogger(RunEnd.class);
        logger.detachAppender(log);
        logger.setLevel(null);
    }
}
