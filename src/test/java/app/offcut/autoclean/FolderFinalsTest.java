package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watching libraries without a database: real folders, real events, a fast clock. */
class FolderFinalsTest {
    private static final Duration QUIET = Duration.ofMinutes(5);

    /** For tests that its length does not matter to. */
    private static final Duration SHORT_QUIET = Duration.ofMinutes(1);

    /** Those of the cleanup itself included. */
    private static final int MOST_CHECKS = 10;

    /** How late a cleanup may come: far below the longest back-off. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path root;
    @TempDir Path state;

    @SuppressWarnings("NullAway.Init") // each test opens one
    private WatchedLibrary watched;

    @AfterEach
    void close() {
        watched.close();
    }

    private WatchedLibrary open(String finals, boolean mixed, Duration quiet) throws IOException {
        Files.createDirectories(root.resolve(finals));
        var generator = new FolderGenerator(List.of(finals.split("/")), mixed, quiet);
        watched = WatchedLibrary.of(generator, root, state, new TestClock(100), ChangeHook.NONE);
        watched.autoClean(true);
        return watched;
    }

    @Test
    void cleansOnlyWhileSwitchedOnForThisLibraryAndNotOverruled() throws IOException {
        open("output", false, SHORT_QUIET);
        watched.autoClean(false);
        watched.start();
        file("output/p/due", "1");
        file("output/p/clip-1", "clip");
        video("output/p/final-1.mp4");
        watched.awaits(Event.Waiting.class);
        assertIsLeftAlone();
        file(".env", "AUTO_CLEANUP_ENABLED=false");
        watched.autoClean(true);
        watched.autoClean.lookAgain();
        assertIsLeftAlone();
        Files.delete(root.resolve(".env"));
        watched.awaitsCleaned("p");
    }

    private void assertIsLeftAlone() {
        watched.awaitTime(watched.time.instant().plus(SHORT_QUIET.multipliedBy(3)));
        assertTrue(there("output/p/clip-1"));
    }

    /** As long as nobody has chosen; the variable can only switch it off. */
    @Test
    void isOffUntilSwitchedOn() throws IOException {
        Files.createDirectories(root.resolve("output"));
        file(".env", "AUTO_CLEANUP_ENABLED=true");
        var generator = new FolderGenerator(List.of("output"), false, SHORT_QUIET);
        watched = WatchedLibrary.of(generator, root, state, new TestClock(), ChangeHook.NONE);
        assertFalse(watched.setting.read().enabled());
        watched.autoClean(true);
        assertTrue(watched.setting.read().enabled());
        file(".env", "AUTO_CLEANUP_ENABLED=false");
        assertTrue(watched.setting.read().locked());
        assertFalse(watched.setting.read().enabled());
    }

    private void file(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private void video(String path) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.write(root.resolve(path), SampleLibrary.finalVideo());
    }

