package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.projects.list.ListedProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A file is unticked in the details; then each way to clean spares it. */
@ExtendWith(ApplicationExtension.class)
class UntickedJourneysTest {
    @TempDir Path folder;
    private Stage stage;
    private FxRobot robot;
    private LiveWindow window;
    private SampleLibrary library;
    private String voice;

    /** The ways to clean, by what is pressed. */
    enum Way {
        ROW("Clean up"),
        RETRY("Retry"),
        DELETE_KEY("Ready"),
        ALL_READY("#clean-all"),
        DETAILS("#clean-detail");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void make(FxRobot given) throws Exception {
        robot = given;
        window = new LiveWindow(stage, robot, folder, Map.of()).withoutChoices();
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        voice =
                library.project("p1").named("Ice cores").scenes(2).finished().audioFolder()
                        + "scene-1.mp3";
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void open(Way way) {
        if (way == Way.RETRY) library.sql("UPDATE projects SET cleanup_status = 'failed'");
        if (way == Way.ALL_READY) library.project("p2").named("Old town").scenes(1).finished();
        window.start(library.root());
        // large enough for the details beside the list, with all their files
        robot.interact(() -> {
            stage.setWidth(stage.getWidth() == 1300 ? 1310 : 1300);
            stage.setHeight(790);
        });
        window.awaits(way == Way.RETRY ? "Retry" : "Ready");
        until(() -> {
            robot.interact(() -> {
                select();
                scroll();
            });
            return box().isPresent();
        });
    }

    /** Repeated, because a new list may have replaced the one before. */
    private void select() {
        TableView<?> table = window.table();
        for (int line = 0; line < table.getItems().size(); line++)
            if (((ListedProject) table.getItems().get(line)).id().equals("p1"))
                table.getSelectionModel().clearAndSelect(line);
    }

    private Optional<CheckBox> box() {
        return robot.lookup(".planned-file .check-box").queryAllAs(CheckBox.class).stream()
                .filter(box -> "Scene 1 · voice".equals(box.getAccessibleText()))
                .findFirst();
    }

    /** The largest files come first, so that it may be below what is in sight. */
    @SuppressWarnings("unchecked")
    private void scroll() {
        for (var list : robot.lookup("#plan").queryAllAs(ListView.class))
            for (int line = 0; line < list.getItems().size(); line++)
                if (((PlannedFile) list.getItems().get(line)).item().path().equals(voice))
                    list.scrollTo(line);
    }

    private void untick() {
        robot.interact(() -> box().orElseThrow().fire());
        until(() -> saysThatOneIsKept());
    }

    private boolean saysThatOneIsKept() {
        return robot.lookup(".small").queryAll().stream()
                .anyMatch(node ->
                        node instanceof Label label && label.getText().startsWith("1 file kept"));
    }

    private void take(Way way) {
        switch (way) {
            case DELETE_KEY -> {
                robot.interact(() -> window.table().requestFocus());
                robot.type(KeyCode.DELETE);
            }
            case ALL_READY -> {
                window.press(way.words);
                until(() -> !robot.lookup("#clean-review").query().isDisabled());
                window.press("#clean-review");
            }
            default -> window.press(way.words);
        }
        until(() -> !there(voice.replace("scene-1", "scene-2")) && !busy());
    }

    private boolean busy() {
        return window.table().getItems().stream()
                .map(ListedProject.class::cast)
                .anyMatch(project ->
                        project.row().state().word().equals("cleaning")
                                || project.row().state().word().equals("waiting"));
    }

    private boolean there(String path) {
        return Files.exists(library.root().resolve(path));
    }

    @ParameterizedTest
    @EnumSource
    void staysWhicheverButtonCleans(Way way) {
        open(way);
        untick();
        take(way);
        assertTrue(there(voice));
    }

    /** The control: the same way deletes a ticked file. */
    @ParameterizedTest
    @EnumSource
    void goesWhereItIsTicked(Way way) {
        open(way);
        take(way);
        assertFalse(there(voice));
    }

    @Test
    void isStillUntickedAfterARestartAndCanBeTickedAgain() {
        open(Way.ROW);
        untick();
        window.close();
        window = new LiveWindow(stage, robot, folder, Map.of()).withoutChoices();
        open(Way.ROW);
        until(() -> box().filter(box -> !box.isSelected()).isPresent());
        robot.interact(() -> box().orElseThrow().fire());
        until(() -> !saysThatOneIsKept());
        assertEquals(true, box().orElseThrow().isSelected());
        take(Way.ROW);
        assertFalse(there(voice));
    }
}
