package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

/** What list and plan say where the length of a file is not what erasing it frees. */
class SizeOnDiskTextTest extends CommandTest {
    private static final long HOLE = 3_200_000_000L;

    private void addHole() throws IOException {
        Path file = library.root().resolve(".cache/videos/p1/scene-9-source.mp4");
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(HOLE);
        }
        Files.setLastModifiedTime(file, FileTime.from(library.longAgo()));
    }

    @Test
    void listTellsWhatAFileWithHolesTakes() throws IOException {
        assertFalse(offcut("list").ends(0).out().contains("on the disk"));
        addHole();
        Called list = offcut("list", "--full").ends(0);
        String line =
                list.out()
                        .lines()
                        .filter(one -> one.contains("on the disk"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(line.matches("\\s*Ice cores: takes .* on the disk; a cleanup would free .*"));
        Called json = offcut("list", "--json");
        assertTrue(Long.parseLong(json.at("projects/p1/bytes")) > HOLE);
        assertTrue(Long.parseLong(json.at("projects/p1/allocatedBytes")) < HOLE / 100);
        assertTrue(Long.parseLong(json.at("totals/reclaimableBytes")) > HOLE);
        assertTrue(Long.parseLong(json.at("totals/reclaimableAllocatedBytes")) < HOLE / 100);
        assertEquals("0", json.at("totals/unreadable"));
    }

    @Test
    void planTellsWhatItFrees() throws IOException {
        addHole();
        Called plan = offcut("plan", "p1").ends(0);
        plan.prints("(frees ");
        String item =
                plan.out()
                        .lines()
                        .filter(line -> line.contains("scene-9-source.mp4"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(item.contains("3.2 GB (0 B on disk)"), item);
    }
}
