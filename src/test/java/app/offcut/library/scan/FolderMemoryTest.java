package app.offcut.library.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.files.tree.Stamp;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.scan.FolderMemory.Remembered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderMemoryTest {
    private static final Zone ZONE = AiVideoLayout.SEGMENTS;
    private static final String PATH = ".cache/videos/p1";
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
    private static final Instant OLD = NOW.minus(Duration.ofDays(3));
    private static final Stamp STAMP = new Stamp(7, OLD, OLD);

    @TempDir Path folder;
    private FileIdentity place;
    private final FolderMemory memory = FolderMemory.empty();

    @BeforeEach
    void remember() throws Exception {
        place = Objects.requireNonNull(FileIdentity.at(folder));
        memory.begin(NOW, false, Set.of());
        memory.enter(ZONE, place);
        memory.put(ZONE, PATH, remembered(OLD, STAMP, Map.of()));
        memory.end();
    }

    private static Remembered remembered(Instant newest, Stamp stamp, Map<String, Stamp> inner) {
        return new Remembered(stamp, inner, newest, null);
    }

    @Test
    void knowsAFolderByItsStamp() {
        assertNotNull(memory.find(PATH, STAMP));
        assertNull(memory.find(PATH, new Stamp(8, OLD, OLD)));
        assertNull(memory.find(PATH, new Stamp(7, OLD.plusNanos(1), OLD)));
        assertNull(memory.find(PATH, new Stamp(7, OLD, OLD.plusNanos(1))));
        assertNull(memory.find(PATH + "0", STAMP));
    }

    @Test
    void forgetsAZoneInWhosePlaceAnotherFolderIs() {
        memory.enter(ZONE, place);
        assertNotNull(memory.find(PATH, STAMP));
        memory.enter(ZONE, new FileIdentity(place.device(), place.inode() + 1));
        assertNull(memory.find(PATH, STAMP));
    }

    @Test
    void remembersNothingBelowAFolderWithoutAZone() {
        memory.put(AiVideoLayout.AUDIO, ".cache/audio/p1", remembered(OLD, STAMP, Map.of()));
        assertNull(memory.find(".cache/audio/p1", STAMP));
    }

    @Test
    void remembersOnlyWhatHasRested() {
        Instant young = NOW.minus(Duration.ofMinutes(10)).plusNanos(1);
        Stamp youngStamp = new Stamp(9, young, OLD);
        memory.put(ZONE, "a", remembered(young, STAMP, Map.of()));
        memory.put(ZONE, "b", remembered(OLD, youngStamp, Map.of()));
        memory.put(ZONE, "c", remembered(OLD, STAMP, Map.of("suggestions", youngStamp)));
        memory.put(ZONE, "d", remembered(young.minusNanos(1), STAMP, Map.of()));
        assertNull(memory.find("a", STAMP));
        assertNull(memory.find("b", youngStamp));
        assertNull(memory.find("c", STAMP));
        assertNotNull(memory.find("d", STAMP));
    }

    @Test
    void forgetsWhatIsNoLongerMet() {
        memory.stored();
        memory.begin(NOW, false, Set.of());
        memory.met(PATH);
        memory.end();
        assertFalse(memory.changed());
        memory.begin(NOW, false, Set.of());
        memory.end();
        assertTrue(memory.changed());
        assertNull(memory.find(PATH, STAMP));
    }

    @Test
    void forgetsEverythingWhereAProtectedFileMayHaveAnotherName() {
        memory.begin(NOW, false, Set.of(12L));
        assertNull(memory.find(PATH, STAMP));
    }

    @Test
    void knowsAWholeFinalAsLongAsNothingOfItHasChanged() throws Exception {
        Path file = Files.write(folder.resolve("final.mp4"), new byte[5]);
        FoundFile video = found(file, 5);
        memory.putWhole(video, STAMP, 6.5);
        assertEquals(OptionalDouble.of(6.5), memory.wholeSeconds(video, STAMP));
        Stamp touched = new Stamp(7, OLD, OLD.plusNanos(1));
        assertEquals(OptionalDouble.empty(), memory.wholeSeconds(video, touched));
        assertEquals(OptionalDouble.empty(), memory.wholeSeconds(found(file, 6), STAMP));
        memory.keepFinals(Set.of(Objects.requireNonNull(video.identity())));
        assertEquals(OptionalDouble.of(6.5), memory.wholeSeconds(video, STAMP));
        memory.keepFinals(Set.of());
        assertEquals(OptionalDouble.empty(), memory.wholeSeconds(video, STAMP));
    }

    @Test
    void doesNotKnowAYoungFinal() throws Exception {
        FoundFile video = found(Files.write(folder.resolve("final.mp4"), new byte[5]), 5);
        Stamp young = new Stamp(7, OLD, NOW);
        memory.putWhole(video, young, 6.5);
        assertEquals(OptionalDouble.empty(), memory.wholeSeconds(video, young));
    }

    private static FoundFile found(Path file, long bytes) throws Exception {
        return new FoundFile(
                file, FoundFile.Kind.REGULAR, FileIdentity.at(file), bytes, STAMP.modified());
    }
}
