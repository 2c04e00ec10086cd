package app.offcut.ui.links;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.ui.MainModel;
import app.offcut.ui.TestWindow;
import app.offcut.ui.fx.SameThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The question about a linked folder, with the real engine. */
@ExtendWith(ApplicationExtension.class)
@DisabledOnOs(OS.WINDOWS)
class LinksOnDiskTest {
    @TempDir static Path folder;
    private Stage stage;
    private MainModel model;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void open(FxRobot robot) throws IOException {
        Path root = Files.createDirectory(folder.resolve("app"));
        SampleLibrary.in(root, Form.DOCUMENTED).project("p1").scenes(1).finished();
        Path disk = Files.move(root.resolve(".cache"), folder.resolve("disk"));
        Files.createSymbolicLink(root.resolve(".cache"), disk);
        TestWindow.openBefore(folder, root);
        var environment = TestEnvironment.in(folder);
        var engine =
                TestWindow.engine(
                        TestWindow::noDatabase,
                        environment,
                        place -> LibraryOpener.open(place, environment),
                        folder);
        model = TestWindow.make(robot, () -> new MainModel(engine, new SameThread()));
        robot.interact(() -> {
            TestWindow.show(model, environment.clock(), stage, 900, 600);
            model.start(root);
        });
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> model.close());
    }

    @Test
    void usesTheFolderThatTheUserAgreedTo(FxRobot robot) {
        String question = robot.lookup("#link-question").queryLabeled().getText();
        assertTrue(question.contains(folder.resolve("disk").toString()), question);
        assertEquals("", banner(robot));
        awaitFilter("Ready 0", robot);

        robot.clickOn("#leave-link");
        assertFalse(robot.lookup("#link-question").query().getParent().isVisible());
        assertTrue(banner(robot).contains("offcut trust .cache"), banner(robot));

        robot.interact(() -> model.open(folder.resolve("app")));
        robot.clickOn("#use-link");
        assertFalse(robot.lookup("#link-question").query().getParent().isVisible());
        assertEquals("", banner(robot));
        awaitFilter("Ready 1", robot);
    }

    /** The list comes some frames after the window. */
    private static void awaitFilter(String words, FxRobot robot) {
        await().until(() ->
                robot.lookup("#filter-ready")
                        .tryQueryAs(Labeled.class)
                        .filter(filter -> filter.getText().equals(words))
                        .isPresent());
    }

    private static String banner(FxRobot robot) {
        return ((Labeled) robot.lookup("#banner").query()).getText();
    }
}
