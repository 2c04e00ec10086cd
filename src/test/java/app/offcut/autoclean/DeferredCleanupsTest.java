package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.settings.UserPreferences.AudioTime;
import app.offcut.settings.UserPreferences.KeepTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Downloads that an automatic cleanup leaves only for now. */
class DeferredCleanupsTest extends WatchedLibraryFixture {
    private static final String DOWNLOAD = "assets/cache/dvids/988497.mp4";

    @BeforeEach
    void begin() {
        open(Form.SHIPPED_AT_026);
        watched.once();
    }

    private SampleProject finished(String id) {
        return rendered(id).finished();
    }

    private SampleProject rendered(String id) {
        return files.project(id).scenes(1).download("dvids", "988497");
    }

    /** As if the assembly had just fetched it. */
    private SampleProject justDownloaded(String id) {
        return finished(id).touch(DOWNLOAD, watched.time.instant().minusSeconds(60));
    }

    private boolean isThere() {
        return Files.exists(folder.resolve(DOWNLOAD));
    }

    @Test
    void goWhenOldEnoughAlsoAfterARestart() {
        justDownloaded("p");
        watched.once();
        assertEquals(List.of("p"), watched.cleaned());
        assertTrue(isThere());
        watched.onceAfter(Duration.ofMinutes(10));
        assertFalse(isThere());
        assertEquals(List.of("p", "p"), watched.cleaned());
        watched.onceAfter(Duration.ofHours(1));
        assertEquals(2, watched.cleaned().size());
    }

    /** What is kept for days delays nothing else, and goes by itself when its time is over. */
    @Test
    void goWhenTheTimeOfTheAudioIsOverAlsoAfterARestart() {
        watched.preferences.audioTime(AudioTime.WEEK);
        SampleProject project = justDownloaded("p");
        Path voice = folder.resolve(project.audioFolder() + "scene-1.mp3");
        watched.once();
        assertTrue(isThere());
        watched.onceAfter(Duration.ofMinutes(10));
        assertFalse(isThere());
        watched.onceAfter(Duration.ofDays(5));
        assertTrue(Files.exists(voice));
        assertEquals(2, watched.cleaned().size());
        watched.onceAfter(Duration.ofDays(3));
        assertFalse(Files.exists(voice));
        assertEquals(3, watched.cleaned().size());
    }

    @Test
    void goByThemselvesWhileItWatches() {
        TestClock time = new TestClock(2_000);
        try (var engine = WatchedLibrary.on(files, state, time)) {
            engine.start();
            rendered("p").touch(DOWNLOAD, time.instant().minusSeconds(60)).finished();
            Instant began = time.instant();
            WatchedLibrary.until(() -> !isThere());
            Duration took = Duration.between(began, time.instant());
            assertTrue(took.compareTo(Duration.ofHours(1)) < 0, took::toString);
            WatchedLibrary.until(() -> engine.cleaned().size() == 2);
        }
    }

    /** The generator writes to a file at the very moment when it is to go. */
    @Test
    void goLaterWhenTheyWereInUse() {
        TestClock time = new TestClock(2_000);
        AtomicBoolean written = new AtomicBoolean();
        ChangeHook writer =
                (change, place) -> {
                    if (change == Change.MOVE
                            && place.endsWith(DOWNLOAD)
                            && !written.getAndSet(true))
                        Files.setLastModifiedTime(place, FileTime.from(files.yesterday()));
                };
        try (var engine = new WatchedLibrary(files, state, time, writer)) {
            engine.start();
            finished("p");
            WatchedLibrary.until(() -> !isThere());
            assertTrue(written.get());
            WatchedLibrary.until(() -> engine.cleaned().size() == 2);
        }
    }

    @Test
    void goWithTheLastOfTwoProjectsCleanedTogether() {
        watched.preferences.keepTime(KeepTime.HOUR);
        finished("a");
        finished("b");
        watched.once();
        assertEquals(List.of("a", "b"), watched.cleaned());
        watched.preferences.keepTime(KeepTime.NOTHING);
        watched.onceAfter(Duration.ofHours(1));
        assertFalse(isThere());
        assertEquals("complete", files.ask("SELECT cleanup_status FROM projects WHERE id = 'a'"));
        assertEquals("complete", files.ask("SELECT cleanup_status FROM projects WHERE id = 'b'"));
    }

    @Test
    void stayWhileAnotherProjectNeedsThem() {
        files.project("draft").scenes(1).download("dvids", "988497");
        justDownloaded("p");
        watched.once();
        watched.onceAfter(Duration.ofMinutes(10));
        watched.onceAfter(Duration.ofHours(1));
        assertTrue(isThere());
        assertEquals(List.of("p"), watched.cleaned());
    }

    @Test
    void stayWhenAPersonRestoredTheOthers() {
        watched.preferences.keepTime(KeepTime.HOUR);
        justDownloaded("p");
        var before = files.files();
        watched.once();
        var report = watched.first(Event.Cleaned.class).report();
        watched.library.cleanup().undo(Objects.requireNonNull(report.run()));
        watched.onceAfter(Duration.ofHours(2));
        var left = files.files();
        left.removeIf(path -> path.startsWith(".offcut/"));
        assertEquals(before, left);
        assertEquals(List.of("p"), watched.cleaned());
    }

    @Test
    void waitUntilNothingOfTheProjectIsHeld() {
        watched.preferences.keepTime(KeepTime.HOUR);
        justDownloaded("p");
        watched.once();
        watched.onceAfter(Duration.ofMinutes(30));
        assertTrue(isThere());
        assertEquals(1, watched.library.cleanup().runs().size());
        watched.onceAfter(Duration.ofMinutes(31));
        assertFalse(isThere());
    }
}
