package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleProject;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepCommandTest extends CommandTest {

    @Override
    SampleProject makeProject() {
        return library.project("p1").named("Ice cores").scenes(2);
    }

    @BeforeEach
    void seeTheLibrary() {
        offcut("watch", "--once").ends(0);
    }

    @Test
    void defaultsToTenMinutes() {
        assertEquals("10m", shown());
        assertTrue(offcut("keep").out().contains("10 minutes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10m", "1h", "1d", "7d"})
    void remembersTheKeepTime(String time) {
        offcut("keep", time).ends(0);
        assertEquals(time, shown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2h", "10", "never", "", "1d 1h"})
    void rejectsAnyOtherTime(String time) {
        offcut("keep", time).ends(2);
        assertEquals("10m", shown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7d", "30d", "90d"})
    void remembersHowLongAudioStays(String time) {
        assertEquals("0", offcut("keep", "--json").at("audio"));
        offcut("keep", "--audio", time).ends(0);
        assertEquals(time, offcut("keep", "--json").at("audio"));
        assertEquals("10m", shown());
        assertEquals(!time.equals("0"), offcut("keep").out().contains("audio"));
        offcut("keep", "--audio", "1d").ends(2);
        assertEquals(time, offcut("keep", "--json").at("audio"));
    }

    @Test
    void cleansNoAudioBeforeItsTime() {
        project.finished();
        String audio = "projects/p1/categories/audio/files";
        String before = offcut("list", "--json").at(audio);
        offcut("keep", "--audio", "90d").ends(0);
        offcut("clean", "p1", "--yes").ends(0);
        assertEquals("clean", offcut("list", "--json").at("projects/p1/state"));
        assertEquals(before, offcut("list", "--json").at(audio));
    }

    @ParameterizedTest
    @CsvSource({
        "watch --once, held",
        "watch --once --keep 0, complete",
        "watch --once --keep 1h, held"
    })
    void isOverriddenByTheOptionOfAWatch(String line, String outcome) {
        project.finished();
        Called watch = offcut((line + " --json").split(" ")).ends(0);
        JsonObject cleaned =
                watch.jsonLines().stream()
                        .map(value -> value.getAsJsonObject())
                        .filter(value -> value.get("event").getAsString().equals("cleaned"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(watch.out()));
        assertEquals(outcome, cleaned.getAsJsonObject("run").get("outcome").getAsString());
    }

    @Test
    void appliesToAWatch() {
        offcut("keep", "0").ends(0);
        isOverriddenByTheOptionOfAWatch("watch --once", "complete");
    }

    @Test
    void rejectsAWrongTimeForAWatch() {
        offcut("watch", "--once", "--keep", "soon").ends(2);
    }

    private String shown() {
        Called called = offcut("keep", "--json").ends(0);
        return called.at("keep");
    }
}
