package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.autoclean.Event;
import app.offcut.autoclean.HeldElsewhere.Left;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.database.LibraryTable;
import app.offcut.environment.SystemLanguage;
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
import app.offcut.session.Session.HeldFiles;
import app.offcut.settings.AutoCleanSetting.Value;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.presence.HidingView;
import app.offcut.ui.presence.QuitView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Writes a picture of the main screens, with {@code -Pthorough} of every screen and state, to
 * {@code target/screens}; whoever changes the window looks at them before calling it done.
 */
@ExtendWith(ApplicationExtension.class)
class ScreensTest extends ScreensFixture {
    @Start
    void start(Stage given) {
        on(given);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void drawsTheMainScreens(Theme theme, FxRobot robot) {
        everyState = true;
        drawMain(new ScreenShot(theme, 900, 600), robot);
        assertEquals(Set.of(), pale);
    }

    /** With the longest words. */
    @Test
    void drawsTheMainScreensInGerman(FxRobot robot) {
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            drawMain(new ScreenShot(Theme.LIGHT, 900, 600), robot);
        }
    }

    @Thorough.Only
    @ParameterizedTest
    @CsvSource({
        "LIGHT, 900, 600", "DARK, 900, 600",
        "LIGHT, 1280, 800", "DARK, 1280, 800"
    })
    void drawsEveryScreen(Theme theme, int width, int height, FxRobot robot) {
        ScreenShot shot = new ScreenShot(theme, width, height);
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
        ScreenShot shot = new ScreenShot(theme, width, height);
        try (var _ = SystemLanguage.in(language)) {
            drawAll(shot, robot);
        }
        if (language.equals(Locale.US)) drawUntranslated(shot, robot);
    }

    private void drawUntranslated(ScreenShot shot, FxRobot robot) {
        picture(
                "toast",
                shot,
                robot,
                w ->
                        w.showNotice(
                                Notice.done(
                                        "How container ports work: freed 704 MB",
                                        "52 files deleted")));
        picture("another", shot, robot, ShownLibrary::refusedByAnother);
        locked(shot, robot);
    }

    /** Those with the longest words and the least room. */
    @Thorough.Only
    @ParameterizedTest
    @CsvSource({"LIGHT, 900, 600", "LIGHT, 1280, 800"})
    void drawsScreensInGerman(Theme theme, int width, int height, FxRobot robot) {
        ScreenShot shot = new ScreenShot(theme, width, height);
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
        drawMain(new ScreenShot(theme, width, height, text), robot);
    }

    @Thorough.Only
    @Tag("desktop") // no larger than the screen
    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void drawsTheMainScreensInALargeWindow(Theme theme, FxRobot robot) {
        drawMain(new ScreenShot(theme, 1600, 1000), robot);
    }

    private void drawMain(ScreenShot shot, FxRobot robot) {
        picture("list", shot, robot, w -> w.select(1));
        picture("preferences", shot, robot, w -> w.press("#preferences"));
        picture("review", shot, robot, w -> w.press("#clean-all"));
        picture("map", shot, robot, w -> w.press("#as-map"));
        progress(shot, robot);
        history(shot, robot);
        welcome(shot, robot);
    }

    private void drawAll(ScreenShot shot, FxRobot robot) {
        picture("list", shot, robot, w -> w.select(1));
        picture("held", shot, robot, w -> w.show("Salt roads of the Sahel"));
        picture("undo", shot, robot, ShownLibrary::clean);
        interrupted(shot, robot);
        olderCopies(shot, robot);
        history(shot, robot);
        picture("map", shot, robot, w -> w.press("#as-map"));
        mapOfMany(shot, robot);
        picture("preferences", shot, robot, w -> w.press("#preferences"));
        picture("preferences-end", shot, robot, ShownLibrary::lastPreference);
        picture("hiding", shot, robot, w -> w.view().put(HidingView.of(() -> {}, () -> {})));
        leaving(shot, robot);
        picture("review", shot, robot, w -> w.press("#clean-all"));
        picture("review-done", shot, robot, ShownLibrary::cleanAll);
        picture("review-one", shot, robot, w -> w.act("Mangroves"));
        picture("reason", shot, robot, w -> w.act("Letters from the archive"));
        progress(shot, robot);
        notWatching(shot, robot);
        picture("paused", shot, robot, w -> ((ToggleSwitch) w.view().lookup("#auto-clean")).fire());
        link(shot, robot);
        welcome(shot, robot);
        libraries(shot, robot);
        first(shot, robot);
    }

