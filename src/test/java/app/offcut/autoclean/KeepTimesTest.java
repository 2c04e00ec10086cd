package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.LibraryLock;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was cleaned and can be undone, while a library is open. */
class KeepTimesTest {
    private static final Duration KEEP = Duration.ofSeconds(10);

    @TempDir Path folder;
    @TempDir Path state;
    private SampleLibrary files;
    private SampleProject project;
    private WatchedLibrary watched;

    @BeforeEach
    void open() {
        files = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        project = files.project("p").scenes(2).finished();
        watched = new WatchedLibrary(files, state);
    }

    @AfterEach
    void close() {
        watched.close();
    }

    private CleanupReport hold(Duration keep) {
        return hold("p", keep);
    }

    private CleanupReport hold(String id, Duration keep) {
        Cleanup cleanup = watched.library.cleanup();
        CleanupReport held =
                cleanup.execute(
                        cleanup.plan(id),
                        CleanupRequest.of(StartedBy.HAND).keeping(keep),
                        Progress.NONE);
        assertEquals(Outcome.HELD, held.outcome());
        return held;
    }

    private String status() {
        return String.valueOf(files.ask("SELECT cleanup_status FROM projects WHERE id = 'p'"));
    }

    private KeepTimes keepTimes() {
        return new KeepTimes(watched.library.cleanup(), watched.time, watched.events::add);
    }

    private void waitForTheNext(KeepTimes keepTimes) {
        Duration rest = Duration.between(watched.time.instant(), keepTimes.next());
        assertFalse(rest.isNegative() || rest.isZero(), "it must rest");
        watched.time.pass(rest);
    }

    @Test
    void areOverWhenTheyAreOverAndNotBefore() {
        watched.start();
        Instant until = Objects.requireNonNull(hold(KEEP).keepUntil());
        CleanupReport erased = watched.awaits(Event.Cleaned.class).report();
        assertEquals(Outcome.COMPLETE, erased.outcome());
        assertFalse(erased.endedAt().isBefore(until));
        assertEquals("complete", status());
    }

    @Test
    void goOnAcrossARestartAndWhileAutoCleanIsOff() {
        watched.setting.save(false);
        Instant until = Objects.requireNonNull(hold(KEEP).keepUntil());
        watched.start();
        CleanupReport erased = watched.awaits(Event.Cleaned.class).report();
        assertEquals(Outcome.COMPLETE, erased.outcome());
        assertFalse(erased.endedAt().isBefore(until));
    }

    @Test
    void areToldToEverybodyAsAnyOtherRunIs() {
        hold(KEEP);
        watched.time.pass(KEEP);
        List<CleanupReport> told = new ArrayList<>();
        watched.library.cleanup().onFinished(told::add);
        watched.once();
        assertEquals(List.of(Outcome.COMPLETE), told.stream().map(CleanupReport::outcome).toList());
        assertEquals(List.of("p"), watched.cleaned());
    }

