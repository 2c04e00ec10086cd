package app.offcut.database;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.PIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An offcut.db that remembers a pin, and the copy of it. */
abstract class OwnDatabaseFixture {
    static final Path ROOT = Path.of("/media/anna/generator");
    @TempDir Path state;
    Path file;

    @BeforeEach
    void rememberAPin() {
        file = state.resolve("offcut.db");
        try (OwnDatabase own = OwnDatabase.open(state)) {
            long id = new LibraryTable(own).memoryOf(ROOT, 1, 2).id();
            own.write(sql -> sql.insertInto(PIN).values(id, "pinned").execute());
            own.write(sql -> sql.update(LIBRARY).set(LIBRARY.FIRST_SEEN_AT, "2026").execute());
            own.write(sql ->
                    sql.insertInto(FINAL_SEEN)
                            .values(id, "p", "final.mp4", 1, 3, 4, "x", 1)
                            .execute());
        }
    }

    Problem damage() {
        Problem told = assertThrows(Problem.class, () -> OwnDatabase.open(state).close());
        assertEquals(Code.OWN_DATABASE_DAMAGED, told.code());
        return told;
    }

    Object look() throws IOException {
        if (!Files.isRegularFile(file)) return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        return Arrays.hashCode(Files.readAllBytes(file));
    }

    void pin(String project) {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            long id = new LibraryTable(own).memoryOf(ROOT, 1, 2).id();
            own.write(sql -> sql.insertInto(PIN).values(id, project).execute());
        }
    }

    List<String> pins() {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            return own.read(sql -> sql.fetchValues(PIN.PROJECT_ID));
        }
    }

    Path copy() {
        return state.resolve("offcut.db.copy");
    }

    static void age(Path path, int days) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    List<Path> named(String part) throws IOException {
        try (Stream<Path> all = Files.list(state)) {
            return all.filter(path -> ("" + path.getFileName()).contains(part)).toList();
        }
    }
}