    /** One is open, one is there, and one is away. */
    private void libraries(ScreenShot shot, FxRobot robot) {
        new LibraryTable(own).memoryOf(Path.of("/media/anna/Videos/generator"), 1, 1);
        Path there = state.resolve("second channel");
        try {
            Files.createDirectories(there);
            Files.write(there.resolve(Library.DATABASE), new byte[] {1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new LibraryTable(own).memoryOf(there, 1, 2);
        new LibraryTable(own).memoryOf(home("videos/generator"), 1, 3);
        picture(
                "libraries",
                shot,
                robot,
                w -> {
                    w.press("#preferences");
                    w.view().applyCss();
                    w.view().layout();
                    ((ScrollPane) w.view().lookup(".preferences .scroll-pane")).setVvalue(1);
                });
    }

    private void interrupted(ScreenShot shot, FxRobot robot) {
        SampleSession waiting = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        waiting.left = List.of(Texts.of("recovery.zone-missing", "Night trains", ".cache/videos"));
        open(shot, waiting, robot);
        robot.interact(() -> {
            new ShownLibrary(session, (MainWindow) stage.getScene().getRoot()).show("Night trains");
        });
        awaitStill(robot);
        robot.interact(() -> shot.write("interrupted", snapshot()));
        picture("interrupted-card", shot, robot, w -> w.act("Night trains"));
    }

    /** Newer files lie in the places of some that were to be put back. */
    private void olderCopies(ScreenShot shot, FxRobot robot) {
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
                () -> new ShownLibrary(session, (MainWindow) stage.getScene().getRoot()).act(name));
        awaitStill(robot);
        robot.interact(() -> shot.write("older-card", snapshot()));
    }

    /** So many that the smallest are one area. */
    private void mapOfMany(ScreenShot shot, FxRobot robot) {
        List<ProjectRow> rows = new ArrayList<>(Rows.everyState());
        for (int i = 0; i < 1_500; i++) rows.add(Rows.ready("small" + i, 2));
        open(shot, new SampleSession(rows.toArray(ProjectRow[]::new)), robot);
        robot.interact(() ->
                new ShownLibrary(session, (MainWindow) stage.getScene().getRoot())
                        .press("#as-map"));
        awaitStill(robot);
        robot.interact(() -> shot.write("map-of-many", snapshot()));
    }

    /** The picture is taken while the run goes on. */
    private void progress(ScreenShot shot, FxRobot robot) {
        open(shot, new SampleSession(Rows.everyState().toArray(ProjectRow[]::new)), robot);
        robot.interact(() -> {
            var view = (MainWindow) stage.getScene().getRoot();
            ScreenShot.Picture[] during = new ScreenShot.Picture[1];
            session.midway = () -> during[0] = snapshot();
            new ShownLibrary(session, view).act("The quiet engine");
            shot.write("progress", during[0]);
        });
    }

    private void locked(ScreenShot shot, FxRobot robot) {
        SampleSession overruled = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        overruled.setting = new Value(false, true, "false", ".env.local");
        overruled.problems = List.of("The database is locked by the generator. Measure again.");
        open(shot, overruled, robot);
        robot.interact(() -> {
            new ShownLibrary(session, (MainWindow) stage.getScene().getRoot())
                    .press("#preferences");
        });
        awaitStill(robot);
        robot.interact(() -> shot.write("locked", snapshot()));
    }

    private void history(ScreenShot shot, FxRobot robot) {
        SampleSession used = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        used.runs.addAll(Rows.runs());
        used.held.put(used.runs.getFirst().run(), new HeldFiles(52, 704_000_000));
        used.filesOfRuns.put(used.runs.get(3).run(), Rows.files());
        open(shot, used, robot);
        robot.interact(() -> {
            ShownLibrary window = new ShownLibrary(used, (MainWindow) stage.getScene().getRoot());
            window.press("#history");
            ListView<?> runs = (ListView<?>) stage.getScene().lookup("#runs");
            runs.getSelectionModel().select(5);
        });
        awaitStill(robot);
        robot.interact(() -> shot.write("history", snapshot()));
    }

    private void leaving(ScreenShot shot, FxRobot robot) {
        var actions = new QuitView.Actions(() -> {}, () -> {}, () -> {});
        Left left = new Left(3, 2_140_000_000L, Rows.NOW.plus(Duration.ofDays(6)));
        String away = Problem.of(Problem.Code.UNAVAILABLE, "/media/anna/Videos").sentence();
        picture(
                "leaving",
                shot,
                robot,
                w -> w.view().put(QuitView.asking(left, Rows.NOW, actions)));
        picture(
                "leaving-trouble",
                shot,
                robot,
                w -> w.view().put(QuitView.trouble(List.of(away), actions)));
    }

    private void notWatching(ScreenShot shot, FxRobot robot) {
        SampleSession away = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        open(shot, away, robot);
        String why = Problem.of(Problem.Code.UNAVAILABLE, "/media/anna/Videos").sentence();
        robot.interact(() -> away.watchers.getFirst().accept(new Event.NotWatching(why)));
        awaitStill(robot);
        robot.interact(() -> shot.write("not-watching", snapshot()));
    }

    private void link(ScreenShot shot, FxRobot robot) {
        SampleSession linked = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        linked.links =
                List.of(
                        new ZoneLink(
                                List.of(".cache"),
                                "/media/me/Big disk/generator-cache",
                                ZoneLink.State.UNTRUSTED));
        open(shot, linked, robot);
        awaitStill(robot);
        robot.interact(() -> shot.write("link", snapshot()));
    }

    private void welcome(ScreenShot shot, FxRobot robot) {
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
        robot.interact(() -> shot.write("welcome", snapshot()));
    }

    private void first(ScreenShot shot, FxRobot robot) {
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
        robot.interact(() -> shot.write("first", snapshot()));
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
        robot.interact(() -> shot.write("first-trouble", snapshot()));
    }

    private static ZoneFound there(Zone zone) {
        return new ZoneFound(
                zone, new ZoneState.Present(new FileIdentity(1, 1), home("videos"), false));
    }
}