    private boolean there(String path) {
        return Files.exists(root.resolve(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"output", "storage/tasks", "a/b/c/d"})
    void cleansAtAnyDepthOnceTheQuietTimeIsOver(String finals) throws IOException {
        open(finals, false, QUIET).start();
        file(finals + "/p/due", "1");
        file(finals + "/p/clip-1", "clip");
        Instant written = watched.time.instant();
        video(finals + "/p/final-1.mp4");
        watched.awaitsCleaned("p");
        Instant cleaned = watched.time.instant();
        assertFalse(there(finals + "/p/clip-1"));
        Path video = root.resolve(finals + "/p/final-1.mp4");
        Instant quiet = Files.getLastModifiedTime(video).toInstant().plus(QUIET);
        assertTrue(cleaned.isAfter(quiet));
        assertTrue(
                cleaned.isBefore(written.plus(QUIET).plus(SOON)),
                () -> "late by " + Duration.between(written.plus(QUIET), cleaned));
        long gates = watched.gates.get();
        assertTrue(gates <= MOST_CHECKS, gates + " checks");
    }

    @Test
    void waitsUntilAllFinalsAreThere() throws IOException {
        open("output", false, SHORT_QUIET).start();
        file("output/p/due", "3");
        file("output/p/clip-1", "clip");
        video("output/p/final-1.mp4");
        watched.awaits(Event.Waiting.class);
        video("output/p/final-2.mp4");
        watched.awaitTime(watched.time.instant().plus(SHORT_QUIET.multipliedBy(3)));
        assertTrue(there("output/p/clip-1"));
        assertEquals(List.of(), watched.all(Event.Refused.class));
        video("output/p/final-3.mp4");
        watched.awaitsCleaned("p");
        assertFalse(there("output/p/clip-1"));
    }

    @Test
    void neverTouchesByItselfWhatWasCompleteAtFirstSight() throws IOException {
        file("output/old/due", "2");
        file("output/old/clip-1", "clip");
        video("output/old/final-1.mp4");
        video("output/old/final-2.mp4");
        open("output", false, SHORT_QUIET).start();
        file("output/p/due", "1");
        file("output/p/clip-1", "clip");
        video("output/p/final-1.mp4");
        watched.awaitsCleaned("p");
        watched.awaitTime(watched.time.instant().plus(SHORT_QUIET.multipliedBy(3)));
        assertEquals(List.of("p"), watched.cleaned());
        assertTrue(there("output/old/clip-1"));
    }

    /** Seen is each final for itself, not its project. */
    @Test
    void cleansAProjectOfWhichOneFinalWasThereAtFirstSight() throws IOException {
        file("output/p/due", "3");
        file("output/p/clip-1", "clip");
        video("output/p/final-1.mp4");
        open("output", false, SHORT_QUIET).start();
        watched.awaitTime(watched.time.instant().plus(SHORT_QUIET.multipliedBy(2)));
        assertTrue(there("output/p/clip-1"));
        video("output/p/final-2.mp4");
        video("output/p/final-3.mp4");
        watched.awaitsCleaned("p");
        assertFalse(there("output/p/clip-1"));
    }

    /** Long after the quiet time, when the next check would come an hour later. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void checksAgainWhenAnotherFileOfTheProjectTellsOfTheEnd(boolean record) throws IOException {
        open("output", false, SHORT_QUIET).start();
        file("output/p/due", record ? "2" : "1");
        file("output/p/clip-1", "clip");
        if (!record) file("output/p/busy", "");
        video("output/p/final-1.mp4");
        watched.awaits(Event.Waiting.class);
        watched.awaitTime(watched.time.instant().plus(SHORT_QUIET.multipliedBy(6)));
        assertTrue(there("output/p/clip-1"));
        Instant ended = watched.time.instant();
        if (record) file("output/p/due", "1");
        else Files.delete(root.resolve("output/p/busy"));
        watched.awaitsCleaned("p");
        Duration took = Duration.between(ended, watched.time.instant());
        assertTrue(took.compareTo(SOON.multipliedBy(2)) < 0, took::toString);
    }

    @Test
    void checksAtMostEveryHalfMinuteWhileFilesComeAndGo() throws IOException {
        open("output", false, SHORT_QUIET).start();
        file("output/p/due", "2");
        file("output/p/clip-1", "clip");
        video("output/p/final-1.mp4");
        watched.awaits(Event.Waiting.class);
        watched.awaitTime(watched.time.instant().plus(SHORT_QUIET));
        long before = watched.gates.get();
        Instant began = watched.time.instant();
        while (watched.time.instant().isBefore(began.plus(SHORT_QUIET))) {
            file("output/p/clip-2", "clip");
            Files.delete(root.resolve("output/p/clip-2"));
            watched.time.pass(Duration.ofSeconds(1)); // the clock stands while hints arrive
        }
        long gates = watched.gates.get() - before;
        Duration took = Duration.between(began, watched.time.instant());
        long most = took.dividedBy(NewFinal.BETWEEN_STIRS) + 1;
        assertTrue(gates <= most, gates + " checks, not " + most);
    }

    /** One folder for the finals of all: only the record tells whose each is. */
    @Test
    void waitsForTheRecordOfAMixedFinal() throws IOException {
        file("notes/records", "old results/news/Old.mp4\n");
        video("results/news/Old.mp4");
        file("temp/old/clip-1", "clip");
        open("results", true, Duration.ZERO).start();
        file("temp/p/clip-1", "clip");
        video("results/news/The_fox.mp4");
        watched.awaitTime(watched.time.instant().plus(Duration.ofMinutes(1)));
        assertTrue(there("temp/p/clip-1"));
        Instant recorded = watched.time.instant();
        file("notes/records", "old results/news/Old.mp4\np results/news/The_fox.mp4\n");
        watched.awaitsCleaned("p");
        assertFalse(there("temp/p/clip-1"));
        assertTrue(there("temp/old/clip-1"));
        assertTrue(there("results/news/The_fox.mp4"));
        Duration took = Duration.between(recorded, watched.time.instant());
        assertTrue(took.compareTo(SOON) < 0, took::toString);
        assertEquals(List.of("p"), watched.cleaned());
    }

    /** It replaced the older one's final, whose project belongs to the backlog. */
    @Test
    void leavesAMixedFinalAloneThatTwoRecordsName() throws IOException {
        file("notes/records", "old results/news/Same.mp4\n");
        video("results/news/Same.mp4");
        file("temp/old/clip-1", "clip");
        open("results", true, Duration.ZERO).start();
        file("temp/p/clip-1", "clip");
        file("temp/q/clip-1", "clip");
        video("results/news/Same.mp4");
        video("results/news/Other.mp4");
        file(
                "notes/records",
                "old results/news/Same.mp4\np results/news/Same.mp4\nq results/news/Other.mp4\n");
        watched.awaitsCleaned("q");
        watched.awaitTime(watched.time.instant().plus(SHORT_QUIET));
        assertEquals(List.of("q"), watched.cleaned());
        assertTrue(there("temp/old/clip-1"));
    }

    /** The backlog, although its record comes only later. */
    @Test
    void leavesAMixedFinalAloneThatWasThereAtFirstSight() throws IOException {
        video("results/news/Old.mp4");
        file("temp/old/clip-1", "clip");
        file("notes/records", "");
        open("results", true, Duration.ZERO).start();
        file("notes/records", "old results/news/Old.mp4\n");
        file("temp/p/clip-1", "clip");
        video("results/news/deeper/New.mp4");
        file("notes/records", "old results/news/Old.mp4\np results/news/deeper/New.mp4\n");
        watched.awaitsCleaned("p");
        watched.awaitTime(watched.time.instant().plus(SHORT_QUIET));
        assertEquals(List.of("p"), watched.cleaned());
        assertTrue(there("temp/old/clip-1"));
    }
}
