package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.FinalsSeen.State;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.files.FileIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalsSeenTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant RENDERED = Instant.parse("2026-02-01T01:02:03.123456789Z");
    private static final FileIdentity IDENTITY = new FileIdentity(3, 4);

    @TempDir Path state;
    private OwnDatabase own;
    private FinalsSeen seen;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        seen = new FinalsSeen(new LibraryTable(own).memoryOf(Path.of("/one"), 1, 2));
    }

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    void remembersTheFirstSightGoodOrNot() {
        assertFalse(seen.begun());
        seen.begin(List.of(look("a", 100), look("b", 100)), Set.of("b"), Set.of(), NOON);
        own.close();
        open(); // as after a restart
        assertTrue(seen.begun());
        assertEquals(State.DONE, found("a").state());
        assertTrue(found("a").same(look("a", 100)));
        assertEquals(State.BROKEN, found("b").state());
    }

    @Test
    void recordsTheFirstSightOnlyOnce() {
        seen.begin(List.of(), Set.of(), Set.of(), NOON);
        seen.begin(List.of(look("a", 100)), Set.of(), Set.of(), NOON.plusSeconds(1));
        assertEquals(Set.of(), seen.read().keySet());
    }

    @Test
    void noticesAnotherLengthOrTime() {
        seen.remember(List.of(look("a", 100)), State.DONE);
        FinalsSeen.Seen before = found("a");
        assertFalse(before.same(look("a", 101)));
        var later = RENDERED.plusNanos(1);
        assertFalse(before.same(new FinalFingerprint("p", "a", IDENTITY, 100, later, NOON)));
    }

    /** exFAT assigns new numbers at each mount, and a restored backup has others too. */
    @Test
    void recognizesAFinalWithAnotherIdentity() {
        seen.remember(List.of(look("a", 100), look("b", 100, null)), State.DONE);
        assertTrue(found("a").same(look("a", 100, new FileIdentity(3, 5))));
        assertTrue(found("a").same(look("a", 100, null)));
        assertTrue(found("b").same(look("b", 100)));
    }

    @Test
    void replacesTheRecordWhenAFinalIsDealtWith() {
        seen.begin(List.of(look("a", 100)), Set.of("a"), Set.of(), NOON);
        seen.remember(List.of(look("a", 200)), State.DONE);
        assertEquals(State.DONE, found("a").state());
        assertTrue(found("a").same(look("a", 200)));
    }

    @Test
    void keepsLibrariesApart() {
        FinalsSeen other = new FinalsSeen(new LibraryTable(own).memoryOf(Path.of("/other"), 1, 3));
        seen.begin(List.of(look("a", 100)), Set.of(), Set.of(), NOON);
        assertFalse(other.begun());
        assertEquals(Set.of(), other.read().keySet());
    }

    private FinalsSeen.Seen found(String path) {
        FinalsSeen.Seen found = seen.read().get(path);
        assertNotNull(found);
        return found;
    }

    private static FinalFingerprint look(String path, long bytes) {
        return look(path, bytes, IDENTITY);
    }

    private static FinalFingerprint look(String path, long bytes, @Nullable FileIdentity identity) {
        return new FinalFingerprint("p", path, identity, bytes, RENDERED, NOON);
    }
}
