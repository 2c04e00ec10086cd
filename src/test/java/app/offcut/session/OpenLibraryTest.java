package app.offcut.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenLibraryTest {
    @TempDir Path folder;

    @Test
    void tellsTheSizeOfTheDiskUnlessItIsAway() throws Exception {
        Path root = Files.createDirectory(folder.resolve("library"));
        SampleLibrary.in(root, Form.SHIPPED_AT_026);
        var environment = TestEnvironment.in(folder);
        try (var session = LibraryOpener.open(root, environment)) {
            assertTrue(session.disk().orElseThrow().totalBytes() > 0);
            Files.move(root, folder.resolve("away"));
            assertEquals(Optional.empty(), session.disk());
        }
    }
}
