package app.offcut.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.ProjectRow;
import app.offcut.database.OwnDatabase;
import app.offcut.ui.fx.Look;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.preferences.SwitchModel;
import app.offcut.ui.session.SampleSession;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What was closed is gone: the models, which live as long as the window, keep no view. */
@ExtendWith(ApplicationExtension.class)
class ClosedViewsTest {
    private static final int TIMES = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir Path state;
    private OwnDatabase own;
    private MainModel model;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        own = OwnDatabase.open(state);
        var engine =
                new MainModel.Engine(
                        () -> own,
                        Homeless.in(state),
                        _ -> new SampleSession(Rows.everyState().toArray(ProjectRow[]::new)),
                        _ -> {},
                        state,
                        new SwitchModel.Stored(() -> false, _ -> {}));
        model = new MainModel(engine, new SameThread());
        window = new MainWindow(model, InstantSource.fixed(Rows.NOW));
        Scene scene = new Scene(window, 900, 600);
        Look.follow(scene, model.choices().theme().chosenProperty());
        stage.setScene(scene);
        stage.show();
        model.start(Path.of("library"));
    }

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    void nothingIsLeftOfThePreferences(FxRobot robot) {
        assertGone(opened(robot, () -> press("#preferences")));
    }

    @Test
    void nothingIsLeftOfTheHistory(FxRobot robot) {
        assertGone(opened(robot, () -> press("#history")));
    }

    @Test
    void theDetailsAboveANarrowWindowAreAlwaysTheSame(FxRobot robot) {
        robot.interact(
                () -> ((TableView<?>) window.lookup("#projects")).getSelectionModel().select(1));
        Set<Node> views = new HashSet<>();
        for (WeakReference<Node> view : opened(robot, () -> type(KeyCode.SPACE)))
            views.add(view.get());
        assertEquals(1, views.size());
    }

    @Test
    void nothingIsLeftOfLibrariesAndTheirWelcome(FxRobot robot) {
        List<WeakReference<Node>> views = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            robot.interact(() -> {
                views.add(page());
                press("#preferences");
                own.libraryId(model.library().orElseThrow().session().root(), 1, 1);
                var libraries = model.preferences(model.library().orElseThrow()).libraries();
                libraries.remove(libraries.lines().getFirst());
            });
            robot.interact(() -> {
                views.add(page());
                model.open(Path.of("library"));
            });
        }
        assertGone(views);
    }

    /** A model that is followed for ever keeps its view. */
    @Test
    void noticesAViewThatIsKept(FxRobot robot) {
        List<WeakReference<Node>> views = new ArrayList<>();
        robot.interact(() -> {
            Label view = new Label();
            model.troubleProperty().subscribe(view::setText);
            views.add(new WeakReference<>(view));
        });
        System.gc();
        assertEquals(1, left(views));
    }

    private WeakReference<Node> page() {
        return new WeakReference<>(
                ((Pane) window.getChildren().getFirst()).getChildren().getFirst());
    }

    private List<WeakReference<Node>> opened(FxRobot robot, Runnable open) {
        List<WeakReference<Node>> views = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            robot.interact(() -> {
                open.run();
                var above = (Pane) window.lookup("#above");
                views.add(new WeakReference<>(above.getChildren().getFirst()));
            });
            robot.interact(() -> window.closeAbove());
        }
        return views;
    }

    private static void assertGone(List<WeakReference<Node>> views) {
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(0, left(views)));
    }

    private static long left(List<WeakReference<Node>> views) {
        System.gc();
        return views.stream().filter(view -> view.get() != null).count();
    }

    private void press(String id) {
        ((ButtonBase) window.lookup(id)).fire();
    }

    private void type(KeyCode key) {
        window.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
