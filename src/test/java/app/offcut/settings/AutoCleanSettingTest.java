package app.offcut.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.generator.aivideogen.HostFile;
import app.offcut.generator.aivideogen.SampleRecords;
import app.offcut.settings.AutoCleanSetting.Value;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoCleanSettingTest {
    private static final Value ON = new Value(true, true, null, null);
    private static final Value OFF = new Value(false, false, null, null);

    @TempDir Path root;
    @TempDir Path state;
    @AutoClose OwnDatabase own;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
    }

    private AutoCleanSetting setting(Map<String, String> variables) {
        HostFile.in(root);
        return setting(variables, SampleRecords.in(root));
    }

    private AutoCleanSetting setting(Map<String, String> variables, Records records) {
        return new AutoCleanSetting(
                new Environment(variables, InstantSource.system(), root, root, state),
                Root.at(root),
                records,
                new LibraryTable(own).memoryOf(root, 1, 1));
    }

    private Value read() {
        return setting(Map.of()).read();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
    }

    @Test
    void isOnWhereNothingWasChosen() {
        HostFile file = HostFile.shipped(root);
        var before = file.folder();
        assertEquals(ON, read());
        assertEquals(before, file.folder());
        assertFalse(read().locked());
    }

    @Test
    void savesTheChoiceInTheGeneratorsDatabase() {
        HostFile file = HostFile.shipped(root);
        setting(Map.of()).save(false);
        assertEquals(OFF, read());
        assertEquals(
                List.of("default|0"),
                file.rows("SELECT id, auto_cleanup_enabled FROM user_preferences"));
        setting(Map.of()).save(true);
        assertEquals(ON, read());
    }

    @Test
    void keepsTheOtherPreferencesOfTheRow() {
        HostFile file =
                HostFile.documented(root)
                        .run(
                                "INSERT INTO user_preferences(id, default_voice_id)"
                                        + " VALUES ('default', 'anna')");
        setting(Map.of()).save(false);
        assertEquals(
                List.of("default|anna|0"),
                file.rows(
                        "SELECT id, default_voice_id, auto_cleanup_enabled FROM user_preferences"));
    }

    @Test
    void keepsTheChoiceItselfWhereTheGeneratorHasNoTableForIt() {
        HostFile file = HostFile.stuckAt010(root);
        var before = file.folder();
        setting(Map.of()).save(false);
        assertEquals(OFF, read());
        assertEquals(before, file.folder());
        setting(Map.of()).save(true);
        assertEquals(ON, read());
    }

    @Test
    void takesTheGeneratorsValueWhateverItsType() {
        HostFile file = HostFile.shipped(root).with026();
        file.run("INSERT INTO user_preferences(id) VALUES ('default')");
        for (String off : List.of("0", "'0'", "'false'", "0.0"))
            assertEquals(OFF, stored(file, off), off);
        for (String on : List.of("1", "NULL", "2", "'yes'", "x'00'"))
            assertEquals(ON, stored(file, on), on);
    }

    private Value stored(HostFile file, String value) {
        file.run("UPDATE user_preferences SET auto_cleanup_enabled = " + value);
        return read();
    }

    @Test
    void saysThatItCannotSave() throws Exception {
        assertThrows(Problem.class, () -> setting(Map.of()).save(false));
        write("ai-video-generator.db", "damaged".repeat(1000));
        assertThrows(Problem.class, () -> setting(Map.of()).save(false));
        assertUnread(read(), "is damaged");
    }

    /** A choice that was read before may have been taken back since. */
    @Test
    void isOffWhileTheDatabaseCannotBeRead() throws Exception {
        assertUnread(read(), "does not exist");
        HostFile file = HostFile.shipped(root);
        var setting = setting(Map.of(), SampleRecords.impatient(root, file));
        setting.save(true);
        assertEquals(ON, setting.read());
        try (var _ = file.locked()) {
            assertUnread(setting.read(), "in use by another program");
        }
        assertEquals(ON, setting.read());
    }

    @Test
    void isOffWhileOffcutsOwnDatabaseHoldsTheChoiceAndCannotBeRead() {
        HostFile.stuckAt010(root);
        var setting = setting(Map.of());
        own.write(sql -> sql.execute("ALTER TABLE preference RENAME TO lost"));
        assertUnread(setting.read(), "offcut.db");
    }

    private static void assertUnread(Value value, String cause) {
        assertFalse(value.enabled());
        assertFalse(value.preference());
        assertTrue(String.valueOf(value.problem()).contains(cause), value.problem());
    }

    @Test
    void environmentOverrulesTheChoice() {
        HostFile.shipped(root);
        Value value = setting(Map.of("AUTO_CLEANUP_ENABLED", " False ")).read();
        assertEquals(new Value(false, true, " False ", "environment"), value);
        assertTrue(value.locked());
    }

    @Test
    void environmentCannotSwitchOnWhatTheUserSwitchedOff() {
        HostFile.shipped(root);
        setting(Map.of()).save(false);
        for (String word : List.of("true", "", "0", "no")) {
            Value value = setting(Map.of("AUTO_CLEANUP_ENABLED", word)).read();
            assertEquals(new Value(false, false, word, "environment"), value);
            assertFalse(value.locked());
        }
    }

    @Test
    void nearerPlaceWins() throws Exception {
        HostFile.shipped(root);
        write(".env", "AUTO_CLEANUP_ENABLED=false");
        assertEquals(new Value(false, true, "false", ".env"), read());
        write(".env.local", "AUTO_CLEANUP_ENABLED=true");
        assertEquals(new Value(true, true, "true", ".env.local"), read());
        assertEquals(
                new Value(false, true, "FALSE", "environment"),
                setting(Map.of("AUTO_CLEANUP_ENABLED", "FALSE")).read());
        write(".env.local", "OTHER=1");
        assertEquals(".env", read().source());
    }

    @Test
    void readsAFileAsTheGeneratorDoes() throws Exception {
        HostFile.shipped(root);
        for (String text :
                List.of(
                        "AUTO_CLEANUP_ENABLED=false",
                        "export AUTO_CLEANUP_ENABLED=false\r\n",
                        "\uFEFFAUTO_CLEANUP_ENABLED=false",
                        "  AUTO_CLEANUP_ENABLED = 'false'  # really\nX=1",
                        "# no\n=\n???\nAUTO_CLEANUP_ENABLED: \"false\"\n'",
                        "AUTO_CLEANUP_ENABLED=true\rAUTO_CLEANUP_ENABLED=`false`",
                        "\uFEFFX=1\n\uFEFFAUTO_CLEANUP_ENABLED=false\u00A0",
                        "KEY=\"a\nAUTO_CLEANUP_ENABLED=true\n\"\nAUTO_CLEANUP_ENABLED=False#x")) {
            write(".env", text);
            assertTrue(read().locked(), text);
        }
    }

    @Test
    void passesOverWhatIsNotMeant() throws Exception {
        HostFile.shipped(root);
        for (String text :
                List.of(
                        "",
                        "#AUTO_CLEANUP_ENABLED=false",
                        "MY_AUTO_CLEANUP_ENABLED=false",
                        "AUTO_CLEANUP_ENABLED",
                        "KEY='\nAUTO_CLEANUP_ENABLED=false\n'",
                        "AUTO_CLEANUP_ENABLED=false\nAUTO_CLEANUP_ENABLED=true",
                        "AUTO_CLEANUP_ENABLED='false")) {
            write(".env", text);
            assertTrue(read().enabled(), text);
        }
    }
}
