package app.offcut.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.AutoClean.Event;
import app.offcut.autoclean.HeldTotals.Left;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.SetUp;
import app.offcut.environment.SystemLanguage;
import app.offcut.environment.TestEnvironment;
import app.offcut.environment.Thorough;
import app.offcut.library.FileIdentity;
import app.offcut.library.Library;
import app.offcut.library.Zone;
import app.offcut.library.links.ZoneLink;
import app.offcut.library.links.ZoneState;
import app.offcut.library.scan.FirstOpening.Database;
import app.offcut.library.scan.FirstOpening.Form;
import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.library.scan.FirstOpening.ZoneFound;
import app.offcut.session.SampleSession;
import app.offcut.session.Session;
import app.offcut.session.Session.HeldFiles;
import app.offcut.settings.AutoCleanSetting.Value;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.presence.HidingView;
import app.offcut.ui.presence.QuitView;
import app.offcut.ui.projects.list.ListedProject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Writes a picture of the main screens, with {@code -Pthorough} of every screen and state, to
 * {@code target/screens}; whoever changes the window looks at them before calling it done.
 */
@ExtendWith(ApplicationExtension.class)
class ScreensTest {
    private static final Path PICTURES = Path.of("target", "screens");

    @TempDir Path state;
    private Stage stage;
    private UserPreferences preferences;
    private OwnDatabase own;
    private SampleSession session;
    private MainModel model;

    /** Whether words must be readable also under the mouse, focused, disabled and so on. */
    private boolean everyState;

    private final Set<String> pale = new TreeSet<>();

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void openPreferences() {
        own = OwnDatabase.open(state);
        preferences = new UserPreferences(own);
    }

    @AfterEach
    void closePreferences() {
        own.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void drawsTheMainScreens(Theme theme, FxRobot robot) {
        everyState = true;
        drawMain(new Shot(theme, 900, 600), robot);
        assertEquals(Set.of(), pale);
    }

    /** With the longest words. */
    @Test
    void drawsTheMainScreensInGerman(FxRobot robot) {
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            drawMain(new Shot(Theme.LIGHT, 900, 600), robot);
        }
    }

    @Thorough.Only
    @ParameterizedTest
    @CsvSource({
        "LIGHT, 900, 600", "DARK, 900, 600",
        "LIGHT, 1280, 800", "DARK, 1280, 800"
    })
    void drawsEveryScreen(Theme theme, int width, int height, FxRobot robot) {
        Shot shot = new Shot(theme, width, height);
        everyState = width == 1280; // a size tells no more of them than another
        drawAll(shot, robot);
        drawUntranslated(shot, robot);
        assertEquals(Set.of(), pale);
    }

    /** All the others, which the build need not draw each time. */
    @Tag("long")
    @Tag("desktop") // no larger than the screen
    @ParameterizedTest
    @CsvSource({
        "en-US, LIGHT, 1600, 1000", "en-US, DARK, 1600, 1000",
        "de-DE, LIGHT, 1600, 1000", "de-DE, DARK, 1600, 1000",
        "de-DE, DARK, 900, 600", "de-DE, DARK, 1280, 800"
    })
    void drawsTheOthers(Locale language, Theme theme, int width, int height, FxRobot robot) {
        Shot shot = new Shot(theme, width, height);
        try (var _ = SystemLanguage.in(language)) {
            drawAll(shot, robot);
        }
        if (language.equals(Locale.US)) drawUntranslated(shot, robot);
    }

    private void drawUntranslated(Shot shot, FxRobot robot) {
        picture(
                "toast",
                shot,
                robot,
                w ->
                        w.tell(
                                Notice.done(
                                        "How container ports work: freed 704 MB",
                                        "52 files deleted")));
        picture("another", shot, robot, ScreensTest::refusedByAnother);
        locked(shot, robot);
    }

