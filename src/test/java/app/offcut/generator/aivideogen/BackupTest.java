package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final byte[] IMAGE = {1, 2, 3};

    @TempDir Path folder;

    @Test
    void writesWithoutALinkWhereTheDiskKnowsNone() throws Exception {
        Path name = folder.resolve("copy");
        assertTrue(Backup.writeDirectly(name, IMAGE));
        assertFalse(Backup.writeDirectly(name, new byte[] {9}), "never replaces");
        assertArrayEquals(IMAGE, Files.readAllBytes(name));
    }

    @Test
    void saysThatTheCopyCannotBeWritten() {
        Problem problem =
                assertThrows(Problem.class, () -> Backup.make(folder.resolve("none/x.db"), IMAGE));
        assertEquals(Problem.Code.DATABASE_READ_ONLY, problem.code());
    }

    @Test
    void appearsUnderItsNameOnlyWhenAllOfItIsThere() throws Exception {
        byte[] image = new byte[64 << 20];
        Path database = folder.resolve("x.db");
        Path name = folder.resolve("x.db.before-offcut");
        assertEquals(
                Set.of((long) image.length), lengths(name, () -> Backup.make(database, image)));
        assertEquals(List.of("x.db.before-offcut"), names());
        // the control: a file that is written under its name is seen half, sooner or later
        boolean half = false;
        for (int attempt = 0; attempt < 100 && !half; attempt++) {
            Path direct = folder.resolve("direct-" + attempt);
            half = lengths(direct, () -> write(direct, image)).size() > 1;
            Files.delete(direct);
        }
        assertTrue(half);
    }

    private static void write(Path file, byte[] image) {
        try {
            Backup.writeDirectly(file, image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that can be seen while it is written and afterwards. */
    private static Set<Long> lengths(Path file, Runnable write) throws Exception {
        Set<Long> seen = new TreeSet<>();
        Thread writer = Thread.ofPlatform().start(write);
        boolean over;
        do {
            over = !writer.isAlive();
            if (Files.exists(file)) seen.add(Files.size(file));
        } while (!over);
        return seen;
    }

    @Test
    void removesWhatAKilledProgramLeftUnfinishedAndNothingElse() throws Exception {
        Path database = Files.write(folder.resolve("x.db"), IMAGE);
        Path canary = Files.write(folder.resolve("canary"), IMAGE);
        Files.write(folder.resolve(".before-offcut-" + UUID.randomUUID()), IMAGE);
        Files.createLink(folder.resolve(".before-offcut-" + UUID.randomUUID()), canary);
        String link = ".before-offcut-" + UUID.randomUUID();
        Files.createSymbolicLink(folder.resolve(link), canary);
        String directory = ".before-offcut-" + UUID.randomUUID();
        Files.createDirectory(folder.resolve(directory));
        Files.write(folder.resolve(".before-offcut-mine"), IMAGE);
        Files.write(folder.resolve("x.db.before-offcut"), IMAGE);
        Backup.removeUnfinished(database);
        List<String> left = new ArrayList<>(List.of(link, directory));
        left.addAll(List.of(".before-offcut-mine", "canary", "x.db", "x.db.before-offcut"));
        left.sort(null);
        assertEquals(left, names());
        assertArrayEquals(IMAGE, Files.readAllBytes(canary));
    }

    @Test
    void takesTheNextNameAndLeavesNothingUnfinished() throws Exception {
        Path database = folder.resolve("x.db");
        Files.write(folder.resolve(".before-offcut-" + UUID.randomUUID()), IMAGE);
        Backup.make(database, IMAGE);
        Backup.make(database, IMAGE);
        assertEquals(List.of("x.db.before-offcut", "x.db.before-offcut.2"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> "" + file.getFileName()).sorted().toList();
        }
    }
}
