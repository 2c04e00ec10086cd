package app.offcut.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceSettingTest {
    private static final SpaceGoals GOALS = new SpaceGoals(50_000_000_000L, 200_000_000_000L, 30);

    @TempDir Path state;
    private OwnDatabase own;
    private LibraryMemory memory;
    private SpaceSetting setting;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        memory = new LibraryTable(own).memoryOf(Path.of("/a"), 1, 1);
        setting = new SpaceSetting(memory);
    }

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    void isOffAtFirst() {
        assertEquals(SpaceGoals.OFF, setting.read());
    }

    @Test
    void isRememberedForEachLibrary() {
        setting.save(GOALS);
        assertEquals(GOALS, setting.read());
        var another = new LibraryTable(own).memoryOf(Path.of("/b"), 1, 2);
        assertEquals(SpaceGoals.OFF, new SpaceSetting(another).read());
        setting.save(SpaceGoals.OFF.withOlder(30));
        assertEquals(SpaceGoals.OFF, setting.read());
    }

    /** Nothing is deleted by a rule in doubt. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "on",
                "free=50GB library=0 older=30",
                "free=50000000000 library=0",
                "free=50000000000 library=0 older=-1",
                "free=99999999999999999999 library=0 older=0"
            })
    void isOffWhileItCannotBeRead(String text) {
        new StoredPreference(own, memory.id(), "space_goals").write(text);
        assertEquals(SpaceGoals.OFF, setting.read());
    }
}
