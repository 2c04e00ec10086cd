package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.insights.MeasuredBefore;
import app.offcut.environment.TestEnvironment;
import app.offcut.text.Formats;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class InsightsCommandTest extends CommandTest {
    /** As if Offcut had measured on each of the days before today. */
    private void measuredBefore(int days) throws SQLException {
        offcut("list");
        MeasuredBefore.today(TestEnvironment.in(folder).stateFolder(), days);
    }

    @Test
    void beginsWithToday() {
        Called text = offcut("insights").ends(0);
        assertTrue(text.out().lines().findFirst().orElseThrow().endsWith(" · AIvideogen"));
        text.prints("Library: ").prints("\nDisk: ").prints("No trend yet");
        text.prints(Formats.day(LocalDate.now()));
        text.prints("Nothing was freed here in the last twelve months.");
        text.prints("the median of one video.").prints("Ice cores");
        assertTrue(text.out().lines().allMatch(line -> line.length() <= 80), text.out());
    }

    @Test
    void showsTheWeeksAndWhatWasFreed() throws SQLException {
        measuredBefore(40);
        offcut("clean", "p1").ends(0);
        Called text = offcut("insights").ends(0);
        text.prints("less than on " + Formats.day(LocalDate.now().minusDays(30)));
        String weeks = text.out().substring(text.out().indexOf("DAY"), text.out().indexOf("FREED"));
        assertEquals(6, weeks.lines().filter(line -> line.contains(" B")).count(), weeks);
        text.prints("BY COMMAND").prints(Formats.month(YearMonth.now()));
        // what is gone still counts
        text.prints("DEAREST VIDEOS").prints("Ice cores");
    }

    @Test
    void answersInJson() throws SQLException {
        measuredBefore(20);
        Called json = offcut("insights", "--json").ends(0);
        assertEquals("schema generator days trend freed cost", json.fields(""));
        assertEquals("aivideogen", json.at("generator"));
        assertEquals(21, json.size("days"));
        assertEquals("day bytes categories disk", json.fields("days/20"));
        assertEquals(LocalDate.now().toString(), json.at("days/20/day"));
        assertEquals("files bytes allocatedBytes", json.fields("days/20/categories/audio"));
        assertEquals("freeBytes totalBytes", json.fields("days/20/disk"));
        assertEquals("trend bytesPerDay fullInDays", json.fields("trend"));
        assertEquals("steady", json.at("trend/trend"));
        assertEquals(12, json.size("freed"));
        assertEquals("month hand auto command", json.fields("freed/11"));
        assertEquals("videos intermediatesPerMinute finalsPerMinute dearest", json.fields("cost"));
        assertEquals(
                "project name seconds intermediateBytes finalBytes", json.fields("cost/dearest/0"));
    }

    @Test
    void knowsNoCostWithoutAFinishedVideo() {
        library.sql("DELETE FROM projects");
        offcut("insights").ends(0).prints("once there is one");
        assertEquals("null", offcut("insights", "--json").at("cost"));
    }
}
