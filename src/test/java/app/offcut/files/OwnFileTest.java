package app.offcut.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFileTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"final.mp4", "ai-video-generator.db", "offcut.desktop.bak", ".."})
    void rejectsOtherNames(String name) {
        assertThrows(IllegalArgumentException.class, () -> new OwnFile(folder.resolve(name)));
        assertThrows(IllegalArgumentException.class, () -> new OwnFile(folder.getRoot()));
    }

    @Test
    void erasesNeitherAFolderNorTheTargetOfALink() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "kept");
        Path link = folder.resolve(OwnFile.DESKTOP_ENTRY);
        new OwnFile(link).erase();
        Files.createSymbolicLink(link, kept);
        new OwnFile(link).erase();
        assertFalse(Files.exists(link));
        assertTrue(Files.exists(kept));
        Path directory = Files.createDirectory(folder.resolve(OwnFile.SOCKET));
        new OwnFile(directory).erase();
        assertTrue(Files.exists(directory));
    }
}
