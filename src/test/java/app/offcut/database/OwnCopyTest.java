package app.offcut.database;

import static app.offcut.database.own.Tables.RUN;
import static app.offcut.database.own.Tables.RUN_FILE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS) // no pipes there
class OwnCopyTest extends OwnDatabaseFixture {
    @Test
    void makesACopyAtMostOnceADayAndOnlyWhenSomethingChanged() throws Exception {
        FileTime first = Files.getLastModifiedTime(copy());
        pin("second");
        assertEquals(first, Files.getLastModifiedTime(copy()), "not on the same day");
        age(copy(), 2);
        pin("third");
        assertTrue(Files.getLastModifiedTime(copy()).compareTo(first) > 0);
        OwnDatabaseDamage.cut(file, 0);
        new OwnRecovery(state).takeCopy();
        assertTrue(pins().contains("second"), "it was there at the second start");
        age(copy(), 2);
        age(file, 3);
        FileTime old = Files.getLastModifiedTime(copy());
        OwnDatabase.open(state).close();
        assertEquals(old, Files.getLastModifiedTime(copy()), "nothing has changed");
        assertEquals(List.of(), named("unfinished"));
    }

    @Test
    void makesNoCopyOfAMemoryWithoutALibrary() throws Exception {
        Path fresh = state.resolve("fresh");
        OwnDatabase.open(fresh).close();
        assertFalse(Files.exists(fresh.resolve("offcut.db.copy")));
    }

    /** In what is not checked at each start, since it protects nothing. */
    @Test
    void neverReplacesASoundCopyByADamagedOne() throws Exception {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            long id = new LibraryTable(own).memoryOf(ROOT, 1, 2).id();
            own.write(sql ->
                    sql.insertInto(RUN)
                            .set(RUN.ID, "r")
                            .set(RUN.LIBRARY_ID, id)
                            .set(RUN.PROJECT_ID, "p")
                            .set(RUN.PROJECT_NAME, "p")
                            .set(RUN.STARTED_BY, "hand")
                            .set(RUN.STARTED_AT, "2026")
                            .set(RUN.OUTCOME, "complete")
                            .set(RUN.PLAN_HASH, "x")
                            .execute());
            for (int i = 0; i < 100; i++) {
                String path = "audio/scene-" + i;
                own.write(sql ->
                        sql.insertInto(RUN_FILE)
                                .set(RUN_FILE.RUN_ID, "r")
                                .set(RUN_FILE.PATH, path)
                                .set(RUN_FILE.CATEGORY, "audio")
                                .set(RUN_FILE.BYTES, 1L)
                                .set(RUN_FILE.REASON, "own-intermediate")
                                .set(RUN_FILE.RESULT, "deleted")
                                .execute());
            }
        }
        byte[] copy = Files.readAllBytes(copy());
        OwnDatabaseDamage.emptyPage(file, "run_file_by_run");
        OwnDatabase.open(state).close(); // not looked at yet
        age(copy(), 2);
        damage();
        assertArrayEquals(copy, Files.readAllBytes(copy()));
        assertEquals(List.of(), named("unfinished"));
    }
}
