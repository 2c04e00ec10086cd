package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.autoclean.HeldElsewhere.Left;
import app.offcut.cleanup.insights.SampleInsights;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.database.LibraryTable;
import app.offcut.environment.SystemLanguage;
import app.offcut.environment.Thorough;
import app.offcut.generator.Records.Description;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.generator.aivideogen.SchemaForm;
import app.offcut.library.links.ZoneLink;
import app.offcut.library.links.ZoneState;
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
import app.offcut.ui.presence.QuitModel.Unfinished;
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
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Writes pictures of the main screens, with {@code -Pthorough} of every screen and state, to {@code
 * target/screens}. Look at them after each change of the window.
 */
@ExtendWith(ApplicationExtension.class)
class ScreensTest extends ScreensFixture {
    @Start
    void start(Stage given) {
        on(given);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void drawsTheMainScreens(Theme theme) {
        everyState = true;
        drawMain(new ScreenShot(theme, 900, 600));
        assertEquals(Set.of(), pale);
    }

    /** The longest words. */
    @Test
    void drawsTheMainScreensInGerman() {
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            drawMain(new ScreenShot(Theme.LIGHT, 900, 600));
        }
    }

    @Thorough.Only
    @ParameterizedTest
    @CsvSource({
        "LIGHT, 900, 600", "DARK, 900, 600",
        "LIGHT, 1280, 800", "DARK, 1280, 800"
    })
    void drawsEveryScreen(Theme theme, int width, int height) throws IOException {
        ScreenShot shot = new ScreenShot(theme, width, height);
        everyState = width == 1280; // one size is enough
        drawAll(shot);
        drawUntranslated(shot);
        assertEquals(Set.of(), pale);
        for (String name : shot.published()) assertTrue(Files.exists(shot.file(name)), name);
    }

    /** The sizes that the build does not draw each time. */
    @Tag("long")
    @Tag("desktop") // no larger than the screen
    @ParameterizedTest
    @CsvSource({
        "en-US, LIGHT, 1600, 1000", "en-US, DARK, 1600, 1000",
        "de-DE, LIGHT, 1600, 1000", "de-DE, DARK, 1600, 1000",
        "de-DE, DARK, 900, 600", "de-DE, DARK, 1280, 800"
    })
    void drawsTheOthers(Locale language, Theme theme, int width, int height) {
        ScreenShot shot = new ScreenShot(theme, width, height);
        try (var _ = SystemLanguage.in(language)) {
            drawAll(shot);
        }
        if (language.equals(Locale.US)) drawUntranslated(shot);
    }

    private void drawUntranslated(ScreenShot shot) {
        picture(
                "toast",
                shot,
                w ->
                        w.showNotice(
                                Notice.done(
                                        "How container ports work: freed 704 MB",
                                        "52 files deleted")));
        picture("another", shot, ShownLibrary::refusedByAnother);
        locked(shot);
    }

