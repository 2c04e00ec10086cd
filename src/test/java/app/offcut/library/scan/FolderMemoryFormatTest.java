package app.offcut.library.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import app.offcut.files.FileIdentity;
import app.offcut.files.tree.Stamp;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.scan.FolderMemory.Remembered;
import app.offcut.library.scan.FolderMemory.WholeFinal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FolderMemoryFormatTest {
    private static final Instant OLD = Instant.parse("2026-01-02T03:04:05.123456789Z");
    private static final Stamp STAMP = new Stamp(7, OLD, OLD.plusNanos(1));
    private static final String CLIPS = ".cache/videos/p1";
    private static final String VOICES = ".cache/audio/projects/Träume";

    private final FolderMemoryFormat format = new FolderMemoryFormat(AiVideoLayout.LAYOUT);

    private static FolderMemory memory() {
        FolderSum sum =
                new FolderSum(
                        AiVideoLayout.SEGMENTS,
                        "p1",
                        3,
                        5_000_000_000L,
                        4_096,
                        OLD,
                        CLIPS + "/suggestions/a-5s.mp4",
                        List.of(CLIPS, CLIPS + "/suggestions"));
        return new FolderMemory(
                OLD,
                Set.of(5L, -1L),
                Map.of(".cache/videos", new FileIdentity(64768, Long.MAX_VALUE)),
                Map.of(
                        CLIPS,
                        new Remembered(STAMP, Map.of("suggestions", STAMP), OLD, sum),
                        VOICES,
                        new Remembered(STAMP, Map.of(), Instant.MIN, null)),
                Map.of(new FileIdentity(1, 2), new WholeFinal(46_622, STAMP, 6.5)));
    }

    @Test
    void readsWhatItHasWritten() {
        FolderMemory before = memory();
        FolderMemory after = format.read(format.write(before));
        assertEquals(before.measuredAt(), after.measuredAt());
        assertEquals(before.linked(), after.linked());
        assertEquals(before.zones(), after.zones());
        assertEquals(before.folders(), after.folders());
        assertEquals(before.finals(), after.finals());
    }

    @Test
    void forgetsEverythingThatItCannotRead() {
        byte[] whole = format.write(memory());
        for (int length = 0; length < whole.length; length++) {
            FolderMemory cut = format.read(Arrays.copyOf(whole, length));
            assertEquals(Map.of(), cut.folders(), "cut at " + length);
            assertEquals(Map.of(), cut.finals(), "cut at " + length);
        }
        whole[3]++;
        assertEquals(Map.of(), format.read(whole).folders());
    }

    @Test
    void survivesAnyDamage() {
        Random random = new Random(5);
        byte[] whole = format.write(memory());
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int left = 1 + random.nextInt(3); left > 0; left--)
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            assertNotNull(format.read(damaged));
        }
    }
}
