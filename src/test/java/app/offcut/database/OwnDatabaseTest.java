package app.offcut.database;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.PIN;
import static app.offcut.database.own.Tables.TAKEN_OUT;
import static app.offcut.database.own.Tables.TRUSTED_LINK;
import static app.offcut.database.own.Tables.ZONE_SEEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Together;
import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDatabaseTest {
    @TempDir Path temp;
    Path state;
    Path root;
    @AutoClose @Nullable OwnDatabase opened;

    private OwnDatabase open() {
        return opened = OwnDatabase.open(state);
    }

    @BeforeEach
    void folders() {
        state = temp.resolve("not yet there/offcut?#%");
        root = temp.resolve("generator");
    }

    @Test
    void makesFolderFileAndTables() {
        OwnDatabase own = open();
        assertTrue(Files.isRegularFile(state.resolve("offcut.db")));
        assertEquals(0, count(own, LIBRARY));
        assertEquals("wal", own.read(sql -> sql.fetchSingle("PRAGMA journal_mode").get(0)));
    }

    @Test
    void remembersBetweenTwoStarts() {
        long id;
        try (OwnDatabase own = OwnDatabase.open(state)) {
            id = memory(own, root, 1, 2).id();
            own.write(sql -> sql.insertInto(PIN).values(id, "p").execute());
        }
        try (OwnDatabase own = OwnDatabase.open(state)) {
            assertEquals(id, memory(own, root, 1, 2).id());
            assertEquals(1, count(own, PIN));
        }
    }

    @Test
    void tellsLibrariesApartByTheirRoot() {
        OwnDatabase own = open();
        assertNotEquals(memory(own, root, 1, 2), memory(own, root.resolveSibling("other"), 1, 2));
    }

    @Test
    void keepsALibraryWhoseDiskGotAnotherDeviceNumber() {
        OwnDatabase own = open();
        long id = seen(own);
        assertEquals(id, memory(own, root, 99, 2).id());
        assertEquals(1, count(own, FINAL_SEEN));
        assertEquals(
                List.of(99L, 5L),
                own.read(sql ->
                        sql.fetchValues(
                                sql.select(ZONE_SEEN.DEVICE)
                                        .from(ZONE_SEEN)
                                        .orderBy(ZONE_SEEN.ZONE))),
                "what lies on another disk keeps its number");
        assertEquals(99, own.read(sql -> sql.fetchSingle(TRUSTED_LINK).getDevice()).longValue());
    }

    @Test
    void keepsWhatItKnowsOfALibraryThatWasMoved() throws Exception {
        Files.createDirectory(root);
        OwnDatabase own = open();
        long id = seen(own);
        Path away = Files.move(root, root.resolveSibling("away"));
        assertEquals(id, memory(own, away, 1, 2).id());
        assertEquals(1, count(own, FINAL_SEEN));
        assertEquals(1, count(own, LIBRARY));
        Files.move(away, root);
        assertEquals(id, memory(own, root, 1, 2).id());
    }

    @Test
    void takesNoOtherFolderForALibraryThatIsGone() throws Exception {
        Files.createDirectory(root);
        OwnDatabase own = open();
        long id = seen(own);
        Path other = Files.createDirectory(root.resolveSibling("other"));
        assertNotEquals(id, memory(own, other, 1, 2).id(), "the first is still there");
        Files.delete(root);
        Path third = Files.createDirectory(root.resolveSibling("third"));
        assertNotEquals(id, memory(own, third, 1, 2).id(), "inode numbers are used again");
    }

    @Test
    void forgetsTheFinalsOfAFolderThatAnotherOneReplaced() {
        OwnDatabase own = open();
        long id = seen(own);
        assertEquals(id, memory(own, root, 1, 77).id());
        assertEquals(0, count(own, FINAL_SEEN));
        assertEquals(0, count(own, ZONE_SEEN));
        assertEquals(0, count(own, TRUSTED_LINK));
        assertTrue(own.read(sql -> sql.fetchCount(LIBRARY, LIBRARY.FIRST_SEEN_AT.ne(""))) == 0);
        assertEquals(1, count(own, PIN));
        assertEquals(1, count(own, TAKEN_OUT), "what protects stays");
    }

    private static LibraryMemory memory(OwnDatabase own, Path root, long device, long inode) {
        return new LibraryTable(own).memoryOf(root, device, inode);
    }

    private static int count(OwnDatabase own, Table<?> table) {
        return own.read(sql -> sql.fetchCount(table));
    }

    private long seen(OwnDatabase own) {
        long id = memory(own, root, 1, 2).id();
        own.write(sql -> {
            sql.update(LIBRARY).set(LIBRARY.FIRST_SEEN_AT, "2026-01-01").execute();
            sql.insertInto(PIN).values(id, "p").execute();
            sql.insertInto(TAKEN_OUT).values(id, "a/b", "p", 1, "x", 2).execute();
            sql.insertInto(ZONE_SEEN).values(id, ".cache/audio", "/x", 1, 2).execute();
            sql.insertInto(ZONE_SEEN).values(id, "assets/cache", "/y", 5, 2).execute();
            sql.insertInto(TRUSTED_LINK).values(id, ".cache", "/z", 1, 9).execute();
            return sql.insertInto(FINAL_SEEN)
                    .values(id, "p", "public/videos/p/final.mp4", 1, 3, 4, "x", 1)
                    .execute();
        });
        return id;
    }

    @Test
    void rollsBackWhatFailedHalfWay() {
        OwnDatabase own = open();
        assertThrows(
                IllegalStateException.class,
                () ->
                        own.write(_ -> {
                            memory(own, root, 1, 2);
                            throw new IllegalStateException("half way");
                        }));
        assertEquals(0, count(own, LIBRARY));
    }

    @Test
    void worksBesideAnotherProcess() throws Exception {
        Together.run(
                8,
                number ->
                        () -> {
                            try (OwnDatabase own = OwnDatabase.open(state)) {
                                return memory(own, root.resolve("" + number), 1, number);
                            }
                        });
        try (OwnDatabase own = OwnDatabase.open(state)) {
            assertEquals(8, count(own, LIBRARY));
        }
    }

    @Test
    void saysThatAnotherProcessHoldsTheLock() {
        try (OwnDatabase own = OwnDatabase.open(state);
                OwnDatabase second = OwnDatabase.open(state, 20)) {
            own.write(_ -> {
                Problem problem = assertThrows(Problem.class, () -> memory(second, root, 1, 2));
                assertEquals(Problem.Code.DATABASE_BUSY, problem.code());
                return true;
            });
        }
    }

    @Test
    void saysThatItsFolderCannotBeMade() throws Exception {
        Files.writeString(temp.resolve("not yet there"), "a file in the way");
        Problem problem = assertThrows(Problem.class, () -> OwnDatabase.open(state));
        assertEquals(Problem.Code.DATABASE_READ_ONLY, problem.code());
    }

    @Test
    void makesAProblemOfAnErrorInAStatement() {
        OwnDatabase own = open();
        assertThrows(Problem.class, () -> own.read(sql -> sql.fetch("SELECT x FROM nowhere")));
        assertThrows(Problem.class, () -> own.write(sql -> sql.execute("INSERT nonsense")));
        assertThrows(
                Problem.class,
                () -> own.write(sql -> sql.insertInto(PIN).values(42, "p").execute()),
                "foreign keys are on");
        assertEquals(0, count(own, PIN));
    }
}
