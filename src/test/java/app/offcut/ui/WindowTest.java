package app.offcut.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.environment.TestEnvironment;
import app.offcut.session.SampleSession;
import app.offcut.settings.AutoCleanSetting.Value;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.list.ListedProject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Keyboard, search and cards of a window with a made-up library. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    /** More than any pane has. */
    private static final int STOPS = 60;

    @TempDir Path state;
    private SampleSession session;
    private MainModel model;
    private Stage stage;
    private MainWindow window;

    /** In each frame that has a headline, in pixels. */
    private final Set<Double> headlineSizes = new HashSet<>();

    @Start
    void start(Stage given) {
        stage = given;
        session = TestWindow.everyState();
        model = new MainModel(TestWindow.engine(state, session), new SameThread());
        window = TestWindow.show(model, InstantSource.fixed(Rows.NOW), stage, 1000, 600);
        given.getScene()
                .addPostLayoutPulseListener(() -> {
                    if (window.lookup("#can-be-freed") instanceof Label headline)
                        headlineSizes.add(headline.getFont().getSize());
                });
        model.start(session.root());
    }

    @BeforeEach
    void awaitTheList(FxRobot robot) {
        await().until(() ->
                robot.lookup("#projects")
                        .tryQueryAs(TableView.class)
                        .filter(shown -> shown.getItems().size() == session.rows.size())
                        .isPresent());
    }

    /** A part that does not know the window's size yet takes it for the smallest. */
    @Test
    void drawsTheHeadlineInOneSizeFromTheFirstFrame(FxRobot robot) {
        Label headline = robot.lookup("#can-be-freed").queryAs(Label.class);
        assertEquals(Set.of(headline.getFont().getSize()), headlineSizes);
    }

    @Test
    void erasesAllThatIsHeldOnlyAfterAQuestionThatTheSameKeyDoesNotAnswer(FxRobot robot) {
        robot.interact(() -> robot.lookup("#erase-held").query().requestFocus());
        robot.type(KeyCode.SPACE);
        Label line = robot.lookup("#held").queryAs(Label.class);
        assertEquals(
                "Erase 704 MB of 1 project for good? You can no longer undo it then.",
                line.getText());
        robot.type(KeyCode.SPACE);
        assertTrue(line.getText().endsWith("which can still be undone."), line.getText());
        assertEquals(List.of(), session.purged);
        robot.type(KeyCode.SPACE);
        robot.clickOn("#erase-held-now");
        assertEquals(1, session.purged.size());
    }

    /** Else keys would reach the list behind: Delete cleans, Escape does nothing. */
    @Test
    void keepsTheFocusAboveWhenWhatHasItGoesAway(FxRobot robot) {
        robot.clickOn("#clean-all");
        robot.clickOn("#left-out");
        assertAbove();
        robot.interact(() -> robot.lookup("#candidates").query().requestFocus());
        robot.interact(() -> robot.lookup("#candidates").query().setDisable(true));
        assertAbove();
        robot.interact(() -> table(robot).requestFocus());
        assertAbove();
        robot.type(KeyCode.DELETE);
        assertEquals(List.of(), session.executed);
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#above").query().isVisible());
    }

    private void assertAbove() {
        Node focused = stage.getScene().getFocusOwner();
        while (focused != null && !"above".equals(focused.getId())) focused = focused.getParent();
        assertNotNull(focused, () -> "the focus is on " + stage.getScene().getFocusOwner());
    }

    @Test
    void narrowsTheTableBySearchAndFilter(FxRobot robot) {
        assertEquals(15, table(robot).getItems().size());
        robot.clickOn("#filter-attention");
        assertEquals(5, table(robot).getItems().size());
        robot.clickOn("#search").write("mangro");
        assertEquals(1, table(robot).getItems().size());
        robot.type(KeyCode.ESCAPE);
        assertEquals(5, table(robot).getItems().size());
    }

    /** The header must be right while another window is in front. */
    @Test
    void pollsTheSwitchWhileTheWindowIsVisible(FxRobot robot) {
        assertTrue(window.refreshes());
        robot.interact(() -> stage.hide());
        assertFalse(window.refreshes());
        robot.interact(() -> stage.show());
        assertTrue(window.refreshes());
    }

    @Test
    void headerSaysWhyTheSwitchCannotBeRead(FxRobot robot) {
        robot.interact(() -> session.watchers.getFirst().accept(new Event.Watching(1)));
        Label pill = robot.lookup("#watching").queryAs(Label.class);
        assertEquals("Watching", pill.getText());
        session.setting = Value.unread("The file .env is closed.");
        robot.interact(() -> window.inFront(true));
        assertEquals("The file .env is closed.", pill.getText());
        assertEquals("The file .env is closed.", pill.getTooltip().getText());
        var choice = robot.lookup("#auto-clean").queryAs(ToggleSwitch.class);
        assertFalse(choice.isSelected());
        assertTrue(choice.isDisabled());
    }

    @Test
    void showsNoPlaceholderWhileLoading(FxRobot robot) {
        assertEquals("", ((Label) table(robot).getPlaceholder()).getText());
    }

    @Test
    void explainsAnEmptySearchResult(FxRobot robot) {
        robot.clickOn("#search").write("nowhere to be found");
        Label placeholder = (Label) table(robot).getPlaceholder();
        assertEquals("No project matches the search and the filter.", placeholder.getText());
    }

    @Test
    void doesNotClaimToMeasureAfterTheFirstMeasurementFailed(FxRobot robot) {
        session.unmeasurable = Problem.usage("The disk is gone.");
        robot.interact(() -> model.open(session.root()));
        // the new list comes some frames later
        await().until(() ->
                robot.lookup("#projects")
                        .tryQueryAs(TableView.class)
                        .map(shown -> ((Label) shown.getPlaceholder()).getText())
                        .filter(words -> words.startsWith("The library could not be measured."))
                        .isPresent());
        assertEquals("The disk is gone.", robot.lookup("#banner").queryLabeled().getText());
    }

    @Test
    void escapeClosesTheCardAndReturnsToTheList(FxRobot robot) {
        robot.clickOn("#clean-all");
        assertTrue(robot.lookup("#above").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#above").query().isVisible());
        assertEquals(table(robot), stage.getScene().getFocusOwner());
        assertEquals(List.of(), session.executed);
    }

    @Test
    void tabCyclesWithinTheCard(FxRobot robot) {
        robot.clickOn("#preferences");
        Node first = stage.getScene().getFocusOwner();
        boolean left = false;
        int stops = 0;
        do {
            robot.type(KeyCode.TAB);
            left |= !within(robot.lookup("#above").query(), stage.getScene().getFocusOwner());
        } while (stage.getScene().getFocusOwner() != first && ++stops < STOPS);
        assertFalse(left);
        assertTrue(stops > 1 && stops < STOPS, "stops: " + stops);
    }

    @Test
    void deleteCleansTheSelectedProjectAndReviewsSeveral(FxRobot robot) {
        select(robot, "a1");
        robot.type(KeyCode.DELETE);
        assertEquals(List.of("a1"), session.executed);
        select(robot, "b2", "i9");
        robot.type(KeyCode.DELETE);
        assertEquals(List.of("a1"), session.executed);
        assertTrue(robot.lookup("#candidates").tryQuery().isPresent());
    }

    @Test
    void shiftDeleteErasesWhatIsHeldAndNothingElse(FxRobot robot) {
        select(robot, "a1", "n14");
        robot.push(KeyCode.SHIFT, KeyCode.DELETE);
        assertEquals(List.of("20261122-115900-n14"), session.purged);
        assertEquals(List.of(), session.executed);
    }

    @Test
    @Tag("desktop")
    void shortcutZUndoesTheNewestCleanup(FxRobot robot) {
        session.keeps = true;
        select(robot, "a1");
        robot.type(KeyCode.DELETE);
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertEquals(List.of("20261122-115900-n14"), session.undone);
    }

    @Test
    void undoInTheToastPutsTheProjectBack(FxRobot robot) {
        session.keeps = true;
        select(robot, "a1");
        robot.type(KeyCode.DELETE);
        Button undo = robot.lookup(".toast-action").queryButton();
        assertEquals("Undo", undo.getText());
        robot.interact(undo::fire);
        assertEquals(List.of("20261122-115900-a1"), session.undone);
        // the new notice replaces the offer
        assertEquals(1, robot.lookup(".toast").queryAll().size());
        assertTrue(robot.lookup(".toast-action").tryQuery().isEmpty());
    }

    @Test
    void theBannerOffersToTryTheRecoveryAgain(FxRobot robot) {
        session.left = List.of("The disk is away.");
        robot.interact(() -> model.open(session.root()));
        assertEquals("The disk is away.", robot.lookup("#banner").queryLabeled().getText());
        session.left = List.of();
        int before = session.recoveries;
        robot.clickOn("#banner-cure");
        assertEquals(before + 1, session.recoveries);
        assertEquals("", robot.lookup("#banner").queryLabeled().getText());
    }

    @Test
    void deleteLeavesAloneWhatIsNotReady(FxRobot robot) {
        select(robot, "h8");
        robot.type(KeyCode.DELETE);
        assertEquals(List.of(), session.executed);
        assertFalse(robot.lookup("#above").query().isVisible());
    }

    @Test
    void f5ReadsEveryFolderAgain(FxRobot robot) {
        int before = session.surveys;
        assertEquals(0, session.fullSurveys);
        robot.type(KeyCode.F5);
        assertEquals(before + 1, session.surveys);
        assertEquals(1, session.fullSurveys);
    }

    @Test
    void theRefreshButtonReadsEveryFolderAgain(FxRobot robot) {
        robot.clickOn("#refresh");
        assertEquals(1, session.fullSurveys);
    }

    @Test
    @Tag("desktop")
    void shortcutFSearches(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        assertEquals(robot.lookup("#search").query(), stage.getScene().getFocusOwner());
    }

    @Test
    void f1ListsTheShortcutsAndOpensTheStateFolder(FxRobot robot) {
        List<Path> opened = new ArrayList<>();
        window.onOpen(opened::add);
        robot.type(KeyCode.F1);
        assertTrue(robot.lookup("#shortcuts").lookup("Ctrl+Z").tryQuery().isPresent());
        robot.interact(robot.lookup("#open-state-folder").queryButton()::fire);
        assertEquals(List.of(TestEnvironment.in(state).stateFolder()), opened);
        robot.interact(robot.lookup("#show-licences").queryButton()::fire);
        await().until(() -> robot.lookup("#licences").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#above").query().isVisible());
        robot.clickOn("#help");
        assertTrue(robot.lookup("#shortcuts").tryQuery().isPresent());
    }

    @Test
    void themeButtonsChooseTheTheme(FxRobot robot) {
        robot.clickOn("#preferences");
        Node theme = robot.lookup("#theme-dark").query();
        robot.interact(theme::requestFocus); // scrolls to it
        robot.clickOn("#theme-dark");
        assertEquals(Theme.DARK, model.choices().theme().chosenProperty().get());
        robot.clickOn("#theme-light");
        assertEquals(Theme.LIGHT, model.choices().theme().chosenProperty().get());
        robot.clickOn("#theme-light");
        assertEquals(Theme.LIGHT, model.choices().theme().chosenProperty().get());
    }

    private static boolean within(Node above, Node focused) {
        for (Node node = focused; node != null; node = node.getParent())
            if (node == above) return true;
        return false;
    }

    private void select(FxRobot robot, String... ids) {
        robot.interact(() -> {
            TableView<?> table = table(robot);
            table.requestFocus();
            table.getSelectionModel().clearSelection();
            for (int line = 0; line < table.getItems().size(); line++) {
                var project = (ListedProject) table.getItems().get(line);
                if (List.of(ids).contains(project.id())) table.getSelectionModel().select(line);
            }
        });
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#projects").queryAs(TableView.class);
    }
}
