package app.offcut.cleanup.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.insights.VideoCost.Video;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.ui.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The final of each row is 3:44 long. */
class VideoCostTest {
    private static final double MINUTES = 224 / 60.0;

    private static VideoCost cost(Map<String, Long> freed, ProjectRow... rows) {
        return VideoCost.of(List.of(rows), freed).orElseThrow();
    }

    @Test
    void isTheMedianForEachMinute() {
        VideoCost cost =
                cost(
                        Map.of(),
                        Rows.ready("a", 300, 0, 0, 0, 30),
                        Rows.ready("b", 100, 100, 0, 0, 10),
                        Rows.ready("c", 0, 0, 1000, 1000, 20));
        assertEquals(3, cost.videos());
        assertEquals(Math.round(300_000_000 / MINUTES), cost.intermediatesPerMinute());
        assertEquals(Math.round(20_000_000 / MINUTES), cost.finalsPerMinute());
        assertEquals(List.of("c", "a", "b"), cost.dearest().stream().map(Video::project).toList());
    }

    @Test
    void countsWhatWasFreedAndWhatIsHeld() {
        ProjectRow held = Rows.held("h", "Held", 704);
        ProjectRow clean = Rows.row("c", "Clean", new RowState.Clean(), 0, 0, 0, 0, 104);
        VideoCost cost = cost(Map.of("c", 300_000_000L, "gone", 5L), held, clean);
        assertEquals(
                List.of(704_000_000L, 300_000_000L),
                cost.dearest().stream().map(Video::intermediateBytes).toList());
    }

    @Test
    void knowsNothingOfVideosThatAreNotFinishedOrWereCleanedElsewhere() {
        assertEquals(
                Optional.empty(),
                VideoCost.of(
                        List.of(
                                Rows.row("a", "No final", new RowState.NoFinalYet(), 90, 130),
                                Rows.row("b", "Clean", new RowState.Clean(), 0, 0, 0, 0, 104)),
                        Map.of()));
        assertEquals(
                Optional.empty(),
                VideoCost.of(
                        Rows.everyState().stream()
                                .filter(row -> row.state() instanceof RowState.FinalDamaged)
                                .toList(),
                        Map.of()));
    }

    @Test
    void namesTheTenDearest() {
        List<ProjectRow> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) rows.add(Rows.ready("p" + i, i + 1, 0, 0, 0, 10));
        List<Video> dearest = VideoCost.of(rows, Map.of()).orElseThrow().dearest();
        assertEquals(10, dearest.size());
        assertEquals("p29", dearest.getFirst().project());
        assertEquals("p20", dearest.getLast().project());
    }
}
