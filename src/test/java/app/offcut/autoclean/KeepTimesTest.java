package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.LibraryLock;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Held files while their library is open. */
class KeepTimesTest extends WatchedLibraryFixture {
    private static final Duration KEEP = Duration.ofSeconds(10);

    private SampleProject project;

    @BeforeEach
    void begin() {
        files = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        project = files.project("p").scenes(2).finished();
        watched = WatchedLibrary.on(files, state, new TestClock());
    }

    private CleanupReport hold(Duration keep) {
        return watched.hold("p", keep);
    }

    private String status() {
        return String.valueOf(files.ask("SELECT cleanup_status FROM projects WHERE id = 'p'"));
    }

    private KeepTimes keepTimes() {
        return new KeepTimes(watched.library.cleanup(), watched.time, watched.events::add);
    }

    private void waitForTheNext(KeepTimes keepTimes) {
        Duration rest = Duration.between(watched.time.instant(), keepTimes.next());
        assertFalse(rest.isNegative() || rest.isZero(), "it rests");
        watched.time.pass(rest);
    }

    @Test
    void endOnTimeAndNotBefore() {
        watched.start();
        assertErasedAfter(hold(KEEP));
        assertEquals("complete", status());
    }

    @Test
    void continueAcrossARestartAndWhileAutoCleanIsOff() {
        watched.setting.save(false);
        CleanupReport held = hold(KEEP);
        watched.start();
        assertErasedAfter(held);
    }

    private void assertErasedAfter(CleanupReport held) {
        CleanupReport erased = watched.awaitsReport();
        assertEquals(Outcome.COMPLETE, erased.outcome());
        assertFalse(erased.endedAt().isBefore(Objects.requireNonNull(held.keepUntil())));
    }

    @Test
    void areReportedToEveryListenerWhenTheyEnd() {
        hold(KEEP);
        watched.time.pass(KEEP);
        List<CleanupReport> reports = new ArrayList<>();
        watched.library.cleanup().onFinished(reports::add);
        watched.once();
        assertEquals(Outcome.COMPLETE, reports.getFirst().outcome());
        assertEquals(1, reports.size());
        assertEquals(List.of("p"), watched.cleaned());
    }

    @Test
    void areNotEndedEarlyByALook() {
        CleanupReport held = hold(Duration.ofHours(1));
        Map<String, String> before = files.checksums();
        watched.once();
        assertEquals(before, files.checksums());
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        assertEquals(held.keepUntil(), keepTimes.next());
        assertEquals(List.of(), watched.cleaned());
    }

    @Test
    void endByRestoringWhatMustNotBeErased() {
        Map<String, String> before = files.checksums();
        hold(KEEP);
        project.truncateFinal(2000);
        before.put(project.finalPath(), SampleLibrary.checksum(project.finalFile()));
        watched.time.pass(KEEP);
        keepTimes().look(false);
        Event.Refused refused = watched.first(Event.Refused.class);
        assertEquals(Rule.FINAL_INCOMPLETE, refused.refusal().rule());
        Map<String, String> now = files.checksums();
        now.keySet().removeIf(path -> path.startsWith(".offcut/"));
        assertEquals(before, now);
    }

    @Test
    void areReadOnlyWhenSomethingIsDue() {
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        assertEquals(Instant.MAX, keepTimes.next());
        CleanupReport held = hold(KEEP);
        keepTimes.note(held);
        assertEquals(held.keepUntil(), keepTimes.next());
        watched.time.pass(KEEP.minusMillis(1));
        keepTimes.look(false);
        assertEquals(List.of(), watched.cleaned());
        watched.time.pass(Duration.ofMillis(1));
        keepTimes.look(false);
        assertEquals(List.of("p"), watched.cleaned());
        assertEquals(Instant.MAX, keepTimes.next());
    }

    @Test
    void areFoundWhenAnotherOffcutBeganThem() {
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        CleanupReport held = hold(KEEP);
        keepTimes.look(true);
        assertEquals(held.keepUntil(), keepTimes.next());
    }

    @Test
    void waitForAMissingDatabaseAndReportItOnce() throws IOException {
        hold(KEEP);
        watched.time.pass(KEEP);
        Path away = Files.move(files.database(), state.resolve("away.db"));
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(false);
        waitForTheNext(keepTimes);
        keepTimes.look(false);
        assertEquals(1, watched.all(Event.Failed.class).size());
        Files.move(away, files.database());
        waitForTheNext(keepTimes);
        keepTimes.look(false);
        assertEquals(List.of("p"), watched.cleaned());
    }

