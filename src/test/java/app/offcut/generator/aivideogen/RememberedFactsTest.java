package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.Facts;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read may be shown again only until the next write. */
@DisabledOnOs(OS.WINDOWS) // it tells no ctime, so nothing is remembered
class RememberedFactsTest {
    @TempDir Path folder;

    private HostFile file;
    private AiVideoRecords records;
    private Instant now = Instant.now().plus(Duration.ofMinutes(1));

    @BeforeEach
    void makeADatabase() {
        file = HostFile.documented(folder).run("INSERT INTO projects(id, name) VALUES ('p1', 'a')");
        records = new AiVideoRecords(new RowFolders(folder, folder), file.impatient(), () -> now);
    }

    private String name() {
        return records.shown("p1").projects().getFirst().name();
    }

    @Test
    void showsWhatItReadUntilSomethingIsWritten() {
        Facts read = records.facts();
        assertSame(read, records.shown("p1"));
        assertSame(read, records.shown("p1"), "looking writes nothing");
        file.run("UPDATE projects SET name = 'b'");
        assertEquals("b", name());
    }

    @Test
    void readsAnewForAPlan() {
        Facts read = records.facts();
        assertNotSame(read, records.facts());
        assertNotSame(read, records.facts("p1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "TRUNCATE", "PERSIST", "WAL"})
    void noticesAWriteOfAnOpenGenerator(String mode) throws SQLException {
        try (Connection generator = file.connect();
                var statement = generator.createStatement()) {
            statement.execute("PRAGMA journal_mode = " + mode);
            statement.execute("PRAGMA wal_autocheckpoint = 3");
            for (int i = 0; i < 30; i++) {
                String before = name();
                statement.execute("UPDATE projects SET name = name || '" + i + "'");
                assertEquals(before + i, name());
            }
        }
        String last = name();
        assertTrue(last.endsWith("29"), last);
    }

    @Test
    void remembersNothingThatWasWrittenAMomentAgo() {
        now = Instant.now();
        Facts read = records.facts();
        assertNotSame(read, records.shown("p1"), "a second write might leave the same times");
    }

    @Test
    void remembersNothingFromTheFuture() {
        now = Instant.now().minus(Duration.ofDays(1));
        assertNotSame(records.facts(), records.shown("p1"));
    }

    /** As a program that restores a backup with its times. */
    @Test
    void noticesAnotherFileOfTheSameLengthAndTime() throws IOException {
        Path other = folder.resolve("other");
        Files.copy(file.path(), other, StandardCopyOption.COPY_ATTRIBUTES);
        FileTime time = Files.getLastModifiedTime(file.path());
        file.run("UPDATE projects SET name = 'b'");
        assertEquals("b", name());
        Files.move(other, file.path(), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(time, Files.getLastModifiedTime(file.path()));
        assertEquals("a", name());
    }

    @Test
    void noticesAChangeInPlaceWithTheTimeSetBack() throws IOException {
        file.run("UPDATE projects SET name = 'findme'");
        assertEquals("findme", name());
        FileTime time = Files.getLastModifiedTime(file.path());
        byte[] bytes = Files.readAllBytes(file.path());
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("findme");
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("hidden".getBytes(StandardCharsets.UTF_8)), at);
        }
        Files.setLastModifiedTime(file.path(), time);
        assertEquals("hidden", name());
    }

    @Test
    void noticesThatTheFileIsAnotherOneBehindALink() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Path here = first.resolve("x.db");
        Files.move(file.path(), here);
        Files.copy(here, second.resolve("x.db"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(file.path(), here);
        Facts read = records.facts();
        assertSame(read, records.shown("p1"));
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), second.resolve("x.db"));
        assertNotSame(read, records.shown("p1"));
    }

    @Test
    void showsNothingOnceTheFileIsGoneOrDamaged() throws IOException {
        records.facts();
        byte[] bytes = Files.readAllBytes(file.path());
        Files.write(file.path(), new byte[bytes.length]);
        assertThrows(Problem.class, () -> records.shown("p1"));
        Files.delete(file.path());
        assertThrows(Problem.class, () -> records.shown("p1"));
    }

    @Test
    void forgetsWhenReadingFails() throws IOException {
        records.facts();
        byte[] bytes = Files.readAllBytes(file.path());
        Files.write(file.path(), new byte[bytes.length]);
        assertThrows(Problem.class, () -> records.facts());
        Files.write(file.path(), bytes);
        assertEquals("a", name());
    }
}
