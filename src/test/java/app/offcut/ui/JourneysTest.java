package app.offcut.ui;

import static app.offcut.ui.LiveWindow.PATIENCE;
import static app.offcut.ui.LiveWindow.caches;
import static app.offcut.ui.LiveWindow.creatorsFiles;
import static app.offcut.ui.LiveWindow.held;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.OwnDatabase;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** From the click to the disk and back, with the real engine. */
@ExtendWith(ApplicationExtension.class)
class JourneysTest {
    @TempDir Path folder;
    private Stage stage;
    private LiveWindow window;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void make(FxRobot robot) {
        window = new LiveWindow(stage, robot, folder, Map.of()).withoutChoices();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void oneClickHoldsTheFilesAndUndoPutsThemBack() throws Exception {
        SampleLibrary library = finished(Form.SHIPPED_AT_026, 3);
        Map<String, String> before = creatorsFiles(library);
        open(library);
        window.press("Clean up");
        window.awaitsHeld();
        assertEquals(0, caches(library));
        assertNotEquals(
                "complete", library.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
        window.press(".toast-action");
        window.awaits("Ready");
        assertEquals(before, creatorsFiles(library));
        assertEquals(Set.of(), held(library));
    }

    @Test
    void erasesWhatIsHeldWhenToldTo() throws Exception {
        SampleLibrary library = finished(Form.SHIPPED_AT_026, 3);
        open(library);
        window.press("Clean up");
        window.awaitsHeld();
        assertNotEquals(Set.of(), held(library));
        window.press("#erase-held");
        window.awaits("Clean");
        assertEquals(Set.of(), held(library));
        assertEquals(
                "complete", library.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
    }

    /** The generator has made a file again before its older copy was put back. */
    @Test
    void erasesAnOlderCopyWhenToldToAndNothingElse() throws Exception {
        SampleLibrary library = finished(Form.SHIPPED_AT_026, 3);
        Map<String, String> before = creatorsFiles(library);
        open(library);
        window.press("Clean up");
        window.awaitsHeld();
        String path = firstAudio(before);
        Path again = library.root().resolve(path);
        Files.createDirectories(again.getParent());
        Files.writeString(again, "made again");
        window.press(".toast-action");
        window.awaits("Interrupted");
        assertEquals("made again", Files.readString(again));
        assertNotEquals(Set.of(), held(library), "the older one is kept");

        window.press("Why?");
        window.press("#erase-older");
        await().atMost(PATIENCE).until(() -> held(library).isEmpty());
        Map<String, String> after = creatorsFiles(library);
        assertEquals(before.keySet(), after.keySet());
        assertNotEquals(before.remove(path), after.remove(path));
        assertEquals(before, after);
    }

    private static String firstAudio(Map<String, String> files) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(".cache/audio/"))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Test
    void putsBackAtTheStartWhatWasInterrupted() throws Exception {
        SampleLibrary library = finished(Form.SHIPPED_AT_026, 3);
        Map<String, String> before = creatorsFiles(library);
        open(library);
        window.press("Clean up");
        window.awaitsHeld();
        window.close();
        // as if it had been killed before it was decided
        for (Path commit : offcuts(library, "commit")) Files.delete(commit);
        open(library);
        window.awaits("Ready");
        assertEquals(before, creatorsFiles(library));
        assertEquals(Set.of(), held(library));
    }

    @Test
    void closingTheWindowStopsACleanupAndPutsEverythingBack() throws Exception {
        SampleLibrary library = finished(Form.SHIPPED_AT_026, 20);
        Map<String, String> before = creatorsFiles(library);
        HaltedRuns runs = new HaltedRuns();
        window.seenAs(runs);
        open(library);
        window.press("Clean up");
        runs.awaitFirst();
        assertNotEquals(before, creatorsFiles(library), "some files must have been moved");
        window.close();
        assertEquals(before, creatorsFiles(library));
        assertEquals(Set.of(), held(library));
    }

    @Test
    void erasesAtOnceWhatIsNotToBeKeptAndKeepsTheFinal() throws Exception {
        SampleLibrary library = finished(Form.SHIPPED_AT_026, 3);
        keep(KeepTime.NOTHING);
        Path finalVideo = library.root().resolve("public/videos/p1/final.mp4");
        byte[] before = Files.readAllBytes(finalVideo);
        open(library);
        window.press("Clean up");
        window.awaits("Clean");
        assertEquals(Set.of(), held(library));
        assertArrayEquals(before, Files.readAllBytes(finalVideo));
        assertEquals(
                "complete", library.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
        assertEquals(0, caches(library));
    }

    @Test
    void refusesADamagedFinalAndSaysWhy(FxRobot robot) throws Exception {
        SampleLibrary library = finished(Form.SHIPPED, 3);
        Path finalVideo = library.root().resolve("public/videos/p1/final.mp4");
        byte[] whole = Files.readAllBytes(finalVideo);
        Files.write(finalVideo, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(
                finalVideo, java.nio.file.attribute.FileTime.from(library.yesterday()));
        open(library);
        window.press("Why?");
        window.awaits("#reason");
        String reason = robot.lookup("#reason").queryLabeled().getText();
        assertTrue(reason.contains("final.mp4"), reason);
    }

    @Test
    void cleansANewFinalByItselfOnlyWhileAutoCleanIsOn(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        var project = library.project("p1").named("Ice cores").scenes(3);
        open(library);
        window.awaits("#watching");
        robot.interact(() -> robot.lookup("#auto-clean").queryAs(ToggleSwitch.class).fire());
        String setting = "SELECT auto_cleanup_enabled FROM user_preferences";
        await().atMost(PATIENCE).until(() -> "0".equals(library.ask(setting)));
        long files = caches(library);
        project.finished();
        window.awaits("Ready");
        assertTrue(caches(library) >= files, "nothing may go while the switch is off");
        robot.interact(() -> robot.lookup("#auto-clean").queryAs(ToggleSwitch.class).fire());
        await().atMost(PATIENCE).until(() -> caches(library) == 0);
        window.awaitsHeld();
    }

    @Test
    void writesAndWatchesNothingBeforeTheFirstOpeningIsRead() throws Exception {
        SampleLibrary library = finished(Form.SHIPPED, 3);
        Map<String, String> before = library.checksums();
        window.forTheFirstTime().start(library.root());
        window.awaits("from 1 finished project");
        assertEquals(before, library.checksums());
        assertEquals(0L, seen());
        window.press("#show-projects");
        window.awaits("Ready");
        await().atMost(PATIENCE).until(() -> seen() == 1);
        assertEquals(before, library.checksums(), "the backlog is never cleaned unasked");
        window.close();
        window.start(library.root());
        window.awaits("Ready");
    }

    @Test
    void switchesAutoCleanOffAtTheFirstOpening(FxRobot robot) throws Exception {
        SampleLibrary library = finished(Form.SHIPPED, 3);
        window.forTheFirstTime().start(library.root());
        window.awaits("from 1 finished project");
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

    private SampleLibrary finished(Form form, int scenes) throws IOException {
        SampleLibrary library = SampleLibrary.in(Files.createDirectory(folder.resolve("l")), form);
        library.project("p1").named("Ice cores").scenes(scenes).finished();
        return library;
    }

    private void keep(KeepTime time) {
        try (OwnDatabase own = OwnDatabase.open(folder.resolve("state"))) {
            new UserPreferences(own).keepTime(time);
        }
    }

    private static List<Path> offcuts(SampleLibrary library, String name) {
        return held(library).stream()
                .filter(path -> path.endsWith("/" + name))
                .map(library.root()::resolve)
                .toList();
    }

    private void open(SampleLibrary library) {
        window.start(library.root());
        window.awaits("Ice cores");
    }
}
