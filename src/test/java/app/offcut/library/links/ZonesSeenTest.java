package app.offcut.library.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.generator.Zone;
import app.offcut.library.FileIdentity;
import app.offcut.library.links.ZonesSeen.Seen;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZonesSeenTest {
    @TempDir Path state;

    @Test
    void remembersEachZoneOfEachLibrary() {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            ZonesSeen zones = new ZonesSeen(new LibraryTable(own).memoryOf(Path.of("/a"), 1, 1));
            ZonesSeen others = new ZonesSeen(new LibraryTable(own).memoryOf(Path.of("/b"), 1, 2));
            assertEquals(Map.of(), zones.read());
            Seen first = new Seen("/a/.cache/audio", new FileIdentity(1, Long.MAX_VALUE));
            Seen later = new Seen("/disk/audio", new FileIdentity(7, 8));
            zones.remember(Zone.AUDIO, first);
            zones.remember(Zone.PROVIDER, later);
            assertEquals(Map.of(Zone.AUDIO, first, Zone.PROVIDER, later), zones.read());
            zones.remember(Zone.AUDIO, later);
            assertEquals(Map.of(Zone.AUDIO, later, Zone.PROVIDER, later), zones.read());
            assertEquals(Map.of(), others.read());
        }
    }
}
