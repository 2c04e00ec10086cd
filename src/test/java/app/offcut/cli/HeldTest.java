package app.offcut.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a held cleanup is left to. */
abstract class HeldTest {
    @TempDir Path folder;
    HeldLibrary held;

    @BeforeEach
    void cleanAndHold() throws IOException {
        held = HeldLibrary.in(folder);
    }
}
