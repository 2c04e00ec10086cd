package app.offcut.ui;

import static app.offcut.ui.LiveWindow.caches;
import static app.offcut.ui.LiveWindow.creatorsFiles;
import static app.offcut.ui.LiveWindow.held;
import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.OwnDatabase;
import app.offcut.environment.SetUp;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.jspecify.annotations.Nullable;
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
    private FxRobot robot;
    private LiveWindow window;
    private SampleLibrary library;
    private Map<String, String> before = Map.of();

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void make(FxRobot given) {
        robot = given;
        window = new LiveWindow(stage, robot, folder, Map.of()).withoutChoices();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void oneClickHoldsTheFilesAndUndoPutsThemBack() throws Exception {
        finished(Form.SHIPPED_AT_026, 3);
        cleanUp();
        assertEquals(0, caches(library));
        assertNotEquals("complete", status());
        window.press(".toast-action");
        window.awaits("Ready");
        assertAsBefore();
    }

    @Test
    void erasesWhatIsHeldWhenToldTo() throws Exception {
        finished(Form.SHIPPED_AT_026, 3);
        cleanUp();
        assertNotEquals(Set.of(), held(library));
        window.press("#erase-held");
        window.press("#keep-held");
        assertNotEquals(Set.of(), held(library));
        window.press("#erase-held");
        window.press("#erase-held-now");
        window.awaits("Clean");
        assertEquals(Set.of(), held(library));
        assertEquals("complete", status());
    }

    /** The generator writes a file again before its older copy is restored. */
    @Test
    void erasesAnOlderCopyWhenToldToAndNothingElse() throws Exception {
        finished(Form.SHIPPED_AT_026, 3);
        cleanUp();
        String path = firstAudio(before);
        Path again = library.root().resolve(path);
        Files.createDirectories(again.getParent());
        Files.writeString(again, "made again");
        window.press(".toast-action");
        window.awaits("Interrupted");
        assertEquals("made again", Files.readString(again));
        assertNotEquals(Set.of(), held(library), "the older copy is kept");

        window.press("Why?");
        window.press("#erase-older");
        until(() -> held(library).isEmpty());
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
        finished(Form.SHIPPED_AT_026, 3);
        cleanUp();
        window.close();
        // like a kill before the commit
        for (String path : held(library))
            if (path.endsWith("/commit")) Files.delete(library.root().resolve(path));
        open();
        window.awaits("Ready");
        assertAsBefore();
    }

    @Test
    void closingTheWindowStopsACleanupAndPutsEverythingBack() throws Exception {
        finished(Form.SHIPPED_AT_026, 20);
        HaltedRuns runs = new HaltedRuns();
        window.seenAs(runs);
        open();
        window.press("Clean up");
        runs.awaitFirst();
        assertNotEquals(before, creatorsFiles(library), "the run moved some files");
        window.close();
        assertAsBefore();
    }

    @Test
    void erasesAtOnceWhatIsNotToBeKeptAndKeepsTheFinal() throws Exception {
        finished(Form.SHIPPED_AT_026, 3);
        keep(KeepTime.NOTHING);
        Path finalVideo = library.root().resolve("public/videos/p1/final.mp4");
        byte[] before = Files.readAllBytes(finalVideo);
        open();
        window.press("Clean up");
        window.awaits("Clean");
        assertEquals(Set.of(), held(library));
        assertArrayEquals(before, Files.readAllBytes(finalVideo));
        assertEquals("complete", status());
        assertEquals(0, caches(library));
    }

    @Test
    void refusesADamagedFinalAndSaysWhy() throws Exception {
        finished(Form.SHIPPED, 3);
        Path finalVideo = library.root().resolve("public/videos/p1/final.mp4");
        byte[] whole = Files.readAllBytes(finalVideo);
        Files.write(finalVideo, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(
                finalVideo, java.nio.file.attribute.FileTime.from(library.yesterday()));
        open();
        window.press("Why?");
        window.awaits("#reason");
        String reason = robot.lookup("#reason").queryLabeled().getText();
        assertTrue(reason.contains("final.mp4"), reason);
    }

    @Test
    void cleansANewFinalByItselfOnlyWhileAutoCleanIsOn() throws Exception {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        var project = library.project("p1").named("Ice cores").scenes(3);
        open();
        window.awaits("#watching");
        robot.interact(() -> robot.lookup("#auto-clean").queryAs(ToggleSwitch.class).fire());
        until(() -> "0".equals(autoCleanSetting()));
        long files = caches(library);
        project.finished();
        window.awaits("Ready");
        assertTrue(caches(library) >= files, "auto-clean is off");
        robot.interact(() -> robot.lookup("#auto-clean").queryAs(ToggleSwitch.class).fire());
        until(() -> caches(library) == 0);
        window.awaitsHeld();
    }

    @Test
    void writesAndWatchesNothingBeforeTheFirstOpeningIsRead() throws Exception {
        finished(Form.SHIPPED, 3);
        before = library.checksums();
        window.forTheFirstTime().start(library.root());
        window.awaits("from 1 finished project");
        assertEquals(before, library.checksums());
        assertEquals(0L, seen());
        window.press("#show-projects");
        window.awaits("Ready");
        until(() -> seen() == 1);
        assertEquals(before, library.checksums(), "old finals are never cleaned unasked");
        window.close();
        window.start(library.root());
        window.awaits("Ready");
    }

    @Test
    void switchesAutoCleanOffAtTheFirstOpening() throws Exception {
        finished(Form.SHIPPED, 3);
        window.forTheFirstTime().start(library.root());
        window.awaits("from 1 finished project");
        ToggleSwitch autoClean = robot.lookup("#first-auto-clean").queryAs(ToggleSwitch.class);
        assertTrue(autoClean.isSelected());
        robot.interact(autoClean::fire);
        until(() -> migrated() && "0".equals(autoCleanSetting()));
        assertTrue(Files.exists(library.root().resolve("ai-video-generator.db.before-offcut")));
    }

    @Test
    void saysWhatLocksTheSwitch() throws Exception {
        finished(Form.SHIPPED_AT_026, 3);
        var variables = Map.of("AUTO_CLEANUP_ENABLED", "false");
        window = new LiveWindow(stage, robot, folder, variables);
        window.start(library.root());
        window.awaits("Paused");
        assertTrue(robot.lookup("#auto-clean").query().isDisabled());
        window.press("#preferences");
        window.awaits("#auto-clean-preference");
        ToggleSwitch choice = robot.lookup("#auto-clean-preference").queryAs(ToggleSwitch.class);
        assertTrue(choice.isDisabled());
        assertFalse(choice.isSelected());
        window.awaits(
                "Off: AUTO_CLEANUP_ENABLED=false in the environment overrides this switch."
                        + " Change it there.");
    }

    @Test
    void saysThatTheDiskIsAwayAndGoesOnWhenItIsBack() throws Exception {
        finished(Form.SHIPPED_AT_026, 3);
        Path away = folder.resolve("away");
        window = new LiveWindow(stage, robot, folder, Map.of());
        window.start(library.root());
        window.awaits("Ready");
        window.awaits("Watching");
        Files.move(library.root(), away);
        until(() -> !banner().isEmpty());
        assertTrue(banner().contains(library.root().getFileName().toString()));
        Files.move(away, library.root());
        until(() -> banner().isEmpty());
        window.awaits("Ready");
        assertEquals(1, window.table().getItems().size());
    }

    private boolean migrated() {
        String column =
                "SELECT count(*) FROM pragma_table_info('user_preferences')"
                        + " WHERE name = 'auto_cleanup_enabled'";
        return "1".equals(library.ask(column));
    }

    /** The number of libraries that were seen. */
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

    @SetUp
    private void finished(Form form, int scenes) throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("l")), form);
        library.project("p1").named("Ice cores").scenes(scenes).finished();
        before = creatorsFiles(library);
    }

    private void keep(KeepTime time) {
        try (OwnDatabase own = OwnDatabase.open(folder.resolve("state"))) {
            new UserPreferences(own).keepTime(time);
        }
    }

    private void open() {
        window.start(library.root());
        window.awaits("Ice cores");
    }

    private void cleanUp() {
        open();
        window.press("Clean up");
        window.awaitsHeld();
    }

    /** All files are where they were, and none is held. */
    private void assertAsBefore() {
        assertEquals(before, creatorsFiles(library));
        assertEquals(Set.of(), held(library));
    }

    private @Nullable String status() {
        return library.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'");
    }

    private @Nullable String autoCleanSetting() {
        return library.ask("SELECT auto_cleanup_enabled FROM user_preferences");
    }

    private String banner() {
        return robot.lookup("#banner").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }
}
