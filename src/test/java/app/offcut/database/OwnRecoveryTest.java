package app.offcut.database;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisabledOnOs(OS.WINDOWS) // no pipes there
class OwnRecoveryTest extends OwnDatabaseFixture {
    @ParameterizedTest
    @EnumSource
    void goesBackToTheCopyAndKeepsWhatIsDamaged(OwnDatabaseDamage damage) throws Exception {
        damage.make(file);
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        OwnRecovery recovery = new OwnRecovery(state);
        assertTrue(recovery.damage().isPresent());
        recovery.takeCopy();
        assertEquals(List.of("pinned"), pins());
        assertEquals(there, !named(".damaged-").isEmpty());
        try (OwnDatabase own = OwnDatabase.open(state)) {
            assertEquals(
                    List.of(),
                    own.read(sql -> sql.fetchValues(FINAL_SEEN.PATH)),
                    "nothing goes unasked");
            assertEquals(
                    Collections.singletonList(null),
                    own.read(sql -> sql.fetchValues(LIBRARY.FIRST_SEEN_AT)));
        }
        assertTrue(Files.exists(copy()));
    }

    @ParameterizedTest
    @EnumSource
    void beginsAfreshAndKeepsWhatIsDamaged(OwnDatabaseDamage damage) throws Exception {
        damage.make(file);
        byte[] copy = Files.readAllBytes(copy());
        new OwnRecovery(state).startAfresh();
        assertEquals(List.of(), pins());
        assertArrayEquals(copy, Files.readAllBytes(named(".copy.older-").getFirst()));
        assertFalse(Files.exists(copy()), "nothing would show that it is an older one's");
    }

    @Test
    void doesNotGoBackToADamagedCopy() throws Exception {
        OwnDatabaseDamage.cut(copy(), 5000);
        OwnDatabaseDamage.cut(file, 0);
        OwnRecovery recovery = new OwnRecovery(state);
        assertEquals(
                Code.OWN_DATABASE_DAMAGED, assertThrows(Problem.class, recovery::takeCopy).code());
        assertEquals(0, Files.size(file), "everything is as it was");
        assertEquals(List.of(), named(".damaged-"));
    }
}
