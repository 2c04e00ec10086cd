package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.LibraryLock;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import java.io.IOException;
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

/** Two libraries, of which one is open; the files that the other one holds expire. */
class HeldElsewhereTest {
    private static final Duration KEEP = Duration.ofMinutes(10);

    @TempDir Path folder;
    private final TestClock time = new TestClock();
    private Environment environment;
    private SampleLibrary here;
    private SampleLibrary there;
    private HeldElsewhere elsewhere;

    @BeforeEach
    void open() throws IOException {
        environment = TestEnvironment.withState(folder.resolve("state"), time);
        here = library(folder.resolve("here"));
        there = library(folder.resolve("there"));
        elsewhere = LibraryOpener.heldElsewhere(environment);
    }

    @AfterEach
    void close() {
        elsewhere.close();
    }

    private static SampleLibrary library(Path root) throws IOException {
        SampleLibrary made = SampleLibrary.in(Files.createDirectory(root), Form.SHIPPED_AT_026);
        made.project(root.getFileName().toString()).scenes(2).finished();
        return made;
    }

    private String hold(SampleLibrary library) {
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment)) {
            String project = library.root().getFileName().toString();
            return Objects.requireNonNull(WatchedLibrary.hold(open.cleanup(), project, KEEP).run());
        }
    }

    /** According to the history. */
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
            assertTrue(next.isAfter(time.instant()), "it rests");
            time.pass(Duration.between(time.instant(), next.isBefore(end) ? next : end));
        }
        throw new AssertionError("it never rests");
    }

    /** How the other library is known. */
    enum Known {
        AS_IT_IS,
        /** The user removed it from the list. */
        REMOVED,
        /** An older Offcut recorded no time. */
        BY_AN_OLDER_OFFCUT,
        /** The clock was ahead when the run began. */
        BY_A_CLOCK_AHEAD,
        /** Its disk has another device number now. */
        UNDER_ANOTHER_NUMBER
    }

    @ParameterizedTest
    @EnumSource
    void erasesOnTimeWhatAnotherLibraryHolds(Known known) {
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
            new LibraryTable(own).remove(new LibraryTable(own).knownRoots().getFirst().id());
        }
    }

    /** The control: an open library erases only its own. */
    @Test
    void erasesMoreThanTheOpenLibrarysOwn() {
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

    /** Otherwise the rows of its window would not change. */
    @Test
    void letsTheOpenLibraryEndItsOwn() {
        String own = hold(here);
        String run = hold(there);
        AtomicInteger asked = new AtomicInteger();
        elsewhere.start(root ->
                root.equals(here.root()) ? Optional.of(asked::incrementAndGet) : Optional.empty());
        time.pass(KEEP.plusSeconds(10));
        change("UPDATE library SET measured_at = measured_at"); // a write wakes it
        WatchedLibrary.until(() -> outcome(run).equals("complete"));
        WatchedLibrary.until(() -> asked.get() == 1);
        assertEquals("held", outcome(own));
    }

    /** Another process began it, unknown to the watch of the open library. */
    @Test
    void endsInTheOpenLibraryWhatAnotherOffcutBegan() {
        Path state = environment.stateFolder();
        try (var watched = WatchedLibrary.on(here, state, new TestClock())) {
            watched.start();
            var same = TestEnvironment.withState(state, watched.time);
            CleanupReport held;
            try (OpenLibrary another = LibraryOpener.open(here.root(), same)) {
                held = WatchedLibrary.hold(another.cleanup(), "here", Duration.ofSeconds(1));
            }
            Instant until = Objects.requireNonNull(held.keepUntil());
            watched.awaitTime(until);
            watched.autoClean.endHeld();
            assertEquals(held.run(), watched.awaitsReport().run());
        }
    }

    /** What prevents erasing for a while. */
    enum Obstacle {
        ITS_DISK_IS_AWAY,
        ANOTHER_FOLDER_IS_THERE,
        ITS_DATABASE_IS_AWAY,
        ANOTHER_OFFCUT_WORKS_THERE
    }

    @ParameterizedTest
    @EnumSource
    void triesAgainLater(Obstacle obstacle) throws Exception {
        String run = hold(there);
        try (AutoCloseable _ = put(obstacle)) {
            pass(KEEP.plusMinutes(1));
            assertEquals("held", outcome(run));
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
                SampleLibrary another = library(root);
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
    void putsBackWhatMustNotBeErased() throws IOException {
        there.project("more").scenes(1).finished();
        String run = hold(there);
        Files.write(there.root().resolve("public/videos/there/final.mp4"), new byte[100]);
        pass(KEEP.plusSeconds(10));
        assertEquals("refused", outcome(run));
        assertFalse(holds(there, run));
    }

    /** Even a disk that does not answer must not block it. */
    @Test
    void readsNoDiskBeforeSomethingIsDue() throws Exception {
        String run = hold(there);
        try (AutoCloseable _ = moved(there.root(), folder.resolve("away"))) {
            Files.createSymbolicLink(there.root(), there.root()); // whoever follows it fails
            pass(KEEP.minusSeconds(1));
            Files.delete(there.root());
        }
        pass(Duration.ofSeconds(10));
        assertEquals("complete", outcome(run), "no failure that postpones it");
    }

    @Test
    void returnsWhatIsLeftAndErasesItNow() {
        assertEquals(Optional.empty(), elsewhere.left());
        String own = hold(here);
        time.pass(Duration.ofMinutes(1));
        String run = hold(there);
        HeldElsewhere.Left left = elsewhere.left().orElseThrow();
        assertEquals(2, left.runs());
        assertTrue(left.bytes() > 0);
        assertEquals(time.instant().plus(KEEP).toEpochMilli(), left.until().toEpochMilli());
        assertEquals(List.of(), elsewhere.eraseNow());
        assertEquals(List.of("complete", "complete"), List.of(outcome(own), outcome(run)));
        assertEquals(Optional.empty(), elsewhere.left());
    }

    @Test
    void reportsWhatCouldNotBeErasedNow() throws Exception {
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
