package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.environment.TestEnvironment;
import app.offcut.session.SampleSession;
import app.offcut.ui.fx.SameThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTitleTest {
    private final SampleSession session =
            new SampleSession(Rows.ready("p1", 1), Rows.ready("p2", 1));
    private final SameThread background = new SameThread();
    private final List<String> titles = new ArrayList<>();
    private final MainModel model =
            new MainModel(
                    TestWindow.engine(
                            TestWindow::noDatabase,
                            TestEnvironment.in(Path.of("state")),
                            _ -> session,
                            Path.of("demo")),
                    background);

    WindowTitleTest() {
        WindowTitle.of(model.pageProperty()).subscribe(title -> titles.add(title));
    }

    @Test
    void saysWhichLibraryIsOpen() {
        model.start(Path.of("library"));
        assertEquals(List.of("Offcut", "Offcut – generator"), titles);
    }

    @Test
    void saysHowFarACleanupIsAndEndsThat() {
        model.start(Path.of("library"));
        titles.clear();
        var projects = model.library().orElseThrow().projects();
        projects.cleanUp(projects.list().find("p1").orElseThrow());
        assertEquals(
                List.of(
                        "0% · Offcut – generator",
                        "60% · Offcut – generator", "Offcut – generator"),
                titles);
    }

    @Test
    void countsTheWholeBatch() {
        model.start(Path.of("library"));
        titles.clear();
        var projects = model.library().orElseThrow().projects();
        background.hold();
        for (String id : List.of("p1", "p2"))
            projects.cleanUp(projects.list().find(id).orElseThrow());
        background.all();
        List<String> shares =
                titles.stream().map(title -> title.substring(0, title.indexOf('%') + 1)).toList();
        assertEquals(List.of("0%", "30%", "50%", "80%", ""), shares);
    }

    @Test
    void forgetsALibraryThatIsLeft() {
        model.start(Path.of("library"));
        model.start(null);
        assertEquals("Offcut", titles.getLast());
    }
}
