package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.LibraryLock;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two libraries; one of them is open, and what the other one holds must end on time. */
class HeldElsewhereTest {
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir Path folder;
    private final TestClock time = new TestClock();
    private Environment environment;
    private SampleLibrary here;
    private SampleLibrary there;
    private HeldElsewhere elsewhere;

    @BeforeEach
    void open() throws IOException {
        environment = TestEnvironment.withState(folder.resolve("state"), time);
        here = library("here");
        there = library("there");
        elsewhere = elsewhere();
    }

    @AfterEach
    void close() {
        elsewhere.close();
    }

    /** As after a restart; it has not looked yet. */
    private HeldElsewhere elsewhere() {
        return LibraryOpener.heldElsewhere(environment);
    }

    private SampleLibrary library(String name) throws IOException {
        SampleLibrary made =
                SampleLibrary.in(Files.createDirectory(folder.resolve(name)), Form.SHIPPED_AT_026);
        made.project(name).scenes(2).finished();
        return made;
    }

    private String hold(SampleLibrary library) {
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment)) {
            Cleanup cleanup = open.cleanup();
            CleanupReport held =
                    cleanup.execute(
                            cleanup.plan(library.root().getFileName().toString()),
                            CleanupRequest.of(StartedBy.HAND).keeping(KEEP),
                            Progress.NONE);
            assertEquals(Outcome.HELD, held.outcome());
            return Objects.requireNonNull(held.run());
        }
    }

    /** As its history tells. */
    private String outcome(String run) {
        return asked("SELECT outcome FROM run WHERE id = '" + run + "'");
    }

    private String asked(String sql) {
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            return String.valueOf(own.<Object>read(dsl -> dsl.fetchValue(sql)));
        }
    }

    private void change(String sql) {
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            own.write(dsl -> dsl.execute(sql));
        }
    }

    private static boolean holds(SampleLibrary library, String run) {
        return Files.exists(library.root().resolve(".offcut").resolve(run));
    }

    /** Looks now and whenever that is due, for as long as this. */
    private void pass(Duration span) {
        Instant end = time.instant().plus(span);
        for (int looks = 0; looks < 100; looks++) {
            Instant next = elsewhere.look();
            if (!time.instant().isBefore(end)) return;
            assertTrue(next.isAfter(time.instant()), "it must rest");
            time.pass(Duration.between(time.instant(), next.isBefore(end) ? next : end));
        }
        throw new AssertionError("it never rests");
    }

    /** What is held there and has to end. */
    enum Known {
        AS_IT_IS,
        /** The user took its library from the list. */
        REMOVED,
        /** An older Offcut has noted no time. */
        BY_AN_OLDER_OFFCUT,
        /** The clock was ahead when it began. */
        BY_A_CLOCK_AHEAD,
        /** Its disk has got another number since. */
        UNDER_ANOTHER_NUMBER
    }

    @ParameterizedTest
    @EnumSource
    void endsOnTimeWhatAnotherLibraryHolds(Known known) {
        if (known == Known.BY_A_CLOCK_AHEAD) time.jump(Duration.ofDays(300));
        String run = hold(there);
        switch (known) {
            case AS_IT_IS -> {}
            case REMOVED -> remove();
            case BY_AN_OLDER_OFFCUT -> change("UPDATE run SET keep_until = NULL");
            case BY_A_CLOCK_AHEAD -> time.jump(Duration.ofDays(-300));
            case UNDER_ANOTHER_NUMBER -> change("UPDATE library SET device = device + 1");
        }
        String opened = asked("SELECT max(last_opened_at) FROM library");
        pass(KEEP.minusSeconds(1));
        assertEquals("held", outcome(run), "not before its time");
        pass(Duration.ofSeconds(10));
        assertEquals("complete", outcome(run));
        assertFalse(holds(there, run));
        assertEquals(opened, asked("SELECT max(last_opened_at) FROM library"), "nobody opened it");
        String removed = asked("SELECT count(*) FROM preference WHERE name = 'removed'");
        assertEquals(known == Known.REMOVED ? "1" : "0", removed);
    }

    private void remove() {
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            own.remove(own.knownRoots().getFirst().id());
        }
    }

    /** The control: today only a library that is open ends its own. */
    @Test
    void endsMoreThanTheOpenLibrarysOwn() {
        String own = hold(here);
        String run = hold(there);
        time.pass(KEEP.plusSeconds(10));
        try (OpenLibrary open = LibraryOpener.open(here.root(), environment)) {
            open.autoCleaner().once(_ -> {});
        }
        assertEquals(List.of("complete", "held"), List.of(outcome(own), outcome(run)));
        elsewhere.look();
        assertEquals(List.of("complete", "complete"), List.of(outcome(own), outcome(run)));
    }

    /** The window's rows would not be told of what happens beside them. */
    @Test
    void tellsTheOpenLibraryToEndItsOwn() {
        String own = hold(here);
        String run = hold(there);
        AtomicInteger told = new AtomicInteger();
        elsewhere.start(root ->
                root.equals(here.root()) ? Optional.of(told::incrementAndGet) : Optional.empty());
        time.pass(KEEP.plusSeconds(10));
        change("UPDATE library SET measured_at = measured_at"); // it is told of what is written
        await().atMost(SOON).until(() -> outcome(run).equals("complete"));
        await().atMost(SOON).until(() -> told.get() == 1);
        assertEquals("held", outcome(own));
    }

    /** Another process has begun it, so that the watch of the open library knows nothing of it. */
    @Test
    void endsInTheOpenLibraryWhatAnotherOffcutBegan() {
        try (WatchedLibrary watched = new WatchedLibrary(here, environment.stateFolder())) {
            watched.start();
            CleanupReport held;
            try (OpenLibrary another =
                    LibraryOpener.open(
                            here.root(),
                            TestEnvironment.withState(environment.stateFolder(), watched.time))) {
                held =
                        another.cleanup()
                                .execute(
                                        another.cleanup().plan("here"),
                                        CleanupRequest.of(StartedBy.COMMAND)
                                                .keeping(Duration.ofSeconds(1)),
                                        Progress.NONE);
            }
            Instant until = Objects.requireNonNull(held.keepUntil());
            await().atMost(SOON).until(() -> watched.time.instant().isAfter(until));
            watched.autoClean.endHeld();
            assertEquals(held.run(), watched.awaits(Event.Cleaned.class).report().run());
        }
    }

    /** What keeps it from being ended at its time, and no longer. */
    enum Obstacle {
        ITS_DISK_IS_AWAY,
        ANOTHER_FOLDER_IS_THERE,
        ITS_DATABASE_IS_AWAY,
        ANOTHER_OFFCUT_WORKS_THERE
    }

    @ParameterizedTest
    @EnumSource
    void triesAgainLater(Obstacle obstacle) throws IOException {
        String run = hold(there);
        try (AutoCloseable _ = put(obstacle)) {
            pass(KEEP.plusMinutes(1));
            assertEquals("held", outcome(run));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        pass(Duration.ofMinutes(6));
        assertEquals("complete", outcome(run));
    }

    private AutoCloseable put(Obstacle obstacle) throws IOException {
        Path away = folder.resolve("away");
        Path root = there.root();
        return switch (obstacle) {
            case ITS_DISK_IS_AWAY -> moved(root, away);
            case ITS_DATABASE_IS_AWAY -> moved(there.database(), away);
            case ANOTHER_OFFCUT_WORKS_THERE -> {
                try (OpenLibrary open = LibraryOpener.open(root, environment)) {
                    yield LibraryLock.take(open.library(), Duration.ZERO);
                }
            }
            case ANOTHER_FOLDER_IS_THERE -> {
                AutoCloseable back = moved(root, away);
                SampleLibrary another =
                        SampleLibrary.in(Files.createDirectory(root), Form.SHIPPED_AT_026);
                another.project("there").scenes(1).finished();
                Map<String, String> before = another.checksums();
                yield () -> {
                    assertEquals(before, another.checksums());
                    Files.move(root, folder.resolve("another"));
                    back.close();
                };
            }
        };
    }

    private static AutoCloseable moved(Path from, Path to) throws IOException {
        Files.move(from, to);
        return () -> Files.move(to, from);
    }

    @Test
    void putsBackWhatMustNotBeErased() {
        there.project("more").scenes(1).finished();
        String run = hold(there);
        try {
            Files.write(there.root().resolve("public/videos/there/final.mp4"), new byte[100]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pass(KEEP.plusSeconds(10));
        assertEquals("refused", outcome(run));
        assertFalse(holds(there, run));
    }

    /** No disk is asked while nothing is due: not even one that does not answer. */
    @Test
    void asksNoDiskBeforeSomethingIsDue() throws Exception {
        String run = hold(there);
        try (AutoCloseable _ = moved(there.root(), folder.resolve("away"))) {
            Files.createSymbolicLink(there.root(), there.root()); // whoever follows it fails
            pass(KEEP.minusSeconds(1));
            Files.delete(there.root());
        }
        pass(Duration.ofSeconds(10));
        assertEquals("complete", outcome(run), "nothing went wrong that would make it wait");
    }

    @Test
    void tellsWhatIsLeftAndErasesItNow() {
        assertEquals(Optional.empty(), elsewhere.left());
        String own = hold(here);
        time.pass(Duration.ofMinutes(1));
        String run = hold(there);
        HeldTotals.Left left = elsewhere.left().orElseThrow();
        assertEquals(2, left.runs());
        assertTrue(left.bytes() > 0);
        assertEquals(time.instant().plus(KEEP).toEpochMilli(), left.until().toEpochMilli());
        assertEquals(List.of(), elsewhere.eraseNow());
        assertEquals(List.of("complete", "complete"), List.of(outcome(own), outcome(run)));
        assertEquals(Optional.empty(), elsewhere.left());
    }

    @Test
    void saysWhatCouldNotBeErasedNow() throws Exception {
        String run = hold(there);
        try (AutoCloseable _ = moved(there.root(), folder.resolve("away"))) {
            List<String> left = elsewhere.eraseNow();
            assertEquals(1, left.size());
            assertTrue(left.getFirst().contains(there.root().toString()), left::toString);
        }
        assertEquals("held", outcome(run));
        assertTrue(holds(there, run));
    }
}