    /** The keep time starts when the run is first seen: never shorter than promised. */
    @Test
    void endAlsoIfTheClockWasAheadWhenTheyBegan() {
        watched.time.jump(Duration.ofDays(300));
        hold(KEEP);
        watched.time.jump(Duration.ofDays(-300));
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        assertEquals(watched.time.instant().plus(KEEP), keepTimes.next());
        watched.time.pass(KEEP.minusMillis(1));
        keepTimes.look(true);
        assertEquals(List.of(), watched.cleaned());
        watched.time.pass(Duration.ofMillis(1));
        keepTimes.look(false);
        assertEquals(List.of("p"), watched.cleaned());
        assertEquals("complete", status());
    }

    /** Some computers start with a clock in the past, until it is set. */
    @Test
    void areNotOverBecauseTheClockStartsInThePast() {
        hold(Duration.ofHours(1));
        watched.time.jump(Duration.ofDays(-3_000));
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        keepTimes.look(true);
        watched.time.jump(Duration.ofDays(3_000));
        keepTimes.look(true);
        assertEquals(List.of(), watched.cleaned());
        assertEquals(1, watched.library.cleanup().runs().size());
    }

    @Test
    void waitWhileAnotherOffcutWorks() {
        hold(KEEP);
        watched.time.pass(KEEP);
        KeepTimes keepTimes = keepTimes();
        try (LibraryLock _ = LibraryLock.take(watched.library.library(), Duration.ZERO)) {
            keepTimes.look(false);
        }
        assertEquals(List.of(), watched.events, "nothing to report");
        waitForTheNext(keepTimes);
        keepTimes.look(false);
        assertEquals(List.of("p"), watched.cleaned());
    }

    /** One run cannot be reached, another one waits for a person. */
    @Test
    void endForTheOthersWhenOneRunCannotBeErased() throws IOException {
        undoAfterRendering(hold(KEEP));
        files.project("bad").scenes(1).finished();
        files.project("good").scenes(1).finished();
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        CleanupReport bad = watched.hold("bad", KEEP);
        CleanupReport good = watched.hold("good", KEEP);
        Path reached = files.root().resolve(".cache/videos/.offcut/" + bad.run());
        Files.move(reached, state.resolve("away"));
        Files.writeString(reached, "in its place");
        watched.time.pass(KEEP);
        keepTimes.look(true);
        List<String> before = watched.cleaned();
        assertTrue(before.contains("good") && !before.contains("bad"), before::toString);
        waitForTheNext(keepTimes);
        int problems = watched.all(Event.Failed.class).size();
        keepTimes.look(false);
        assertEquals(problems, watched.all(Event.Failed.class).size(), "reported already");
        Files.delete(reached);
        Files.move(state.resolve("away"), reached);
        waitForTheNext(keepTimes);
        keepTimes.look(false);
        assertTrue(watched.cleaned().contains("bad"));
        assertEquals(Outcome.HELD, good.outcome());
    }

    /** Undoes a run whose project has a file again, so that an older copy stays in the hold. */
    private void undoAfterRendering(CleanupReport held) {
        files.file(".cache/audio/projects/p/scene-1.mp3", 7);
        watched.library.cleanup().undo(Objects.requireNonNull(held.run()));
    }

    /** Reported at the start, not whenever another run is due. */
    @Test
    void reportOnceWhatCannotBeRestored() {
        undoAfterRendering(hold(KEEP));
        files.project("q").scenes(1).finished();
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        assertEquals(1, watched.all(Event.Failed.class).size());
        watched.events.clear();

        keepTimes.note(watched.hold("q", KEEP));
        watched.time.pass(KEEP);
        keepTimes.look(false);
        assertEquals(List.of("q"), watched.cleaned());
        assertEquals(1, watched.events.size());
    }

    @Test
    void surviveAFailureOfOffcutItself() {
        hold(KEEP);
        watched.time.pass(KEEP);
        watched.library
                .cleanup()
                .onFinished(_ -> {
                    throw new IllegalStateException("a window's bug");
                });
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        assertEquals(List.of(new Event.Failed(Texts.of("autoclean.keep-failed"))), watched.events);
        waitForTheNext(keepTimes);
    }

    @Test
    void areForgottenWhenTheRunIsUndone() {
        watched.start();
        CleanupReport held = hold(KEEP);
        watched.library.cleanup().undo(Objects.requireNonNull(held.run()));
        Instant after = Objects.requireNonNull(held.keepUntil()).plusSeconds(40);
        watched.awaitTime(after);
        assertEquals(List.of(), watched.cleaned());
    }
}
