package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.environment.Thorough;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.ui.fx.SameThread;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
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

/** Panes are created once and stop listening while closed, because models outlive views. */
@ExtendWith(ApplicationExtension.class)
class ClosedViewsTest {
    private static final int TIMES = Thorough.or(50, 10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path state;
    private OwnDatabase own;
    private MainModel model;
    private MainWindow window;
    private Stage stage;

    @Start
    void start(Stage registered) {
        // TestFX keeps all events of the registered stage, and with them the views
        stage = new Stage();
        own = OwnDatabase.open(state);
        var engine =
                TestWindow.engine(
                        () -> own, TestEnvironment.in(state), _ -> TestWindow.everyState(), state);
        model = new MainModel(engine, new SameThread());
        window = TestWindow.show(model, InstantSource.fixed(Rows.NOW), stage, 900, 600);
        model.start(Path.of("library"));
    }

    @AfterEach
    void close() {
        Platform.runLater(stage::close);
        own.close();
    }

    @Test
    void createsEachPaneOnce(FxRobot robot) {
        until(() ->
                window.lookup("#projects") instanceof TableView<?> table
                        && table.getItems().size() > 1);
        robot.interact(
                () -> ((TableView<?>) window.lookup("#projects")).getSelectionModel().select(1));
        assertEquals(1, opened(robot, () -> press("#preferences")).size());
        assertEquals(1, opened(robot, () -> press("#history")).size());
        assertEquals(1, opened(robot, () -> type(KeyCode.SPACE)).size());
    }

    @Test
    void createsTheWelcomePageOnce(FxRobot robot) {
        Set<Node> pages = new HashSet<>();
        for (int i = 0; i < TIMES; i++)
            robot.interact(() -> {
                new LibraryTable(own)
                        .memoryOf(model.library().orElseThrow().session().root(), 1, 1);
                var libraries = model.preferences(model.library().orElseThrow()).libraries();
                libraries.remove(libraries.lines().getFirst());
                pages.add(page());
                model.open(Path.of("library"));
            });
        assertEquals(1, pages.size());
    }

    @Test
    void closedPanesStopListening(FxRobot robot) {
        var keepTime = model.choices().keepTime();
        robot.interact(() -> press("#preferences"));
        ChoiceBox<?> shown = (ChoiceBox<?>) window.lookup("#keep-time");
        robot.interact(() -> keepTime.choose(KeepTime.HOUR));
        assertEquals(KeepTime.HOUR, shown.getValue());
        robot.interact(() -> {
            window.closeAbove();
            keepTime.choose(KeepTime.DAY);
        });
        assertEquals(KeepTime.HOUR, shown.getValue(), "a closed pane does not listen");
        robot.interact(() -> press("#preferences"));
        assertEquals(KeepTime.DAY, shown.getValue());
        assertEquals(KeepTime.DAY, keepTime.chosenProperty().get());
    }

    @Test
    void keepsNoViewOfALibraryThatWasClosed(FxRobot robot) {
        List<WeakReference<Node>> closed = new ArrayList<>();
        for (int i = 0; i < 5; i++)
            robot.interact(() -> {
                press("#preferences");
                window.closeAbove();
                closed.add(new WeakReference<>(page()));
                model.open(Path.of("library"));
            });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(0, left(closed), "views that are still known"));
    }

    /** The queue of cleanups, whose progress a review shows, lives as long as the library. */
    @Test
    void keepsNoReviewThatWasClosed(FxRobot robot) {
        until(() ->
                window.lookup("#projects") instanceof TableView<?> table
                        && table.getItems().size() > 1);
        List<WeakReference<Node>> closed = new ArrayList<>();
        for (int i = 0; i < 5; i++)
            robot.interact(() -> {
                press("#clean-all");
                closed.add(
                        new WeakReference<>(
                                ((Pane) window.lookup("#above")).getChildren().getFirst()));
                window.closeAbove();
            });
        // the newest may be known for its closing
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertTrue(left(closed) <= 1, "reviews that are still known"));
    }

    private static long left(List<WeakReference<Node>> views) {
        System.gc();
        return views.stream().filter(view -> view.get() != null).count();
    }

    private Node page() {
        return ((Pane) window.getChildren().getFirst()).getChildren().getFirst();
    }

    private Set<Node> opened(FxRobot robot, Runnable open) {
        Set<Node> views = new HashSet<>();
        for (int i = 0; i < TIMES; i++)
            robot.interact(() -> {
                open.run();
                views.add(((Pane) window.lookup("#above")).getChildren().getFirst());
                window.closeAbove();
            });
        return views;
    }

    private void press(String id) {
        ((ButtonBase) window.lookup(id)).fire();
    }

    private void type(KeyCode key) {
        window.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