    @Test
    void areLeftToRunByASingleLook() {
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
    void endByPuttingBackWhatMustNotBeErased() {
        Map<String, String> before = files.checksums();
        hold(KEEP);
        project.truncateFinal(2000);
        before.put(project.finalPath(), SampleLibrary.checksum(project.finalFile()));
        watched.time.pass(KEEP);
        keepTimes().look(false);
        Event.Refused refused = watched.all(Event.Refused.class).findFirst().orElseThrow();
        assertEquals(Rule.FINAL_INCOMPLETE, refused.refusal().rule());
        Map<String, String> now = files.checksums();
        now.keySet().removeIf(path -> path.startsWith(".offcut/"));
        assertEquals(before, now);
    }

    @Test
    void areLookedAtOnlyWhenSomethingIsDue() {
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
    void waitForADatabaseThatIsAwayAndSaySoOnce() throws IOException {
        hold(KEEP);
        watched.time.pass(KEEP);
        Path away = Files.move(files.database(), state.resolve("away.db"));
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(false);
        waitForTheNext(keepTimes);
        keepTimes.look(false);
        assertEquals(1, watched.all(Event.Problem.class).count());
        Files.move(away, files.database());
        waitForTheNext(keepTimes);
        keepTimes.look(false);
        assertEquals(List.of("p"), watched.cleaned());
    }

    /** Its time goes by once more from when it is first seen: never less than was promised. */
    @Test
    void endAlsoWhenTheClockWasAheadWhenTheyBegan() {
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

    /** A clock that starts in the past, until somebody sets it, is no reason to erase. */
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
        assertEquals(List.of(), watched.events, "nothing to tell");
        waitForTheNext(keepTimes);
        keepTimes.look(false);
        assertEquals(List.of("p"), watched.cleaned());
    }

    /** One that nobody can reach, beside one that waits for a person. */
    @Test
    void endForTheOthersWhenOneRunCannotBeErased() throws IOException {
        Cleanup cleanup = watched.library.cleanup();
        cleanup.undo(again(hold(KEEP), ".cache/audio/projects/p/scene-1.mp3"));
        files.project("bad").scenes(1).finished();
        files.project("good").scenes(1).finished();
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        CleanupReport bad = hold("bad", KEEP);
        CleanupReport good = hold("good", KEEP);
        Path reached = files.root().resolve(".cache/videos/.offcut/" + bad.run());
        Files.move(reached, state.resolve("away"));
        Files.writeString(reached, "in its place");
        watched.time.pass(KEEP);
        keepTimes.look(true);
        List<String> before = watched.cleaned();
        assertTrue(before.contains("good") && !before.contains("bad"), before::toString);
        waitForTheNext(keepTimes);
        int problems = (int) watched.all(Event.Problem.class).count();
        keepTimes.look(false);
        assertEquals(problems, watched.all(Event.Problem.class).count(), "told already");
        Files.delete(reached);
        Files.move(state.resolve("away"), reached);
        waitForTheNext(keepTimes);
        keepTimes.look(false);
        assertTrue(watched.cleaned().contains("bad"));
        assertEquals(Outcome.HELD, good.outcome());
    }

    /** The generator makes a file again while its run is held. */
    private String again(CleanupReport held, String path) {
        files.file(path, 7);
        return Objects.requireNonNull(held.run());
    }

    /** What stays in the hold is said at the start, not every time that something else is due. */
    @Test
    void tellOnceWhatCannotBePutBack() {
        CleanupReport first = hold(KEEP);
        files.file(".cache/audio/projects/p/scene-1.mp3", 7);
        watched.library.cleanup().undo(Objects.requireNonNull(first.run()));
        files.project("q").scenes(1).finished();
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        assertEquals(1, watched.all(Event.Problem.class).count());
        watched.events.clear();

        keepTimes.note(hold("q", KEEP));
        watched.time.pass(KEEP);
        keepTimes.look(false);
        assertEquals(List.of("q"), watched.cleaned());
        assertEquals(1, watched.events.size());
    }

    @Test
    void disturbNobodyWhenOffcutItselfFails() {
        hold(KEEP);
        watched.time.pass(KEEP);
        watched.library
                .cleanup()
                .onFinished(_ -> {
                    throw new IllegalStateException("a window's bug");
                });
        KeepTimes keepTimes = keepTimes();
        keepTimes.look(true);
        assertEquals(List.of(new Event.Problem(Texts.of("autoclean.keep-failed"))), watched.events);
        waitForTheNext(keepTimes);
    }

    @Test
    void areForgottenWhenTheRunIsUndone() {
        watched.start();
        CleanupReport held = hold(KEEP);
        watched.library.cleanup().undo(Objects.requireNonNull(held.run()));
        Instant after = Objects.requireNonNull(held.keepUntil()).plusSeconds(40);
        await().until(() -> watched.time.instant().isAfter(after));
        assertEquals(List.of(), watched.cleaned());
    }
}
