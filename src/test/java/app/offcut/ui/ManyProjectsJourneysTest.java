package app.offcut.ui;

import static app.offcut.ui.LiveWindow.caches;
import static app.offcut.ui.LiveWindow.creatorsFiles;
import static app.offcut.ui.LiveWindow.held;
import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Several projects at once: reviewed, stopped, filtered, selected; on a real library. */
@ExtendWith(ApplicationExtension.class)
class ManyProjectsJourneysTest {
    @TempDir Path folder;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Test
    void cleansExactlyTheOthersWhenOneIsUnticked(FxRobot robot) throws Exception {
        SampleLibrary library = library();
        for (String id : new String[] {"p1", "p2", "p3"}) finished(library, id, 3);
        long spared = caches(library, "p2");
        try (LiveWindow window = opened(library, robot)) {
            window.press("#clean-all");
            window.awaits("Film p2");
            CheckBox second =
                    robot.lookup(".check-box").queryAllAs(CheckBox.class).stream()
                            .filter(box -> box.getText().equals("Film p2"))
                            .findFirst()
                            .orElseThrow();
            robot.interact(() -> second.setSelected(false));
            until(() -> !robot.lookup("#clean-review").query().isDisabled());
            window.press("#clean-review");
            window.awaits("#close-review");
            until(() -> caches(library, "p1") + caches(library, "p3") == 0);
            assertEquals(spared, caches(library, "p2"));
            until(() -> !robot.lookup("#stop-review").query().isVisible());
            window.press("#close-review");
            assertEquals(spared, caches(library, "p2"));
            assertTrue(Files.exists(library.root().resolve("public/videos/p1/final.mp4")));
        }
    }

    @Test
    void putsBackEverythingThatWasCleanedTogether(FxRobot robot) throws Exception {
        SampleLibrary library = library();
        for (String id : new String[] {"p1", "p2", "p3"}) finished(library, id, 3);
        Map<String, String> before = creatorsFiles(library);
        try (LiveWindow window = opened(library, robot)) {
            cleanAll(window, robot);
            window.awaits("#undo-review");
            assertEquals(0, caches(library));
            window.press("#undo-review");
            window.awaits("3 projects were put back");
            window.awaits("Clean up 3 projects…");
            assertEquals(before, creatorsFiles(library));
            assertEquals(Set.of(), held(library));

            cleanAll(window, robot);
            window.awaits("#undo-review");
            window.press("#close-review");
            robot.push(KeyCode.SHORTCUT, KeyCode.Z);
            until(() -> caches(library) > 0);
            window.awaits("Clean up 3 projects…");
            assertEquals(before, creatorsFiles(library));
            assertEquals(Set.of(), held(library));
        }
    }

    @Test
    void saysWhatWasNotDoneWhenABatchIsStopped(FxRobot robot) throws Exception {
        SampleLibrary library = library();
        for (String id : new String[] {"p1", "p2", "p3"}) finished(library, id, 3);
        Map<String, String> before = creatorsFiles(library);
        HaltedRuns runs = new HaltedRuns();
        try (LiveWindow window = new LiveWindow(stage, robot, folder, Map.of())) {
            window.seenAs(runs).start(library.root());
            cleanAll(window, robot);
            runs.awaitFirst();
            window.awaits("#review-progress");
            window.press("#stop-review");
            window.awaits("Stopped: 0 of 3 projects cleaned up · 0 B");
            assertEquals("Continue", robot.lookup("#retry-review").queryLabeled().getText());
            assertEquals(before, creatorsFiles(library));
        }
    }

    private static void cleanAll(LiveWindow window, FxRobot robot) throws Exception {
        window.press("#clean-all");
        window.awaits("#clean-review");
        until(() -> !robot.lookup("#clean-review").query().isDisabled());
        window.press("#clean-review");
    }

    @Test
    void losesNothingWhenItIsStoppedMidway(FxRobot robot) throws Exception {
        SampleLibrary library = library();
        finished(library, "p1", 20);
        Map<String, String> before = creatorsFiles(library);
        HaltedRuns runs = new HaltedRuns();
        try (LiveWindow window = new LiveWindow(stage, robot, folder, Map.of())) {
            window.seenAs(runs).start(library.root());
            window.press("Clean up");
            runs.awaitFirst();
            assertNotEquals(before, creatorsFiles(library), "the run moved some files");
            window.awaits("#progress-words");
            window.press("#stop");
            window.awaits("Ready");
            assertEquals(before, creatorsFiles(library));
            assertEquals(Set.of(), held(library));
        }
    }

    @Test
    @Tag("desktop")
    void selectsAllThatTheFilterShowsAndAddsItUp(FxRobot robot) throws Exception {
        SampleLibrary library = library();
        for (String id : new String[] {"p1", "p2"}) finished(library, id, 3);
        library.project("p3").named("Film p3").scenes(3);
        long unfinished = caches(library, "p3");
        try (LiveWindow window = opened(library, robot)) {
            window.press("#filter-ready");
            until(() -> window.table().getItems().size() == 2);
            robot.interact(() -> window.table().requestFocus());
            robot.type(KeyCode.HOME);
            assertEquals(1, selected(window));
            robot.push(KeyCode.SHORTCUT, KeyCode.A);
            until(() -> selected(window) == 2);
            String sum = robot.lookup("#selected").queryAs(Labeled.class).getText();
            assertTrue(sum.startsWith("2 selected"), sum);
            robot.type(KeyCode.DELETE);
            window.awaits("Clean up 2 projects?");
            until(() -> !robot.lookup("#clean-review").query().isDisabled());
            window.press("#clean-review");
            until(() -> caches(library, "p1") + caches(library, "p2") == 0);
            assertEquals(unfinished, caches(library, "p3"));
        }
    }

    private static int selected(LiveWindow window) {
        return window.table().getSelectionModel().getSelectedItems().size();
    }

    private LiveWindow opened(SampleLibrary library, FxRobot robot) {
        LiveWindow window = new LiveWindow(stage, robot, folder, Map.of());
        window.start(library.root());
        window.awaits("Film p1");
        return window;
    }

    private SampleLibrary library() throws IOException {
        return SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
    }

    private static void finished(SampleLibrary library, String id, int scenes) {
        library.project(id).named("Film " + id).scenes(scenes).finished();
    }
}
