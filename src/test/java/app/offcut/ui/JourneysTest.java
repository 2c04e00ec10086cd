package app.offcut.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.OpenLibrary;
import app.offcut.SampleLibrary;
import app.offcut.SampleLibrary.Form;
import app.offcut.TestEnvironment;
import app.offcut.cleanup.Cleanup.Progress;
import app.offcut.database.OwnDatabase;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.text.Problem;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Look;
import app.offcut.ui.preferences.SwitchModel;
import app.offcut.ui.session.LibrarySession;
import app.offcut.ui.session.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** From the click to the disk and back, with the real engine. */
@ExtendWith(ApplicationExtension.class)
class JourneysTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;
    private Stage stage;
    private MainModel model;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> model.close());
    }

    @Test
    void oneClickHoldsTheFilesAndUndoPutsThemBack(FxRobot robot) throws Exception {
        SampleLibrary library = finished(3);
        Map<String, String> before = creatorsFiles(library);
        open(library, robot);
        press("Clean up", robot);
        awaits("Held", robot);
        assertEquals(0, caches(library));
        assertNotEquals(
                "complete", library.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
        press(".toast-action", robot);
        awaits("Ready", robot);
        assertEquals(before, creatorsFiles(library));
        assertEquals(Set.of(), held(library));
    }

    @Test
    void erasesWhatIsHeldWhenToldTo(FxRobot robot) throws Exception {
        SampleLibrary library = finished(3);
        open(library, robot);
        press("Clean up", robot);
        awaits("Held", robot);
        assertNotEquals(Set.of(), held(library));
        press("#erase-held", robot);
        awaits("Clean", robot);
        assertEquals(Set.of(), held(library));
        assertEquals(
                "complete", library.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
    }

    @Test
    void putsBackAtTheStartWhatWasInterrupted(FxRobot robot) throws Exception {
        SampleLibrary library = finished(3);
        Map<String, String> before = creatorsFiles(library);
        open(library, robot);
        press("Clean up", robot);
        awaits("Held", robot);
        robot.interact(() -> model.close());
        // as if it had been killed before it was decided
        for (Path commit : offcuts(library, "commit")) Files.delete(commit);
        open(library, robot);
        awaits("Ready", robot);
        assertEquals(before, creatorsFiles(library));
        assertEquals(Set.of(), held(library));
    }

    @Test
    void closingTheWindowStopsACleanupAndPutsEverythingBack(FxRobot robot) throws Exception {
        SampleLibrary library = finished(20);
        Map<String, String> before = creatorsFiles(library);
        CountDownLatch begun = new CountDownLatch(1);
        open(library, robot, session -> untilStopped(session, begun));
        press("Clean up", robot);
        assertTrue(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertNotEquals(before, creatorsFiles(library), "some files must have been moved");
        robot.interact(() -> model.close());
        assertEquals(before, creatorsFiles(library));
        assertEquals(Set.of(), held(library));
    }

    @Test
    void erasesAtOnceWhatIsNotToBeKeptAndKeepsTheFinal(FxRobot robot) throws Exception {
        SampleLibrary library = finished(3);
        keep(KeepTime.NOTHING);
        Path finalVideo = library.root().resolve("public/videos/p1/final.mp4");
        byte[] before = Files.readAllBytes(finalVideo);
        open(library, robot);
        press("Clean up", robot);
        awaits("Clean", robot);
        assertEquals(Set.of(), held(library));
        assertArrayEquals(before, Files.readAllBytes(finalVideo));
        assertEquals(
                "complete", library.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
        assertEquals(0, caches(library));
    }

    @Test
    void refusesADamagedFinalAndSaysWhy(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.REAL);
        library.project("p1").named("Ice cores").scenes(3).finished();
        Path finalVideo = library.root().resolve("public/videos/p1/final.mp4");
        byte[] whole = Files.readAllBytes(finalVideo);
        Files.write(finalVideo, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(
                finalVideo, java.nio.file.attribute.FileTime.from(library.yesterday()));
        open(library, robot);
        press("Show", robot);
        await().atMost(PATIENCE).until(() -> robot.lookup("#reason").tryQuery().isPresent());
        String reason = robot.lookup("#reason").queryLabeled().getText();
        assertTrue(reason.contains("final.mp4"), reason);
    }

    @Test
    void cleansANewFinalByItselfOnlyWhileAutoCleanIsOn(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.REAL_AT_026);
        var project = library.project("p1").named("Ice cores").scenes(3);
        open(library, robot);
        await().atMost(PATIENCE).until(() -> robot.lookup("#watching").query().isVisible());
        robot.interact(() -> robot.lookup("#auto-clean").queryAs(ToggleSwitch.class).fire());
        String setting = "SELECT auto_cleanup_enabled FROM user_preferences";
        await().atMost(PATIENCE).until(() -> "0".equals(library.ask(setting)));
        long files = caches(library);
        project.finished();
        awaits("Ready", robot);
        assertTrue(caches(library) >= files, "nothing may go while the switch is off");
        robot.interact(() -> robot.lookup("#auto-clean").queryAs(ToggleSwitch.class).fire());
        await().atMost(PATIENCE).until(() -> caches(library) == 0);
        awaits("Held", robot);
    }

    @Test
    void writesAndWatchesNothingBeforeTheFirstOpeningIsRead(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.REAL);
        library.project("p1").named("Ice cores").scenes(3).finished();
        Map<String, String> before = library.checksums();
        start(library, robot, session -> session);
        awaits("from 1 finished project", robot);
        assertEquals(before, library.checksums());
        assertEquals(0L, seen());
        press("#show-projects", robot);
        awaits("Ready", robot);
        await().atMost(PATIENCE).until(() -> seen() == 1);
        assertEquals(before, library.checksums(), "the backlog is never cleaned unasked");
        robot.interact(() -> model.close());
        start(library, robot, session -> session);
        awaits("Ready", robot);
    }

    @Test
    void switchesAutoCleanOffAtTheFirstOpening(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.REAL);
        library.project("p1").named("Ice cores").scenes(3).finished();
        start(library, robot, session -> session);
        awaits("from 1 finished project", robot);
        ToggleSwitch autoClean = robot.lookup("#first-auto-clean").queryAs(ToggleSwitch.class);
        assertTrue(autoClean.isSelected());
        robot.interact(autoClean::fire);
        String setting = "SELECT auto_cleanup_enabled FROM user_preferences";
        await().atMost(PATIENCE).until(() -> migrated(library) && "0".equals(library.ask(setting)));
        assertTrue(Files.exists(library.root().resolve("ai-video-generator.db.before-offcut")));
    }

    private static boolean migrated(SampleLibrary library) {
        String column =
                "SELECT count(*) FROM pragma_table_info('user_preferences')"
                        + " WHERE name = 'auto_cleanup_enabled'";
        return "1".equals(library.ask(column));
    }

    /** Libraries whose backlog is known. */
    private long seen() {
        try (OwnDatabase own = OwnDatabase.open(folder.resolve("state"))) {
            return own.read(sql ->
                    (long)
                            sql.fetchCount(
                                    sql.selectOne()
                                            .from("library")
                                            .where("first_seen_at IS NOT NULL")));
        }
    }

    private SampleLibrary finished(int scenes) throws IOException {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.REAL_AT_026);
        library.project("p1").named("Ice cores").scenes(scenes).finished();
        return library;
    }

    private void keep(KeepTime time) {
        try (OwnDatabase own = OwnDatabase.open(folder.resolve("state"))) {
            new UserPreferences(own).keepTime(time);
        }
    }

    /** A run of this session goes no further than its first file until it is told to stop. */
    private static Session untilStopped(Session session, CountDownLatch begun) {
        return (Session)
                Proxy.newProxyInstance(
                        Session.class.getClassLoader(),
                        new Class<?>[] {Session.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("execute"))
                                arguments[2] = untilStopped((Progress) arguments[2], begun);
                            return method.invoke(session, arguments);
                        });
    }

    private static Progress untilStopped(Progress progress, CountDownLatch begun) {
        return (done, files, bytes) -> {
            if (done == 0) return progress.goOn(done, files, bytes);
            begun.countDown();
            await().atMost(PATIENCE).until(() -> !progress.goOn(done, files, bytes));
            return false;
        };
    }

    /** All but Offcut's own. */
    private static Map<String, String> creatorsFiles(SampleLibrary library) {
        Map<String, String> files = library.checksums();
        files.keySet().removeIf(path -> path.contains(".offcut/"));
        return files;
    }

    /** What lies in the holds, but for the lock. */
    private static Set<String> held(SampleLibrary library) {
        Set<String> files = library.files();
        files.removeIf(path -> !path.contains(".offcut/"));
        files.removeAll(Set.of(".offcut/lock", ".offcut/.gitignore"));
        return files;
    }

    private static List<Path> offcuts(SampleLibrary library, String name) {
        return held(library).stream()
                .filter(path -> path.endsWith("/" + name))
                .map(library.root()::resolve)
                .toList();
    }

    private static void awaits(String words, FxRobot robot) {
        await().atMost(PATIENCE).until(() -> robot.lookup(words).tryQuery().isPresent());
    }

    private static long caches(SampleLibrary library) throws IOException {
        try (var left = Files.walk(library.root().resolve(".cache"))) {
            return left.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().contains(".offcut"))
                    .count();
        }
    }

    private static void press(String button, FxRobot robot) {
        awaits(button, robot);
        robot.clickOn(button);
    }

    private void open(SampleLibrary library, FxRobot robot) {
        open(library, robot, session -> session);
    }

    private void open(SampleLibrary library, FxRobot robot, UnaryOperator<Session> seenAs) {
        OpenedBefore.in(folder, library.root());
        start(library, robot, seenAs);
        await().atMost(PATIENCE).until(() -> robot.lookup("Ice cores").tryQuery().isPresent());
    }

    private void start(SampleLibrary library, FxRobot robot, UnaryOperator<Session> seenAs) {
        Environment environment = TestEnvironment.in(folder);
        robot.interact(() -> {
            var engine =
                    new MainModel.Engine(
                            () -> {
                                throw Problem.usage("");
                            },
                            environment,
                            path ->
                                    seenAs.apply(
                                            new LibrarySession(
                                                    OpenLibrary.open(path, environment))),
                            _ -> {},
                            folder,
                            new SwitchModel.Stored(() -> false, _ -> {}));
            model = new MainModel(engine, new Background());
            Scene scene = new Scene(new MainWindow(model, environment.clock()), 900, 600);
            Look.follow(
                    scene,
                    model.choices().theme().chosenProperty(),
                    model.choices().textSize().chosenProperty());
            stage.setScene(scene);
            stage.show();
            model.start(library.root());
        });
    }
}
