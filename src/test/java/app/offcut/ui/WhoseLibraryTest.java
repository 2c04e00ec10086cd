package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.moneyprinterturbo.SampleTask;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.TaskLibrary;
import app.offcut.settings.UserPreferences.TextSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window asks whose library it is, and shows it with every library. */
@ExtendWith(ApplicationExtension.class)
class WhoseLibraryTest {
    @TempDir Path folder;
    private Stage stage;
    private FxRobot robot;
    private LiveWindow window;
    private SampleLibrary library;
    private Map<String, String> before;

    @Start
    void start(Stage given) {
        stage = given;
    }

    /** Two generators say that it is theirs. */
    @BeforeEach
    void make(FxRobot given) throws IOException {
        robot = given;
        window = new LiveWindow(stage, robot, folder, Map.of()).forTheFirstTime();
        library = SampleLibrary.in(made("doubtful"), Form.SHIPPED_AT_026);
        library.project("p1").named("Ice cores").scenes(2).finished();
        library.file("storage/tasks/7/story.json", "{}".getBytes(), library.longAgo());
        before = LiveWindow.creatorsFiles(library);
    }

    private Path made(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void asksOnTheFirstPageAndCleansByTheAnswer() {
        window.start(library.root());
        window.awaits("#first-whose");
        press("#generator-aivideogen");
        press("#show-projects");
        window.awaits("#first-generator"); // opened again, as a library that is certain
        press("#show-projects");
        window.awaits("Ready");
        window.press("Clean up");
        window.awaitsHeld();
    }

    @Test
    void showsSizesOnlyAndAsksAgainInTheList() {
        window.start(library.root());
        press("#show-projects");
        window.awaits("Sizes only");
        assertTrue(text("#library-path").endsWith("Generator not certain"));
        window.press("Say which generator…");
        press("#generator-story-flicks");
        press("#show-projects");
        window.awaits("#library-path");
        until(() -> text("#library-path").endsWith("story-flicks"));
        assertEquals(before, LiveWindow.creatorsFiles(library));
    }

    @Test
    void switchesBetweenLibrariesOfSeveralGenerators() throws IOException {
        Path tasks = made("tasks");
        TaskLibrary.storyflicks(tasks);
        TestWindow.openBefore(folder, tasks);
        SampleLibrary own = SampleLibrary.in(made("own"), Form.SHIPPED_AT_026);
        TestWindow.openBefore(folder, own.root());
        TestWindow.openBefore(folder, library.root());
        window.start(library.root());
        window.awaits("#libraries");
        assertEquals(List.of("own · AIvideogen", "tasks · story-flicks"), entries());
        robot.interact(() -> entry("tasks").fire());
        until(() -> text("#library-path").endsWith("story-flicks"));
        window.awaits("The fox");
        List<String> others = entries();
        assertTrue(others.contains("own · AIvideogen"), others.toString());
        assertTrue(others.contains("doubtful"), others.toString());
        assertFalse(others.contains("tasks · story-flicks"), others.toString());
    }

    @Test
    void namesTheGeneratorOnEveryPage() throws IOException {
        Path tasks = made("tasks");
        TaskLibrary.storyflicks(tasks);
        window.start(tasks);
        window.awaits("#first-generator");
        press("#show-projects");
        window.awaits("#library-path");
        until(() -> text("#library-path").endsWith(" · story-flicks"));
        press("#as-map");
        until(() -> spoken("#map").contains("story-flicks"));
        press("#as-list");
        window.press("The fox");
        robot.type(KeyCode.SPACE);
        window.awaits("#detail-generator");
        assertEquals("story-flicks", text("#detail-generator"));
        robot.type(KeyCode.ESCAPE);
        press("#history");
        window.awaits("#history-generator");
        assertEquals("story-flicks", text("#history-generator"));
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> {
            stage.setWidth(800);
            window.model().choices().textSize().choose(TextSize.LARGEST);
        });
        until(() -> text("#library-path").equals("story-flicks"));
        assertTrue(spoken("#libraries").endsWith("tasks · story-flicks"), spoken("#libraries"));
        robot.interact(() -> stage.setWidth(1000)); // other tests get the same stage
    }

    @Test
    void offersToKeepAudioOnlyWhereTheGeneratorMakesIt() throws Exception {
        Path tasks = made("tasks");
        SampleTask.in(tasks).finished(SampleTask.Era.THREE_VIDEOS);
        SampleLibrary own = SampleLibrary.in(made("own"), Form.SHIPPED_AT_026);
        TestWindow.openBefore(folder, tasks);
        TestWindow.openBefore(folder, own.root());
        window.start(own.root());
        press("#preferences");
        window.awaits("#keep-time");
        window.awaits("#audio-time-week");
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup("#keep-time").queryAll().isEmpty());
        robot.interact(() -> entry("tasks").fire());
        until(() -> text("#library-path").endsWith("MoneyPrinterTurbo"));
        press("#preferences");
        window.awaits("#keep-time");
        assertTrue(robot.lookup("#audio-time-week").queryAll().isEmpty());
    }

    @Test
    void opensADatabaseWithTheCachesOfTheFolderBelow() throws IOException {
        Path outer = made("wrapper").toRealPath();
        SampleLibrary inner =
                SampleLibrary.in(Files.createDirectory(outer.resolve("app")), Form.SHIPPED_AT_026);
        inner.project("p1").named("Ice cores").scenes(2).finished();
        Files.move(inner.database(), outer.resolve(inner.database().getFileName()));
        Map<String, String> files = LiveWindow.creatorsFiles(inner);
        window.start(outer);
        window.awaits("#open-with-caches");
        press("#show-projects"); // not now
        window.awaits("#banner");
        until(() -> text("#banner").contains("there are no caches here"));
        assertEquals(files, LiveWindow.creatorsFiles(inner));
        window.close();
        window.start(outer);
        press("#open-with-caches");
        window.awaits("#first-auto-clean"); // as one library, for the first time
        press("#show-projects");
        window.awaits("Ready");
        robot.interact(() -> robot.lookup("Clean up").queryButton().fire());
        window.awaitsHeld();
        assertTrue(text("#library-path").contains("app"), text("#library-path"));
    }

    private String spoken(String id) {
        return robot.lookup(id).query().getAccessibleText();
    }

    private void press(String id) {
        window.awaits(id);
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
    }

    private String text(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private List<MenuItem> menu() {
        MenuButton menu = robot.lookup("#libraries").queryAs(MenuButton.class);
        robot.interact(() -> menu.getOnShowing().handle(null));
        return menu.getItems();
    }

    /** Without the folders that lead to the libraries. */
    private List<String> entries() {
        return menu().stream()
                .map(MenuItem::getText)
                .filter(text -> text != null && text.contains("/"))
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .toList();
    }

    private MenuItem entry(String name) {
        return menu().stream()
                .filter(item -> item.getText() != null && item.getText().contains("/" + name))
                .findFirst()
                .orElseThrow();
    }
}
