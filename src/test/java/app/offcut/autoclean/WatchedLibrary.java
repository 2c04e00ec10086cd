package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;

import app.offcut.cleanup.survey.Surveyor;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.OpenLibrary;
import app.offcut.session.Wired;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A sample library, opened, with an auto-clean whose time runs fast and whose events are kept. What
 * it cleans is erased at once.
 */
final class WatchedLibrary implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    final SampleLibrary files;
    final OpenLibrary library;
    final OwnDatabase own;
    final UserPreferences preferences;
    final AutoCleanSetting setting;
    final Surveyor surveyor;
    private final Wired wired;
    final TestClock time = new TestClock();
    final AutoClean autoClean;
    final List<Event> events = new CopyOnWriteArrayList<>();

    /** Of the sample library that is made here nothing is finished yet. */
    static WatchedLibrary begun(Path folder, Form form, Path state) {
        SampleLibrary files = SampleLibrary.in(folder, form);
        // a library without any zone is none
        files.project("empty").scenes(1);
        return new WatchedLibrary(files, state);
    }

    WatchedLibrary(SampleLibrary files, Path state) {
        this.files = files;
        wired =
                Wired.open(
                        files.root(),
                        TestEnvironment.withState(state, time),
                        new Wired.Around() {
                            @Override
                            public WakeUp wakeUp() {
                                return time.wakeUp;
                            }
                        });
        library = wired.library();
        own = wired.own();
        preferences = wired.preferences();
        preferences.keepTime(KeepTime.NOTHING);
        setting = wired.setting();
        surveyor = wired.surveyor();
        autoClean = library.autoCleaner();
    }

    /** As after a restart. */
    AutoClean newAutoClean() {
        var identity = library.library().identity().lasting();
        var memory = own.memoryOf(files.root(), identity.device(), identity.inode());
        return new AutoClean(
                surveyor,
                library.cleanup(),
                setting,
                preferences,
                new FinalsSeen(memory),
                library.library(),
                library.host(),
                time,
                time.wakeUp);
    }

    void start() {
        var _ = autoClean.start(events::add);
        awaits(Event.Watching.class);
    }

    void once() {
        autoClean.once(events::add);
    }

    <E extends Event> E awaits(Class<E> kind) {
        await().atMost(SOON).until(() -> all(kind).findFirst().isPresent());
        return all(kind).findFirst().orElseThrow();
    }

    <E extends Event> Stream<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Ids of the projects that were cleaned, in that order. */
    List<String> cleaned() {
        return all(Event.Cleaned.class).map(e -> e.report().projectId()).toList();
    }

    @Override
    public void close() {
        wired.close();
    }
}
