package app.offcut.library.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.files.FileIdentity;
import app.offcut.generator.aivideogen.AiVideoLayout;
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
            ZonesSeen zones =
                    new ZonesSeen(
                            new LibraryTable(own).memoryOf(Path.of("/a"), 1, 1),
                            AiVideoLayout.LAYOUT);
            ZonesSeen others =
                    new ZonesSeen(
                            new LibraryTable(own).memoryOf(Path.of("/b"), 1, 2),
                            AiVideoLayout.LAYOUT);
            assertEquals(Map.of(), zones.read());
            Seen first = new Seen("/a/.cache/audio", new FileIdentity(1, Long.MAX_VALUE));
            Seen later = new Seen("/disk/audio", new FileIdentity(7, 8));
            zones.remember(AiVideoLayout.AUDIO, first);
            zones.remember(AiVideoLayout.PROVIDER, later);
            assertEquals(
                    Map.of(AiVideoLayout.AUDIO, first, AiVideoLayout.PROVIDER, later),
                    zones.read());
            zones.remember(AiVideoLayout.AUDIO, later);
            assertEquals(
                    Map.of(AiVideoLayout.AUDIO, later, AiVideoLayout.PROVIDER, later),
                    zones.read());
            assertEquals(Map.of(), others.read());
        }
    }
}
