package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.awaitility.Awaitility.await;

import app.offcut.database.OwnDatabase;
import app.offcut.environment.SetUp;
import app.offcut.environment.TestEnvironment;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Generators;
import app.offcut.generator.Zone;
import app.offcut.library.GeneratorChoice;
import app.offcut.library.links.ZoneState;
import app.offcut.library.scan.FirstOpening.ZoneFound;
import app.offcut.session.SampleSession;
import app.offcut.session.Session;
import app.offcut.settings.UserPreferences;
import app.offcut.ui.fx.SameThread;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A window with a made-up library, for pictures. */
abstract class ScreensFixture {
    @TempDir Path state;
    Stage stage;
    UserPreferences preferences;
    OwnDatabase own;
    FxRobot robot;
    SampleSession session;
    SameThread background;
    MainModel model;

    /** Whether to check text in every control state too: hovered, focused, disabled and so on. */
    boolean everyState;

    final Set<String> pale = new TreeSet<>();

    @SetUp
    void on(Stage given) {
        stage = given;
    }

    @BeforeEach
    void openPreferences(FxRobot given) {
        robot = given;
        own = OwnDatabase.open(state);
        preferences = new UserPreferences(own);
    }

    @AfterEach
    void closePreferences() {
        own.close();
    }

    static Path home(String path) {
        return Path.of(System.getProperty("user.home"), path);
    }

    void picture(String name, ScreenShot shot, Consumer<ShownLibrary> then) {
        picture(name, shot, TestWindow.everyState(), then);
    }

    /** Opens a library, brings about what the picture shows, and takes it. */
    void picture(String name, ScreenShot shot, SampleSession opened, Consumer<ShownLibrary> then) {
        open(shot, opened);
        robot.interact(() ->
                then.accept(new ShownLibrary(session, (MainWindow) stage.getScene().getRoot())));
        take(name, shot);
    }

    void take(String name, ScreenShot shot) {
        awaitStill();
        robot.interact(() -> shot.write(name, snapshot()));
    }

    @SetUp
    void open(ScreenShot shot, SampleSession opened) {
        session = opened;
        show(shot, () -> model.start(opened.root()), _ -> opened);
        until(() -> isFilled());
    }

    /** The list is filled over several frames. */
    boolean isFilled() {
        boolean[] all = new boolean[1];
        robot.interact(() ->
                all[0] =
                        !(model.pageProperty().get() instanceof Page.Library)
                                || (stage.getScene().lookup("#projects") instanceof TableView<?> it
                                        && it.getItems().size() == session.rows.size()));
        return all[0];
    }

    @SetUp
    void show(ScreenShot shot, Runnable start, Function<Path, Session> opens) {
        preferences.theme(shot.theme());
        preferences.textSize(shot.text());
        var environment = TestEnvironment.in(state);
        var engine = TestWindow.engine(() -> own, environment, opens, home("offcut-demo"));
        background = new SameThread();
        model = TestWindow.make(robot, () -> new MainModel(engine, background));
        robot.interact(() -> {
            stage.setWidth(shot.width());
            stage.setHeight(shot.height());
            TestWindow.show(
                    model, InstantSource.fixed(Rows.NOW), stage, shot.width(), shot.height());
            start.run();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until nothing moves or fades any more. */
    void awaitStill() {
        int[][] last = {{}};
        await().pollInterval(Duration.ofMillis(80))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    int[] before = last[0];
                    robot.interact(
                            () -> last[0] = ScreenShot.pixels(stage.getScene().snapshot(null)));
                    return Arrays.equals(before, last[0]);
                });
    }

    ScreenShot.Picture snapshot() {
        WritableImage pixels = stage.getScene().snapshot(null);
        BufferedImage image = SwingFXUtils.fromFXImage(pixels, null);
        List<String> faults = new ArrayList<>(Named.faults(stage.getScene()));
        faults.addAll(Readable.faults(stage.getScene(), image));
        faults.addAll(CutOff.faults(stage.getScene()));
        if (everyState) pale.addAll(States.faults(stage.getScene()));
        return new ScreenShot.Picture(image, faults);
    }

    static GeneratorChoice choice(String word, boolean sure, String... places) {
        return new GeneratorChoice(Generators.named(word).orElseThrow(), sure, List.of(places));
    }

    static ZoneFound there(Zone zone) {
        return new ZoneFound(
                zone, new ZoneState.Present(new FileIdentity(1, 1), home("videos"), false));
    }
}
