package app.offcut.cli;

import static app.offcut.cli.HeldLibrary.AUDIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryCommandTest extends HeldTest {

    private static JsonObject file(Called history, String path) {
        JsonArray runs = history.json().getAsJsonArray("runs");
        for (JsonElement file : runs.get(0).getAsJsonObject().getAsJsonArray("files"))
            if (file.getAsJsonObject().get("path").getAsString().equals(path))
                return file.getAsJsonObject();
        throw new AssertionError(path + " is not in " + history.out());
    }

    @Test
    void showsHowLongACleanupCanBeUndone() {
        String text = held.offcut("history").out();
        assertTrue(text.matches("(?s).*Ice cores +\\d+ files +[^\n]+ +held +by command\n.*"), text);
        assertTrue(text.contains("“offcut undo " + held.run + "” puts them back"), text);
        assertTrue(text.lines().findFirst().orElseThrow().endsWith(" · AIvideogen"), text);
        held.offcut("purge", "--all");
        String after = held.offcut("history").out();
        assertTrue(after.contains("complete"), after);
        assertFalse(after.contains("undo"), after);
    }

    @Test
    void showsWhyAFileIsGoneAfterItsProject() {
        assertEquals(
                "held",
                file(held.offcut("history", "--files", "--json"), AUDIO)
                        .get("result")
                        .getAsString());
        held.offcut("purge", "--all");
        held.library.sql("DELETE FROM projects");
        JsonObject file = file(held.offcut("history", "Ice cores", "--files", "--json"), AUDIO);
        assertEquals("deleted", file.get("result").getAsString());
        assertEquals("own-intermediate", file.get("reason").getAsString());
        assertEquals("audio", file.get("category").getAsString());
        assertEquals(1001, file.get("bytes").getAsLong());
        String text = held.offcut("history", "Ice cores", "--files").out();
        assertTrue(text.contains("Run " + held.run), text);
        assertTrue(text.contains("Goes: made for this video only\n"), text);
        assertTrue(text.contains("kB  deleted  " + AUDIO + "\n"), text);
    }

    @Test
    void showsUnknownStoredWordsUnchanged() throws SQLException {
        held.offcut("purge", "--all");
        Path own = TestEnvironment.in(folder).stateFolder().resolve("offcut.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + own);
                Statement sql = connection.createStatement()) {
            sql.executeUpdate("UPDATE run SET outcome = 'archived', started_by = 'schedule'");
            sql.executeUpdate("UPDATE run_file SET result = 'compressed', reason = 'for-space'");
        }
        Called history = held.offcut("history", "--files").ends(0);
        for (String word : List.of("archived", "schedule", "compressed", "for-space"))
            history.prints(word);
    }

    @Test
    void showsWhatWasPutBackAndWhy() {
        held.library.file(AUDIO, 7);
        held.offcut("undo", held.run);
        Called history = held.offcut("history", "p1", "--files", "--json");
        assertEquals("failed", file(history, AUDIO).get("result").getAsString());
        assertTrue(file(history, AUDIO).get("cause").getAsString().contains("is in its place"));
        String other = ".cache/audio/projects/p1/scene-2.mp3";
        assertEquals("put-back", file(history, other).get("result").getAsString());
        String text = held.offcut("history", "p1", "--files").out();
        assertTrue(text.contains(AUDIO + ": another file is in its place"), text);
    }
}
