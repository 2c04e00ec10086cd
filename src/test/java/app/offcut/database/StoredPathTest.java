package app.offcut.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredPathTest {
    @Test
    void isReadAsItWasWritten() {
        Path path = Path.of("videos", "généré 1");
        assertEquals(Optional.of(path), StoredPath.of(path.toString()));
    }

    @Test
    void isNothingWhereNoFileCanHaveThatName() {
        assertEquals(Optional.empty(), StoredPath.of("videos\0"));
    }
}
