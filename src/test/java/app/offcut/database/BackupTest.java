package app.offcut.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final byte[] IMAGE = {1, 2, 3};

    @TempDir Path folder;

    @Test
    void writesWithoutALinkWhereTheDiskKnowsNone() throws Exception {
        Path name = folder.resolve("copy");
        assertTrue(Backup.writeDirectly(name, IMAGE));
        assertFalse(Backup.writeDirectly(name, new byte[] {9}), "never replaces");
        assertArrayEquals(IMAGE, Files.readAllBytes(name));
    }

    @Test
    void saysThatTheCopyCannotBeWritten() {
        Problem problem =
                assertThrows(Problem.class, () -> Backup.make(folder.resolve("none/x.db"), IMAGE));
        assertEquals(Problem.Code.DATABASE_READ_ONLY, problem.code());
    }
}
