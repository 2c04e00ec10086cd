package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.UnreadableEnv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** New finals appear while the switch for auto-clean cannot be read. */
class UnreadSwitchCleansNothingTest extends WatchedLibraryFixture {
    @BeforeEach
    void begin() {
        open(Form.SHIPPED_AT_026);
        watched.once();
        for (String id : List.of("p", "q")) files.project(id).scenes(2).finished();
        watched.events.clear();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PERMISSION", "OTHER_OWNER", "CLOSED_FOLDER"}) // root reads these
    void reportsItOnce(UnreadableEnv unreadable) throws Exception {
        Path file = folder.resolve(".env.local");
        unreadable.make(file);
        Map<String, String> before = files.checksums();
        watched.once();
        assertEquals(before, files.checksums());
        assertEquals(2, watched.events.size(), watched.events.toString());
        String why = watched.first(Event.SwitchUnreadable.class).why();
        assertTrue(why.contains(".env.local"), why);
        Files.delete(file);
        watched.once();
        assertEquals(List.of("p", "q"), watched.cleaned().stream().sorted().toList());
    }

    /** The control: the same finals with a file that can be read. */
    @Test
    void cleansIfItCanBeRead() throws Exception {
        Files.writeString(folder.resolve(".env.local"), "AUTO_CLEANUP_ENABLED=true");
        watched.once();
        assertEquals(List.of("p", "q"), watched.cleaned().stream().sorted().toList());
    }
}
