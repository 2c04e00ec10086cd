package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.settings.Environment;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepCommandTest {
    @TempDir Path folder;
    private Environment environment;
    private SampleProject project;

    @BeforeEach
    void seeALibraryWithAnUnfinishedProject() throws IOException {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("library")), Form.SHIPPED);
        project = library.project("p1").named("Ice cores").scenes(2);
        environment = TestEnvironment.withLibrary(folder, library.root());
        assertEquals(0, offcut(environment, "watch", "--once").status());
    }

    @Test
    void showsTenMinutesUnlessChosen() {
        assertEquals("10m", shown());
        assertTrue(offcut(environment, "keep").out().contains("10 minutes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10m", "1h", "1d", "7d"})
    void remembersWhatIsChosen(String time) {
        assertEquals(0, offcut(environment, "keep", time).status());
        assertEquals(time, shown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2h", "10", "never", "", "1d 1h"})
    void refusesAnyOther(String time) {
        assertEquals(2, offcut(environment, "keep", time).status());
        assertEquals("10m", shown());
    }

    @ParameterizedTest
    @CsvSource({
        "watch --once, held",
        "watch --once --keep 0, complete",
        "watch --once --keep 1h, held"
    })
    void isOverruledByTheOptionOfAWatch(String line, String outcome) {
        project.finished();
        Called watch = offcut(environment, (line + " --json").split(" "));
        assertEquals(0, watch.status(), watch.err());
        JsonObject cleaned =
                watch.jsonLines().stream()
                        .map(value -> value.getAsJsonObject())
                        .filter(value -> value.get("event").getAsString().equals("cleaned"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(watch.out()));
        assertEquals(outcome, cleaned.getAsJsonObject("run").get("outcome").getAsString());
    }

    @Test
    void isObeyedByAWatch() {
        assertEquals(0, offcut(environment, "keep", "0").status());
        isOverruledByTheOptionOfAWatch("watch --once", "complete");
    }

    @Test
    void refusesAWatchWithAWrongTime() {
        assertEquals(2, offcut(environment, "watch", "--once", "--keep", "soon").status());
    }

    private String shown() {
        Called called = offcut(environment, "keep", "--json");
        assertEquals(0, called.status(), called.err());
        return called.json().get("keep").getAsString();
    }
}
