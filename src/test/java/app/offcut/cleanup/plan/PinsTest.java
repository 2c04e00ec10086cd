package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinsTest {
    @TempDir Path state;

    @Test
    void pinsAndUnpinsInOneLibraryOnly() {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            Pins pins = new Pins(new LibraryTable(own).memoryOf(Path.of("/a"), 1, 1));
            Pins others = new Pins(new LibraryTable(own).memoryOf(Path.of("/b"), 1, 2));
            others.pin("p");
            assertEquals(Set.of(), pins.read());
            pins.pin("p");
            pins.pin("p");
            pins.pin("q");
            assertEquals(Set.of("p", "q"), pins.read());
            pins.unpin("p");
            pins.unpin("never pinned");
            assertEquals(Set.of("q"), pins.read());
            assertEquals(Set.of("p"), others.read());
        }
    }
}
