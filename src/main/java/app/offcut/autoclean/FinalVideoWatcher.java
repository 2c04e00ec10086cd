package app.offcut.autoclean;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import app.offcut.library.Library;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings the bell when a final video may have come, changed or gone. Only a hint: it decides
 * nothing, and what it misses the next full look finds. Watches the two fixed folders and the
 * folders listed there; follows no links but those that the user has agreed to.
 */
final class FinalVideoWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FinalVideoWatcher.class);
    private static final List<List<String>> PARENTS =
            List.of(List.of("public", "videos"), List.of(".cache", "output"));
    private static final String FINAL = "final.mp4";

    /** A program that writes a video makes thousands of events; one hint for all is enough. */
    private static final Duration BETWEEN_HINTS = Duration.ofMillis(500);

    /** What the system offers; a seam for tests of what it refuses. */
    interface Source {
        Source SYSTEM =
                new Source() {
                    @Override
                    public WatchService open(Path root) throws IOException {
                        return root.getFileSystem().newWatchService();
                    }

                    @Override
                    public WatchKey register(Path folder, WatchService service) throws IOException {
                        return folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
                    }
                };

        WatchService open(Path root) throws IOException;

        WatchKey register(Path folder, WatchService service) throws IOException;
    }

    private final Library library;
    private final Path root;
    private final Bell bell;
    private final Consumer<String> problems;
    private final Source source;
    private final @Nullable WatchService service;
    private Map<Path, WatchKey> keys = new HashMap<>();
    private volatile boolean stale = true;
    private volatile boolean polling;

    /**
     * @param problems told one sentence if changes cannot be noticed as they happen
     */
    FinalVideoWatcher(Library library, Bell bell, Consumer<String> problems, Source source) {
        this.library = library;
        this.root = library.root();
        this.bell = bell;
        this.problems = problems;
        this.source = source;
        service = open();
        if (service != null)
            Thread.ofVirtual().name("final-video-watcher").start(() -> listen(service));
    }

    private @Nullable WatchService open() {
        try {
            return source.open(root);
        } catch (IOException | UnsupportedOperationException e) {
            poll(e);
            return null;
        }
    }

    private void poll(Exception cause) {
        if (polling) return;
        polling = true;
        LOG.warn("Watching {} by looking again and again: {}", root, cause.toString());
        problems.accept(Texts.of("autoclean.polling"));
    }

    /** Whether events are not to be had, or not for all folders. */
    boolean polling() {
        return polling;
    }

    /** Whether folders came or went, so that {@link #arm} is due. */
    boolean stale() {
        return stale;
    }

    /** Watches every folder there is now. To be called before a look, by one thread. */
    void arm() {
        if (service == null) return;
        stale = false;
        Map<Path, WatchKey> armed = new HashMap<>();
        for (List<String> names : PARENTS) armDown(names, service, armed);
        // a folder that was moved away and made again has another key now
        keys.forEach((folder, key) -> cancelUnlessIn(armed, folder, key));
        keys = armed;
    }

    private static void cancelUnlessIn(Map<Path, WatchKey> armed, Path folder, WatchKey key) {
        if (armed.get(folder) != key) key.cancel();
    }

    /** Down to the folder of the projects; where it is missing, the last that is there tells. */
    private void armDown(List<String> names, WatchService service, Map<Path, WatchKey> armed) {
        Path folder = root;
        for (String name : names) {
            Path next = folder.resolve(name);
            if (!mayEnter(next)) {
                register(folder, service, armed);
                // made between the two steps: then nobody would tell
                if (!mayEnter(next)) return;
            }
            folder = next;
            if (!name.equals(names.getLast())) register(folder, service, armed);
        }
        register(folder, service, armed);
        try (DirectoryStream<Path> projects =
                Files.newDirectoryStream(folder, FinalVideoWatcher::isFolder)) {
            for (Path project : projects) register(project, service, armed);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} went while it was listed", folder, e);
        }
    }

    /** A folder, or a link that the user has agreed to; where it leads is judged by the look. */
    private boolean mayEnter(Path path) {
        List<String> place = new ArrayList<>();
        for (Path name : root.relativize(path)) place.add(name.toString());
        return isFolder(path) || (library.trusted().containsKey(place) && Files.isDirectory(path));
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, NOFOLLOW_LINKS);
    }

    private void register(Path folder, WatchService service, Map<Path, WatchKey> armed) {
        try {
            armed.put(folder, source.register(folder, service));
        } catch (FileSystemException e) {
            LOG.debug("{} went before it was watched, or cannot be read", folder, e);
        } catch (IOException e) {
            // the system's limit of watches
            poll(e);
        }
    }

    private void listen(WatchService service) {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean hint = false;
                for (WatchKey k = key; k != null; k = service.poll()) hint |= hint(k);
                if (hint) bell.ring();
                Thread.sleep(BETWEEN_HINTS);
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            LOG.debug("No longer watching {}", root);
        }
    }

    private boolean hint(WatchKey key) {
        Path folder = root.relativize((Path) key.watchable());
        boolean hint = false;
        for (WatchEvent<?> event : key.pollEvents()) hint |= hint(folder, event);
        if (key.reset()) return hint;
        stale = true;
        return true;
    }

    private boolean hint(Path folder, WatchEvent<?> event) {
        if (event.kind() == OVERFLOW || !(event.context() instanceof Path name)) {
            stale = true;
            return true;
        }
        int depth = folder.toString().isEmpty() ? 0 : folder.getNameCount();
        if (depth > 2) return name.toString().equalsIgnoreCase(FINAL);
        boolean ours =
                event.kind() != ENTRY_MODIFY
                        && (depth == 2
                                || PARENTS.stream()
                                        .anyMatch(p -> p.get(depth).equals(name.toString())));
        if (ours) stale = true;
        return ours;
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
