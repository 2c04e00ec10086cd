package app.offcut.autoclean;

import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import app.offcut.files.FoundFile;
import app.offcut.generator.Layout;
import app.offcut.generator.Records;
import app.offcut.library.Library;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchEvent.Kind;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the file system for hints that a final video may have come, changed or gone, or that the
 * generator has written to its records. It decides nothing; the next full look finds whatever it
 * misses.
 */
final class FinalVideoWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FinalVideoWatcher.class);

    /**
     * Debounce interval. Writing a video makes thousands of events: the first passes at once, the
     * rest are grouped.
     */
    private static final Duration BETWEEN_HINTS = Duration.ofMillis(10);

    private final Path root;
    private final Path recordsFolder;
    private final Layout layout;
    private final WatchedPlaces places;
    private final Records records;
    private final Hints hints;
    private final Consumer<String> problems;
    private final @Nullable WatchService service;
    private final @Nullable WatchedFolders folders;
    private final Set<String> reported = new HashSet<>();
    private volatile boolean polling;

    /**
     * @param problems receives one sentence if changes cannot be noticed as they happen
     */
    FinalVideoWatcher(
            Library library,
            Records records,
            Hints hints,
            Consumer<String> problems,
            WatchSource source,
            InstantSource clock) {
        this.root = library.root();
        this.recordsFolder = library.recordsFolder();
        this.layout = library.layout();
        places = new WatchedPlaces(layout);
        this.records = records;
        this.hints = hints;
        this.problems = problems;
        service = open(source);
        folders = service == null ? null : new WatchedFolders(library, source, service, clock);
        if (service != null)
            Thread.ofVirtual().name("final-video-watcher").start(() -> listen(service));
    }

    private @Nullable WatchService open(WatchSource source) {
        try {
            return source.open(root);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Watching {} by polling: {}", root, e.toString());
            poll("autoclean.polling");
            return null;
        }
    }

    private void poll(String why) {
        polling = true;
        if (reported.add(why)) problems.accept(Texts.of(why));
    }

    /**
     * Whether file system events are unavailable for some folder, so that polling must replace
     * them.
     */
    boolean polling() {
        return polling;
    }

    /**
     * Whether some projects' folders are not watched, because nothing in them has changed recently.
     */
    boolean leavesOut() {
        return folders != null && folders.leavesOut();
    }

    /**
     * Updates the set of watched folders. Call before each look, on one thread.
     *
     * @param waiting projects whose finals are not dealt with yet
     */
    void arm(Set<String> waiting) {
        if (folders == null) return;
        folders.arm(waiting);
        polling = false;
        if (folders.refused()) poll("autoclean.polling");
        if (folders.shared()) poll("autoclean.polling-share");
    }

    /** Watches the folders of these projects too, and stops watching those that have gone. */
    void follow(Set<String> projects) {
        if (folders == null) return;
        for (String project : projects) folders.follow(project);
        if (folders.refused()) poll("autoclean.polling");
    }

    /**
     * Starts watching the idle folders of these projects. The ids may come from the database, so
     * they are checked against the listed folders.
     *
     * @return the existing ones, by folder name
     */
    Set<String> wake(Set<String> ids) {
        return folders == null ? Set.of() : folders.wake(ids);
    }

    private void listen(WatchService service) {
        try {
            while (true) {
                WatchKey key = service.take();
                for (WatchKey k = key; k != null; k = service.poll()) note(k);
                if (hints.any()) hints.ring();
                Thread.sleep(BETWEEN_HINTS);
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            LOG.debug("No longer watching {}", root);
        }
    }

    /** The folder above a library may have any other files. */
    private void noteAbove(WatchKey key) {
        for (WatchEvent<?> event : key.pollEvents())
            if (event.kind() == OVERFLOW || !(event.context() instanceof Path name))
                hints.everything();
            else if (FoundFile.representable(name)) noteRecords(event.kind(), name.toString());
        if (!key.reset()) hints.everything();
    }

    private void noteRecords(Kind<?> kind, String name) {
        if (layout.isDatabaseName(name) && records.changedBy(name, kind)) hints.rows();
    }

    private void note(WatchKey key) {
        if (isAbove((Path) key.watchable())) {
            noteAbove(key);
            return;
        }
        List<String> folder = new ArrayList<>();
        Path path = (Path) key.watchable();
        if (!path.equals(root)) for (Path name : root.relativize(path)) folder.add(name.toString());
        Optional<String> project = places.projectOf(folder);
        for (WatchEvent<?> event : key.pollEvents())
            // a name that this locale cannot express is found only by listing
            if (event.kind() == OVERFLOW
                    || !(event.context() instanceof Path name)
                    || !FoundFile.representable(name)) hints.everything();
            else if (project.isPresent())
                noteFile(project.get(), folder, event.kind(), name.toString());
            else note(folder, event.kind(), name.toString());
        if (!key.reset()) project.ifPresentOrElse(hints::project, hints::everything);
    }

    private void noteFile(String project, List<String> folder, Kind<?> kind, String name) {
        if (places.isFinal(name)) hints.project(project);
        else if (places.showsWork(folder)
                && (WatchedPlaces.isEntry(kind) || layout.isRecordName(name)))
            hints.stirred(project);
    }

    private void note(List<String> folder, Kind<?> kind, String name) {
        if (folder.isEmpty() && layout.isDatabaseName(name)) {
            noteRecords(kind, name);
        } else if (places.containsProjects(folder)) {
            if (WatchedPlaces.isEntry(kind)) hints.project(name);
        } else if (places.concernsAll(folder, name, kind)) hints.everything();
    }

    private boolean isAbove(Path folder) {
        return folder.equals(recordsFolder) && !folder.equals(root);
    }

    @Override
    public void close() {
        try {
            if (service != null) service.close();
        } catch (IOException e) {
            LOG.debug("Closing the watch of {}", root, e);
        }
    }
}
