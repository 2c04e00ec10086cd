package app.offcut.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.settings.WindowState.Column;
import app.offcut.settings.WindowState.Place;
import app.offcut.settings.WindowState.Sort;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredWindowTest {
    private static final Path ROOT = Path.of("/videos/generator");

    private static final WindowState LEFT =
            new WindowState(
                    new Place(-12, 40, 1400, 850, true),
                    List.of(new Column("total", 90, true), new Column("caches", 0, false)),
                    new Sort("name", false),
                    420,
                    "insights");

    private OwnDatabase own;
    private LibraryMemory memory;

    @BeforeEach
    void open(@TempDir Path state) {
        own = OwnDatabase.open(state);
        memory = new LibraryTable(own).memoryOf(ROOT, 1, 2);
    }

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    void isAsItWasLeft() {
        StoredWindow window = new StoredWindow(memory);
        assertEquals(WindowState.INITIAL, window.read());
        window.write(LEFT);
        assertEquals(LEFT, window.read());
        WindowState changed =
                LEFT.by(new Sort("free", true))
                        .at(new Place(0, 0, 900, 600, false))
                        .as("list")
                        .withDetails(0)
                        .with(List.of());
        window.write(changed);
        assertEquals(changed, window.read());
    }

    @Test
    void isAnothersForAnotherLibrary() {
        new StoredWindow(memory).write(LEFT);
        Path other = Path.of("/videos/other");
        LibraryMemory others = new LibraryTable(own).memoryOf(other, 1, 3);
        assertEquals(WindowState.INITIAL, new StoredWindow(others).read());
        assertEquals(LEFT, StoredWindow.last(own, ROOT));
        assertEquals(WindowState.INITIAL, StoredWindow.last(own, other));
        assertEquals(WindowState.INITIAL, StoredWindow.last(own, null), "it was opened last");
        assertEquals(WindowState.INITIAL, StoredWindow.last(own, Path.of("/unknown")));
    }

    /** What a later version, or a person, has written. */
    @ParameterizedTest
    @CsvSource({
        "window_place, 1 2 3",
        "window_place, left top 900 600",
        "window_place, ''",
        "list_columns, caches",
        "list_columns, caches:wide",
        "detail_width, 1.5em"
    })
    void takesWhatItCannotReadForNeverChanged(String name, String words) {
        new StoredPreference(own, memory.id(), name).write(words);
        assertEquals(WindowState.INITIAL, new StoredWindow(memory).read());
    }
}
