package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesCommandTest extends CommandTest {

    @Test
    void areOffAtFirst() {
        assertEquals("false", at("on"));
        assertTrue(offcut("rules").out().contains("No rule"));
    }

    @Test
    void rememberEachFigureUntilTheyAreSwitchedOff() {
        offcut("rules", "--free", "5MB", "--older", "30d").ends(0);
        offcut("rules", "--library-size", "200GB").ends(0);
        assertEquals("5000000", at("freeBytes"));
        assertEquals("200000000000", at("librarySizeBytes"));
        assertEquals("30", at("olderDays"));
        String shown = offcut("rules").out();
        for (String figure : new String[] {"5 MB", "200 GB", "30 days"})
            assertTrue(shown.contains(figure), shown);
        offcut("rules", "--free", "0").ends(0);
        assertEquals("0", at("freeBytes"));
        assertEquals("true", at("on"));
        offcut("rules", "--off").ends(0);
        assertEquals("false", at("on"));
        assertEquals("0", at("olderDays"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--free 50",
                "--free much",
                "--free -1GB",
                "--library-size 200",
                "--free 999999TB",
                "--older 30",
                "--older 30h",
                "--older 30d",
                "--free 5MB --off",
                "--off --simulate",
                "--simulate"
            })
    void refuseWhatMakesNoSense(String options) {
        Called called = offcut(("rules " + options).split(" ")).ends(2);
        assertTrue(called.err().lines().count() <= 2, called.err());
        assertEquals("false", at("on"));
    }

    @Test
    void showWhatWouldGoAndSetNothing() {
        var before = library.checksums();
        Called called = offcut("rules", "--library-size", "1KB", "--simulate", "--json").ends(0);
        assertEquals("p1", called.at("simulation/today/0/project"));
        assertEquals(before, library.checksums());
        assertEquals("false", at("on"));
        String shown = offcut("rules", "--library-size", "1KB", "--simulate").ends(0).out();
        assertTrue(shown.contains("Today 1 project would go"), shown);
        assertTrue(shown.contains("Ice cores"), shown);
        assertTrue(shown.contains("no day yet"), shown);
    }

    @Test
    void cleanWhileAWatchRunsAndSayWhichRuleItWas() {
        offcut("auto", "off").ends(0);
        offcut("keep", "7d").ends(0);
        offcut("rules", "--library-size", "1KB").ends(0);
        Called watch = offcut("watch", "--once", "--json").ends(0);
        JsonObject cleaned =
                watch.jsonLines().stream()
                        .map(value -> value.getAsJsonObject())
                        .filter(value -> value.get("event").getAsString().equals("cleaned"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(watch.out()));
        JsonObject run = cleaned.getAsJsonObject("run");
        assertEquals("library-size", run.get("spaceRule").getAsString());
        assertEquals("held", run.get("outcome").getAsString());
        String history = offcut("history").ends(0).out();
        assertTrue(history.contains("by the rule “library size”"), history);
        assertEquals("library-size", offcut("history", "--json").at("runs/0/spaceRule"));
        String list = offcut("list").out();
        assertTrue(list.contains("The rule “library size” cleaned it"), list);
    }

    private String at(String path) {
        return offcut("rules", "--json").ends(0).at(path);
    }
}
