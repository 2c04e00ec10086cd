package app.offcut.library;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.ORPHAN_SEEN;
import static app.offcut.database.own.Tables.PREFERENCE;
import static app.offcut.database.own.Tables.PROJECT_STATUS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.run.OwnStatuses;
import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.files.FileIdentity;
import app.offcut.generator.CleanupStatus;
import app.offcut.generator.FinalIdentity;
import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.settings.StoredPreference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledGeneratorTest {
    private static final Generator ONE = Generators.named("aivideogen").orElseThrow();
    private static final Generator OTHER = Generators.named("moneyprinterturbo").orElseThrow();
    private static final Path ROOT = Path.of("/videos");

    @TempDir Path state;
    @AutoClose private OwnDatabase own;
    private LibraryMemory memory;
    private SettledGenerator settled;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        memory = new LibraryTable(own).memoryOf(ROOT, 7, 1);
        settled = new SettledGenerator(memory);
    }

    private String word() {
        return settled.read().map(Generator::word).orElse("");
    }

    /** What a cleanup, the first sight and the user leave behind. */
    private void record() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        new OwnStatuses(memory, ONE.layout())
                .write(
                        "p1",
                        CleanupStatus.COMPLETE,
                        noon,
                        Set.of(),
                        new FinalIdentity("final.mp4", new FileIdentity(7, 42), 5000, noon));
        own.write(sql -> {
            sql.insertInto(FINAL_SEEN)
                    .values(memory.id(), "p1", "final.mp4", 7, 42, 5000, noon.toString(), 1)
                    .execute();
            sql.insertInto(ORPHAN_SEEN)
                    .values(memory.id(), ".cache/videos/gone", noon.toString())
                    .execute();
            return sql.update(LIBRARY).set(LIBRARY.FIRST_SEEN_AT, noon.toString()).execute();
        });
        new StoredPreference(own, memory.id(), "auto_cleanup_enabled").write("1");
    }

    /** Counts of statuses, finals and orphans seen, first sights and choices of auto-clean. */
    private List<Integer> recorded() {
        return own.read(sql ->
                List.of(
                        sql.fetchCount(PROJECT_STATUS),
                        sql.fetchCount(FINAL_SEEN),
                        sql.fetchCount(ORPHAN_SEEN),
                        sql.fetchCount(LIBRARY, LIBRARY.FIRST_SEEN_AT.isNotNull()),
                        sql.fetchCount(PREFERENCE, PREFERENCE.NAME.eq("auto_cleanup_enabled"))));
    }

    @Test
    void anotherGeneratorInheritsNothing() {
        settled.settle(ONE);
        record();
        settled.settle(ONE);
        assertEquals(List.of(1, 1, 1, 1, 1), recorded());
        settled.settle(OTHER);
        assertEquals(OTHER.word(), word());
        assertEquals(List.of(0, 0, 0, 0, 0), recorded());
    }

    /** Marks may vanish and others appear; only a person settles it anew. */
    @Test
    void anOpeningSettlesItOnce() {
        assertEquals(Optional.empty(), settled.read());
        settled.note(new Library(ROOT, FileIdentity.UNKNOWN, ONE));
        settled.note(new Library(ROOT, FileIdentity.UNKNOWN, OTHER));
        assertEquals(ONE.word(), word());
        settled.settle(OTHER);
        settled.note(new Library(ROOT, FileIdentity.UNKNOWN, ONE));
        assertEquals(OTHER.word(), word());
    }
}
