package app.offcut.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.settings.WindowState;
import app.offcut.settings.WindowState.Sort;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedWindowTest {
    private final SameThread background = new SameThread().hold();
    private final List<WindowState> written = new ArrayList<>();
    private final RememberedWindow window =
            new RememberedWindow(WindowState.INITIAL, written::add, background);

    @Test
    void writesManyChangesAtOnce() {
        for (int width = 300; width <= 400; width++) resize(width);
        assertEquals(400, window.now().detailWidth());
        assertEquals(List.of(), written, "it writes in the background");
        background.all();
        assertEquals(List.of(WindowState.INITIAL.withDetails(400)), written);
    }

    @Test
    void writesNothingThatIsAsBefore() {
        window.change(now -> now.as(""));
        background.all();
        window.save();
        assertEquals(List.of(), written);
    }

    @Test
    void writesTheLastChangeBeforeTheLibraryCloses() {
        resize(300);
        background.next();
        window.change(now -> now.by(new Sort("name", false)));
        window.save();
        assertEquals(2, written.size());
        background.all();
        assertEquals(2, written.size());
    }

    @Test
    void goesOnWithoutADatabase() {
        var full =
                new RememberedWindow(
                        WindowState.INITIAL,
                        _ -> {
                            throw Problem.of(Problem.Code.NO_SPACE, "full");
                        },
                        background);
        full.change(now -> now.as("map"));
        full.save();
        assertEquals("map", full.now().view());
    }

    private void resize(int width) {
        window.change(now -> now.withDetails(width));
    }
}