    /** The longest words in the least room. */
    @Thorough.Only
    @ParameterizedTest
    @CsvSource({"LIGHT, 900, 600", "LIGHT, 1280, 800"})
    void drawsScreensInGerman(Theme theme, int width, int height) {
        ScreenShot shot = new ScreenShot(theme, width, height);
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            drawAll(shot);
        }
    }

    @Thorough.Only
    @ParameterizedTest
    @CsvSource({
        "LIGHT, 900, 600, LARGE", "LIGHT, 900, 600, LARGEST",
        "DARK, 1280, 800, LARGE", "DARK, 1280, 800, LARGEST"
    })
    void drawsTheMainScreensWithLargeText(Theme theme, int width, int height, TextSize text) {
        drawMain(new ScreenShot(theme, width, height, text));
    }

    @Thorough.Only
    @Tag("desktop") // no larger than the screen
    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void drawsTheMainScreensInALargeWindow(Theme theme) {
        drawMain(new ScreenShot(theme, 1600, 1000));
    }

    private void drawMain(ScreenShot shot) {
        picture("list", shot, w -> w.select(1));
        picture("preferences", shot, w -> w.press("#preferences"));
        space(shot);
        picture("help", shot, w -> w.press("#help"));
        picture("review", shot, w -> w.press("#clean-all"));
        picture("stock", shot, w -> w.reviewArea("stock-cache"));
        picture("orphans", shot, w -> w.reviewArea("orphans"));
        picture("map", shot, w -> w.press("#as-map"));
        insights(shot);
        progress(shot);
        history(shot);
        welcome(shot);
        whose(shot);
    }

    private void drawAll(ScreenShot shot) {
        picture("list", shot, w -> w.select(1));
        picture("looking", shot, this::lookAtAnother);
        picture("held", shot, w -> w.show("Salt roads of the Sahel"));
        picture("undo", shot, ShownLibrary::clean);
        interrupted(shot);
        olderCopies(shot);
        history(shot);
        picture("map", shot, w -> w.press("#as-map"));
        insights(shot);
        insightsAtFirst(shot);
        picture("map-files", shot, ShownLibrary::filesOnMap);
        mapOfMany(shot);
        picture("preferences", shot, w -> w.press("#preferences"));
        space(shot);
        picture("preferences-end", shot, ShownLibrary::lastPreference);
        picture("hiding", shot, w -> w.view().put(HidingView.of(() -> {}, () -> {})));
        leaving(shot);
        picture("review", shot, w -> w.press("#clean-all"));
        picture("stock", shot, w -> w.reviewArea("stock-cache"));
        picture("left-out", shot, ShownLibrary::nameLeftOut);
        picture("review-done", shot, ShownLibrary::cleanAll);
        picture("review-one", shot, w -> w.act("Mangroves"));
        picture("reason", shot, w -> w.act("Letters from the archive"));
        progress(shot);
        notWatching(shot);
        picture("paused", shot, w -> ((ToggleSwitch) w.view().lookup("#auto-clean")).fire());
        link(shot);
        welcome(shot);
        libraries(shot);
        first(shot);
        whose(shot);
    }

    /** The files of another project are still being looked at. */
    private void lookAtAnother(ShownLibrary shown) {
        background.hold();
        shown.select(0);
    }

    private void insights(ScreenShot shot) {
        SampleSession used = TestWindow.everyState();
        used.insights = SampleInsights.afterMonths();
        picture("insights", shot, used, w -> w.press("#as-insights"));
        picture(
                "insights-tables",
                shot,
                used,
                w -> {
                    w.press("#as-insights");
                    for (String card : List.of("library", "disk", "freed", "cost"))
                        w.press("#table-" + card);
                });
    }

    private void insightsAtFirst(ScreenShot shot) {
        picture("insights-first", shot, w -> w.press("#as-insights"));
    }

    /** One is open, one is there, and one is away. */
    private void libraries(ScreenShot shot) {
        new LibraryTable(own).memoryOf(Path.of("/media/anna/Videos/generator"), 1, 1);
        Path there = state.resolve("second channel");
        try {
            Files.createDirectories(there);
            Files.write(there.resolve(AiVideoLayout.DATABASE), new byte[] {1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new LibraryTable(own).memoryOf(there, 1, 2);
        new LibraryTable(own).memoryOf(home("videos/generator"), 1, 3);
        measured(there, "2026-11-22T10:00:00Z", 41_300_000_000L, 12_700_000_000L);
        picture("all-libraries", shot, ShownLibrary::allLibraries);
        picture(
                "libraries",
                shot,
                w -> {
                    w.press("#preferences");
                    w.view().applyCss();
                    w.view().layout();
                    ((ScrollPane) w.view().lookup(".preferences .scroll-pane")).setVvalue(1);
                });
    }

    private void measured(Path library, String at, long bytes, long reclaimable) {
        own.change(sql -> {
            sql.run("UPDATE library SET measured_at = ? WHERE root = ?", at, library.toString());
            sql.run(
                    "INSERT OR REPLACE INTO measured_project (library_id, project_id, position,"
                            + " name, scenes, state, refusals, files_left, reclaimable_bytes,"
                            + " shared_bytes) SELECT id, 'p', 0, 'One', 1, 'ready', '[]', 0, ?, 0"
                            + " FROM library WHERE root = ?",
                    reclaimable,
                    library.toString());
            return sql.run(
                    "INSERT INTO measured_category (library_id, project_id, category, files, bytes)"
                            + " SELECT id, 'p', 'audio', 2, ? FROM library WHERE root = ?",
                    bytes,
                    library.toString());
        });
    }

    private void interrupted(ScreenShot shot) {
        SampleSession waiting = TestWindow.everyState();
        waiting.left = List.of(Texts.of("recovery.zone-missing", "Night trains", ".cache/videos"));
        picture("interrupted", shot, waiting, w -> w.show("Night trains"));
        picture("interrupted-card", shot, w -> w.act("Night trains"));
    }

    /** Newer files took the places of some that were to be restored. */
    private void olderCopies(ScreenShot shot) {
        String name = "Night trains";
        String run = "20261121-201500-0000";
        String first = ".cache/audio/projects/o15/scene-1.mp3";
        String place = ".cache/audio/.offcut/" + run;
        String why = Texts.of("recovery.older", name, 2, first, place, run);
        SampleSession waiting = TestWindow.everyState();
        waiting.rows.put(
                "o15", Rows.row("o15", name, new RowState.Interrupted(run, why, true), 90, 60, 11));
        picture("older-card", shot, waiting, w -> w.act(name));
    }

    /** So many that the smallest share one area. */
    private void mapOfMany(ScreenShot shot) {
        List<ProjectRow> rows = new ArrayList<>(Rows.everyState());
        for (int i = 0; i < 1_500; i++) rows.add(Rows.ready("small" + i, 2));
        var many = new SampleSession(rows.toArray(ProjectRow[]::new));
        picture("map-of-many", shot, many, w -> w.press("#as-map"));
    }

    /** The picture is taken during the run. */
    private void progress(ScreenShot shot) {
        open(shot, TestWindow.everyState());
        robot.interact(() -> {
            var view = (MainWindow) stage.getScene().getRoot();
            ScreenShot.Picture[] during = new ScreenShot.Picture[1];
            session.midway = () -> during[0] = snapshot();
            new ShownLibrary(session, view).act("The quiet engine");
            shot.write("progress", during[0]);
        });
    }

    private void locked(ScreenShot shot) {
        SampleSession overruled = TestWindow.everyState();
        overruled.setting = new Value(false, true, "false", ".env.local");
        overruled.problems = List.of("The database is locked by the generator. Measure again.");
        picture("locked", shot, overruled, w -> w.press("#preferences"));
    }

    private void history(ScreenShot shot) {
        SampleSession used = TestWindow.everyState();
        used.runs.addAll(Rows.runs());
        used.held.put(used.runs.getFirst().run(), new HeldFiles(52, 704_000_000));
        used.filesOfRuns.put(used.runs.get(3).run(), Rows.files());
        picture(
                "history",
                shot,
                used,
                w -> {
                    w.press("#history");
                    ((ListView<?>) w.view().lookup("#runs")).getSelectionModel().select(5);
                });
    }

    /** What rules about space would clean. */
    private void space(ScreenShot shot) {
        SampleSession tight = TestWindow.everyState();
        tight.forecast = Rows::forecast;
        picture(
                "space",
                shot,
                tight,
                w -> {
                    w.press("#preferences");
                    w.view().applyCss();
                    w.view().layout();
                    ((ChoiceBox<?>) w.view().lookup("#space-free")).getSelectionModel().select(3);
                    ((ChoiceBox<?>) w.view().lookup("#space-older")).getSelectionModel().select(2);
                    w.press("#space-simulate");
                });
    }

    private void leaving(ScreenShot shot) {
        var actions = new QuitView.Actions(() -> {}, () -> {}, () -> {});
        Left left = new Left(3, 2_140_000_000L, Rows.NOW.plus(Duration.ofDays(6)));
        String away = Problem.of(Problem.Code.UNAVAILABLE, "/media/anna/Videos").sentence();
        Unfinished held = new Unfinished(Optional.of(left), 0);
        picture("leaving", shot, w -> w.view().put(QuitView.asking(held, Rows.NOW, actions)));
        Unfinished batch = new Unfinished(Optional.of(left), 34);
        picture(
                "leaving-batch",
                shot,
                w -> w.view().put(QuitView.asking(batch, Rows.NOW, actions)));
        picture(
                "leaving-trouble",
                shot,
                w -> w.view().put(QuitView.trouble(List.of(away), actions)));
    }

    private void notWatching(ScreenShot shot) {
        SampleSession away = TestWindow.everyState();
        String why = Problem.of(Problem.Code.UNAVAILABLE, "/media/anna/Videos").sentence();
        Event event = new Event.NotWatching(why);
        picture("not-watching", shot, away, _ -> away.watchers.getFirst().accept(event));
    }

    private void link(ScreenShot shot) {
        SampleSession linked = TestWindow.everyState();
        linked.links =
                List.of(
                        new ZoneLink(
                                List.of(".cache"),
                                "/media/me/Big disk/generator-cache",
                                ZoneLink.State.UNTRUSTED));
        picture("link", shot, linked, _ -> {});
    }

    private void welcome(ScreenShot shot) {
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
                });
        take("welcome", shot);
    }

    private void first(ScreenShot shot) {
        SampleSession found = TestWindow.everyState();
        found.first =
                Optional.of(
                        new Found(
                                new Description.Usable(
                                        home("videos/ai-video-generator.db"),
                                        SchemaForm.PROGRAM,
                                        15,
                                        false),
                                AiVideoLayout.LAYOUT.zones().stream()
                                        .map(ScreensFixture::there)
                                        .toList(),
                                home(".local/state/offcut/offcut.db")));
        picture("first", shot, found, _ -> {});
        SampleSession troubled = TestWindow.everyState();
        troubled.setting = new Value(false, true, "false", ".env.local");
        String link = Texts.of("zone.link", ".cache", "/media/me/Big disk/generator-cache");
        String damaged =
                Problem.of(Problem.Code.DATABASE_CORRUPT, home("videos/ai-video-generator.db"))
                        .sentence();
        troubled.first =
                Optional.of(
                        new Found(
                                new Description.Unusable(
                                        home("videos/ai-video-generator.db"), damaged),
                                List.of(
                                        new ZoneFound(
                                                AiVideoLayout.AUDIO,
                                                new ZoneState.Unavailable(link))),
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
                });
        take("first-trouble", shot);
    }

    /** The first page, and the list of a person who does not know. */
    private void whose(ScreenShot shot) {
        var unknown = new RowState.Unavailable(Refusal.of(Rule.GENERATOR_UNKNOWN));
        SampleSession asking =
                new SampleSession(
                        Rows.row("p1", "3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d", unknown, 0, 640),
                        Rows.row("p2", "9c1d7a52-0b7c-4a55-8f0e-6f1c2b3a4d5e", unknown, 0, 112));
        asking.undecided = true;
        asking.problems = List.of(Texts.of("rule.generator-unknown"));
        asking.first =
                Optional.of(
                        new Found(
                                new Description.Folders(home("videos/generator"), 15),
                                List.of(),
                                home(".local/state/offcut/offcut.db"),
                                null,
                                List.of(
                                        choice("aivideogen", true, ".cache/audio", ".cache/videos"),
                                        choice("story-flicks", false, "storage/tasks"))));
        picture("first-whose", shot, asking, _ -> {});
        picture("whose", shot, asking, w -> w.press("#show-projects"));
    }
}