    /** Those with the longest words and the least room. */
    @Thorough.Only
    @ParameterizedTest
    @CsvSource({"LIGHT, 900, 600", "LIGHT, 1280, 800"})
    void drawsScreensInGerman(Theme theme, int width, int height, FxRobot robot) {
        Shot shot = new Shot(theme, width, height);
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            drawAll(shot, robot);
        }
    }

    @Thorough.Only
    @ParameterizedTest
    @CsvSource({
        "LIGHT, 900, 600, LARGE", "LIGHT, 900, 600, LARGEST",
        "DARK, 1280, 800, LARGE", "DARK, 1280, 800, LARGEST"
    })
    void drawsTheMainScreensWithLargeText(
            Theme theme, int width, int height, TextSize text, FxRobot robot) {
        drawMain(new Shot(theme, width, height, text), robot);
    }

    @Thorough.Only
    @Tag("desktop") // no larger than the screen
    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void drawsTheMainScreensInALargeWindow(Theme theme, FxRobot robot) {
        drawMain(new Shot(theme, 1600, 1000), robot);
    }

    private void drawMain(Shot shot, FxRobot robot) {
        picture("list", shot, robot, w -> w.select(1));
        picture("preferences", shot, robot, w -> w.press("#preferences"));
        picture("review", shot, robot, w -> w.press("#clean-all"));
        picture("map", shot, robot, w -> w.press("#as-map"));
        progress(shot, robot);
        history(shot, robot);
        welcome(shot, robot);
    }

    private void drawAll(Shot shot, FxRobot robot) {
        picture("list", shot, robot, w -> w.select(1));
        picture("held", shot, robot, w -> w.show("Salt roads of the Sahel"));
        picture("undo", shot, robot, ScreensTest::clean);
        interrupted(shot, robot);
        olderCopies(shot, robot);
        history(shot, robot);
        picture("map", shot, robot, w -> w.press("#as-map"));
        mapOfMany(shot, robot);
        picture("preferences", shot, robot, w -> w.press("#preferences"));
        picture("preferences-end", shot, robot, ScreensTest::lastPreference);
        picture("hiding", shot, robot, w -> w.view.put(HidingView.of(() -> {}, () -> {})));
        leaving(shot, robot);
        picture("review", shot, robot, w -> w.press("#clean-all"));
        picture("review-done", shot, robot, ScreensTest::cleanAll);
        picture("review-one", shot, robot, w -> w.act("Mangroves"));
        picture("reason", shot, robot, w -> w.act("Letters from the archive"));
        progress(shot, robot);
        notWatching(shot, robot);
        picture("paused", shot, robot, w -> ((ToggleSwitch) w.view.lookup("#auto-clean")).fire());
        link(shot, robot);
        welcome(shot, robot);
        libraries(shot, robot);
        first(shot, robot);
    }

    /** The pane is longer than the window. */
    private static void lastPreference(Window window) {
        window.press("#preferences");
        window.view.applyCss();
        window.view.layout();
        window.view.lookup("#at-login").requestFocus();
    }

    /** One is open, one is there, and one is away. */
    private void libraries(Shot shot, FxRobot robot) {
        own.memoryOf(Path.of("/media/anna/Videos/generator"), 1, 1);
        Path there = state.resolve("second channel");
        try {
            Files.createDirectories(there);
            Files.write(there.resolve(Library.DATABASE), new byte[] {1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        own.memoryOf(there, 1, 2);
        own.memoryOf(home("videos/generator"), 1, 3);
        picture(
                "libraries",
                shot,
                robot,
                w -> {
                    w.press("#preferences");
                    w.view.applyCss();
                    w.view.layout();
                    ((ScrollPane) w.view.lookup(".preferences .scroll-pane")).setVvalue(1);
                });
    }

    /** Cleaned up with one click, and the way back is offered. */
    private static void clean(Window window) {
        window.session.keeps = true;
        window.act("Ice cores and the last 800,000 years");
    }

    /** One project leaves a file; another one is opened to show its files. */
    private static void cleanAll(Window window) {
        window.session.rows.values().stream()
                .filter(row -> row.state().cleanable())
                .skip(1)
                .findFirst()
                .ifPresent(row ->
                        window.session.failures.put(
                                row.id(),
                                List.of(new Failed("scene-3.mp4", Texts.of("deletion.busy")))));
        window.session.keeps = true;
        window.press("#clean-all");
        window.press("#clean-review");
    }

    /** Another Offcut works in the library. */
    private static void refusedByAnother(Window window) {
        window.session.trouble = Problem.of(Problem.Code.LOCKED, window.session.name());
        window.act("The quiet engine");
    }

    private void interrupted(Shot shot, FxRobot robot) {
        SampleSession waiting = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        waiting.left = List.of(Texts.of("recovery.zone-missing", "Night trains", ".cache/videos"));
        open(shot, waiting, robot);
        robot.interact(() -> {
            new Window(session, (MainWindow) stage.getScene().getRoot()).show("Night trains");
        });
        awaitStill(robot);
        robot.interact(() -> write("interrupted", shot, snapshot()));
        picture("interrupted-card", shot, robot, w -> w.act("Night trains"));
    }

    /** Newer files lie in the places of some that were to be put back. */
    private void olderCopies(Shot shot, FxRobot robot) {
        String name = "Night trains";
        String run = "20261121-201500-0000";
        String first = ".cache/audio/projects/o15/scene-1.mp3";
        String place = ".cache/audio/.offcut/" + run;
        String why = Texts.of("recovery.older", name, 2, first, place, run);
        SampleSession waiting = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        waiting.rows.put(
                "o15", Rows.row("o15", name, new RowState.Interrupted(run, why, true), 90, 60, 11));
        open(shot, waiting, robot);
        robot.interact(
                () -> new Window(session, (MainWindow) stage.getScene().getRoot()).act(name));
        awaitStill(robot);
        robot.interact(() -> write("older-card", shot, snapshot()));
    }

    /** So many that the smallest are one area. */
    private void mapOfMany(Shot shot, FxRobot robot) {
        List<ProjectRow> rows = new ArrayList<>(Rows.everyState());
        for (int i = 0; i < 1_500; i++) rows.add(Rows.ready("small" + i, 2));
        open(shot, new SampleSession(rows.toArray(ProjectRow[]::new)), robot);
        robot.interact(() ->
                new Window(session, (MainWindow) stage.getScene().getRoot()).press("#as-map"));
        awaitStill(robot);
        robot.interact(() -> write("map-of-many", shot, snapshot()));
    }

    /** The picture is taken while the run goes on. */
    private void progress(Shot shot, FxRobot robot) {
        open(shot, new SampleSession(Rows.everyState().toArray(ProjectRow[]::new)), robot);
        robot.interact(() -> {
            var view = (MainWindow) stage.getScene().getRoot();
            Picture[] during = new Picture[1];
            session.midway = () -> during[0] = snapshot();
            new Window(session, view).act("The quiet engine");
            write("progress", shot, during[0]);
        });
    }

    private void locked(Shot shot, FxRobot robot) {
        SampleSession overruled = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        overruled.setting = new Value(false, true, "false", ".env.local");
        overruled.problems = List.of("The database is locked by the generator. Measure again.");
        open(shot, overruled, robot);
        robot.interact(() -> {
            new Window(session, (MainWindow) stage.getScene().getRoot()).press("#preferences");
        });
        awaitStill(robot);
        robot.interact(() -> write("locked", shot, snapshot()));
    }

    private void history(Shot shot, FxRobot robot) {
        SampleSession used = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        used.runs.addAll(Rows.runs());
        used.held.put(used.runs.getFirst().run(), new HeldFiles(52, 704_000_000));
        used.filesOfRuns.put(used.runs.get(3).run(), Rows.files());
        open(shot, used, robot);
        robot.interact(() -> {
            Window window = new Window(used, (MainWindow) stage.getScene().getRoot());
            window.press("#history");
            ListView<?> runs = (ListView<?>) stage.getScene().lookup("#runs");
            runs.getSelectionModel().select(5);
        });
        awaitStill(robot);
        robot.interact(() -> write("history", shot, snapshot()));
    }

    private void leaving(Shot shot, FxRobot robot) {
        var actions = new QuitView.Actions(() -> {}, () -> {}, () -> {});
        Left left = new Left(3, 2_140_000_000L, Rows.NOW.plus(Duration.ofDays(6)));
        String away = Problem.of(Problem.Code.UNAVAILABLE, "/media/anna/Videos").sentence();
        picture("leaving", shot, robot, w -> w.view.put(QuitView.asking(left, Rows.NOW, actions)));
        picture(
                "leaving-trouble",
                shot,
                robot,
                w -> w.view.put(QuitView.trouble(List.of(away), actions)));
    }

    private void notWatching(Shot shot, FxRobot robot) {
        SampleSession away = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        open(shot, away, robot);
        String why = Problem.of(Problem.Code.UNAVAILABLE, "/media/anna/Videos").sentence();
        robot.interact(() -> away.watchers.getFirst().accept(new Event.NotWatching(why)));
        awaitStill(robot);
        robot.interact(() -> write("not-watching", shot, snapshot()));
    }

    private void link(Shot shot, FxRobot robot) {
        SampleSession linked = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        linked.links =
                List.of(
                        new ZoneLink(
                                List.of(".cache"),
                                "/media/me/Big disk/generator-cache",
                                ZoneLink.State.UNTRUSTED));
        open(shot, linked, robot);
        awaitStill(robot);
        robot.interact(() -> write("link", shot, snapshot()));
    }

    private void welcome(Shot shot, FxRobot robot) {
        session = new SampleSession();
        show(
                shot,
                () -> {
                    model.start(null);
                    model.recent().setAll(session.root(), session.root().resolve("second"));
                    model.open(Path.of("nowhere"));
                },
                _ -> {
                    throw Problem.of(Problem.Code.NOT_A_LIBRARY, "/home/anna/Videos");
                },
                robot);
        awaitStill(robot);
        robot.interact(() -> write("welcome", shot, snapshot()));
    }

    private void first(Shot shot, FxRobot robot) {
        SampleSession found = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        found.first =
                Optional.of(
                        new Found(
                                new Database.Usable(Form.PROGRAM, 15, false),
                                List.of(
                                        there(Zone.AUDIO),
                                        there(Zone.SEGMENTS),
                                        there(Zone.ASSEMBLY),
                                        there(Zone.PROVIDER)),
                                home(".local/state/offcut/offcut.db")));
        open(shot, found, robot);
        awaitStill(robot);
        robot.interact(() -> write("first", shot, snapshot()));
        SampleSession troubled = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        troubled.setting = new Value(false, true, "false", ".env.local");
        String link = Texts.of("zone.link", ".cache", "/media/me/Big disk/generator-cache");
        String damaged =
                Problem.of(Problem.Code.DATABASE_CORRUPT, home("videos/ai-video-generator.db"))
                        .sentence();
        troubled.first =
                Optional.of(
                        new Found(
                                new Database.Unusable(damaged),
                                List.of(new ZoneFound(Zone.AUDIO, new ZoneState.Unavailable(link))),
                                home(".local/state/offcut/offcut.db")));
        session = troubled;
        show(
                shot,
                () -> {
                    model.start(session.root());
                    model.open(Path.of("nowhere"));
                },
                folder -> {
                    if (!folder.equals(session.root()))
                        throw Problem.of(Problem.Code.NOT_A_LIBRARY, home("Videos"));
                    return troubled;
                },
                robot);
        awaitStill(robot);
        robot.interact(() -> write("first-trouble", shot, snapshot()));
    }

    private static ZoneFound there(Zone zone) {
        return new ZoneFound(
                zone, new ZoneState.Present(new FileIdentity(1, 1), home("videos"), false));
    }

    private static Path home(String path) {
        return Path.of(System.getProperty("user.home"), path);
    }

    private record Shot(Theme theme, int width, int height, TextSize text) {
        Shot(Theme theme, int width, int height) {
            this(theme, width, height, TextSize.NORMAL);
        }

        Path file(String name) {
            String spoken = Locale.getDefault().getLanguage();
            String language = spoken.equals("en") ? "" : "-" + spoken;
            String large = text == TextSize.NORMAL ? "" : "-text-" + text.percent();
            String size = "-%dx%d.png".formatted(width, height);
            return PICTURES.resolve(
                    name + "-" + theme.name().toLowerCase(Locale.ROOT) + language + large + size);
        }
    }

    /** What a picture shows is brought about by hand. */
    private record Window(SampleSession session, MainWindow view) {
        void tell(Notice notice) {
            view.tell(notice);
        }

        void select(int line) {
            ((TableView<?>) view.lookup("#projects")).getSelectionModel().select(line);
        }

        void press(String id) {
            ((ButtonBase) view.lookup(id)).fire();
        }

        /** Selects this project's row and brings it into view. */
        TableView<?> show(String project) {
            var table = (TableView<?>) view.lookup("#projects");
            int line = 0;
            while (!project.equals(((ListedProject) table.getItems().get(line)).row().name()))
                line++;
            table.getSelectionModel().clearAndSelect(line);
            table.scrollTo(Math.max(0, line - 2));
            return table;
        }

        /** Does what the button of this project's row does, in view or not. */
        void act(String project) {
            TableView<?> table = show(project);
            table.fireEvent(
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
        }
    }

    private void picture(String name, Shot shot, FxRobot robot, Consumer<Window> then) {
        open(shot, new SampleSession(Rows.everyState().toArray(ProjectRow[]::new)), robot);
        robot.interact(
                () -> then.accept(new Window(session, (MainWindow) stage.getScene().getRoot())));
        awaitStill(robot);
        robot.interact(() -> write(name, shot, snapshot()));
    }

    @SetUp
    private void open(Shot shot, SampleSession opened, FxRobot robot) {
        session = opened;
        show(shot, () -> model.start(opened.root()), _ -> opened, robot);
        await().atMost(Duration.ofSeconds(60)).until(() -> isFilled(robot));
    }

    /** The lines of a list come in some frames. */
    private boolean isFilled(FxRobot robot) {
        boolean[] all = new boolean[1];
        robot.interact(() ->
                all[0] =
                        !(model.pageProperty().get() instanceof Page.Library)
                                || (stage.getScene().lookup("#projects") instanceof TableView<?> it
                                        && it.getItems().size() == session.rows.size()));
        return all[0];
    }

    @SetUp
    private void show(Shot shot, Runnable start, Function<Path, Session> opens, FxRobot robot) {
        preferences.theme(shot.theme);
        preferences.textSize(shot.text);
        var environment = TestEnvironment.in(state);
        var engine = TestWindow.engine(() -> own, environment, opens, home("offcut-demo"));
        model = TestWindow.make(robot, () -> new MainModel(engine, new SameThread()));
        robot.interact(() -> {
            stage.setWidth(shot.width);
            stage.setHeight(shot.height);
            TestWindow.show(model, InstantSource.fixed(Rows.NOW), stage, shot.width, shot.height);
            start.run();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until nothing moves or fades any more. */
    private void awaitStill(FxRobot robot) {
        int[][] last = {{}};
        await().pollInterval(Duration.ofMillis(80))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    int[] before = last[0];
                    robot.interact(() -> last[0] = pixels(stage.getScene().snapshot(null)));
                    return Arrays.equals(before, last[0]);
                });
    }

    private static int[] pixels(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    /**
     * What the window shows.
     *
     * @param faults what in it cannot be read or named
     */
    private record Picture(BufferedImage image, List<String> faults) {}

    private Picture snapshot() {
        WritableImage pixels = stage.getScene().snapshot(null);
        BufferedImage image = SwingFXUtils.fromFXImage(pixels, null);
        List<String> faults = new ArrayList<>(Named.faults(stage.getScene()));
        faults.addAll(Readable.faults(stage.getScene(), image));
        if (everyState) pale.addAll(States.faults(stage.getScene()));
        return new Picture(image, faults);
    }

    private static void write(String name, Shot shot, Picture picture) {
        try {
            Files.createDirectories(PICTURES);
            assertTrue(ImageIO.write(picture.image, "png", shot.file(name).toFile()));
            assertDrawn(picture.image, shot);
            assertEquals(List.of(), picture.faults, name + shot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the whole size, in the theme's brightness, and not blank. */
    private static void assertDrawn(BufferedImage picture, Shot shot) {
        assertEquals(shot.width, picture.getWidth());
        assertEquals(shot.height, picture.getHeight());
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x += 2)
            for (int y = 0; y < picture.getHeight(); y += 2) colours.add(picture.getRGB(x, y));
        // the header, perhaps below the shade of what lies above it
        boolean light = new Color(picture.getRGB(2, 2)).getGreen() > 60;
        assertEquals(shot.theme == Theme.LIGHT, light, shot.toString());
        assertTrue(colours.size() > 50, "nothing is drawn: " + shot);
    }
}
