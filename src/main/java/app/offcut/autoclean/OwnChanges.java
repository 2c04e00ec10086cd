package app.offcut.autoclean;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for writes to offcut.db by other processes, without polling any disk. Without file system
 * events, each rest just takes its full time.
 */
final class OwnChanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnChanges.class);

    /** Maximum rest, so that suspend and clock changes are noticed soon. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Groups many changes in a row into one look. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final int RESTS = 10;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable WatchService service;

    OwnChanges(Path folder) {
        service = watch(folder);
    }

    private static @Nullable WatchService watch(Path folder) {
        try {
            WatchService service = folder.getFileSystem().newWatchService();
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            return service;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("Changes in {} cannot be watched: {}", folder, e.toString());
            return null;
        }
    }

    /** Waits until the given time, a write to offcut.db or {@link #close}; some minutes at most. */
    void rest(Instant until, InstantSource clock) throws InterruptedException {
        for (int rests = 0; rests < RESTS && closed.getCount() > 0; rests++) {
            Duration rest = Duration.between(clock.instant(), until);
            if (!rest.isPositive()) return;
            if (changed(rest.compareTo(LONGEST) > 0 ? LONGEST : rest)) {
                closed.await(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
        }
    }

    private boolean changed(Duration atMost) throws InterruptedException {
        WatchService news = service;
        if (news == null) return closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        try {
            WatchKey key = news.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (key == null) return false;
            boolean database = key.pollEvents().stream().anyMatch(OwnChanges::isDatabase);
            key.reset();
            return database;
        } catch (ClosedWatchServiceException e) {
            return true;
        }
    }

    /** Excludes the log, which is in the same folder. */
    private static boolean isDatabase(WatchEvent<?> event) {
        return event.kind() == StandardWatchEventKinds.OVERFLOW
                || String.valueOf(event.context()).startsWith("offcut.db");
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (service != null) service.close();
        } catch (IOException e) {
            LOG.debug("Closing the watch failed: {}", e.toString());
        }
    }
}
