package app.offcut.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.session.Session.HeldFiles;
import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTableTest {
    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
    @TempDir Path folder;

    @Test
    void writesOneLinePerRunWhateverItsName() throws Exception {
        Path file = folder.resolve("history.csv");
        HistoryTable.write(
                List.of(
                        new Run(
                                "b",
                                "p",
                                "Tea, \"hot\"\nÜbung",
                                "auto",
                                AT,
                                AT,
                                "complete",
                                4,
                                9,
                                null),
                        new Run("a", "p", "=1+1", "hand", AT, null, "running", 0, 0, null),
                        new Run("0", "p", "P", "auto", AT, AT, "held", 0, 0, "free-space")),
                Map.of("0", new HeldFiles(3, 7)),
                file);
        assertEquals(
                "run,started,ended,project_id,project,started_by,outcome,deleted_files,freed_bytes,"
                        + "held_files,held_bytes,space_rule\r\n"
                        + "b,2026-11-22T09:00:00Z,2026-11-22T09:00:00Z,p,"
                        + "\"Tea, \"\"hot\"\"\nÜbung\",auto,complete,4,9,0,0,\r\n"
                        + "a,2026-11-22T09:00:00Z,,p,'=1+1,hand,running,0,0,0,0,\r\n"
                        + "0,2026-11-22T09:00:00Z,2026-11-22T09:00:00Z,p,P,auto,held,0,0,3,7,"
                        + "free-space\r\n",
                Files.readString(file));
    }

    @Test
    void saysThatItCannotBeWritten() {
        Path nowhere = folder.resolve("missing/history.csv");
        Problem problem =
                assertThrows(Problem.class, () -> HistoryTable.write(List.of(), Map.of(), nowhere));
        assertTrue(problem.sentence().contains("history.csv"));
    }
}
