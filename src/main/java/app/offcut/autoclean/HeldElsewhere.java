package app.offcut.autoclean;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.KnownHolds;
import app.offcut.cleanup.run.KnownHolds.Held;
import app.offcut.database.OwnDatabase;
import app.offcut.text.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases expired holds in every known library that is not open in this process; an open library
 * erases its own. The due times come from offcut.db, so a library's disk is read only when a hold
 * is due. The library's lock decides which of several Offcut processes does it.
 */
public class HeldElsewhere implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldElsewhere.class);

    /** Head start for an Offcut that has the library open, because its user sees what happens. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** Retry interval after a problem, for example a disconnected disk. */
    private static final Duration RETRY = Duration.ofMinutes(5);

    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** Opens a known library while its expired holds are erased. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens a library; empty if it is not to be opened now.
         *
         * @throws Problem if it is currently unusable
         */
        Optional<Opened> open(long libraryId, Path root);
    }

    /** A library that is open briefly. */
    public interface Opened extends AutoCloseable {
        Cleanup cleanup();

        @Override
        void close();
    }

    private final Path stateFolder;
    private final Opener opener;
    private final InstantSource clock;

    /** By run id: the earliest time of the next try, also for runs recorded under a fast clock. */
    private final Map<String, Instant> later = new HashMap<>();

    private final Map<String, Instant> ahead = new HashMap<>();
    private volatile Function<Path, Optional<Runnable>> open = _ -> Optional.empty();
    private volatile boolean closing;
    private @Nullable OwnDatabase own;
    private @Nullable OwnChanges changes;
    private @Nullable Thread thread;

    /**
     * @param stateFolder the folder of offcut.db
     */
    public HeldElsewhere(Path stateFolder, Opener opener, InstantSource clock) {
        this.stateFolder = stateFolder;
        this.opener = opener;
        this.clock = clock;
    }

    /**
     * Starts erasing expired holds. Returns at once.
     *
     * @param open for a library that is open in this process, the action that makes it erase its
     *     own holds; empty for any other
     */
    public synchronized void start(Function<Path, Optional<Runnable>> open) {
        this.open = open;
        if (thread == null && !closing)
            thread = Thread.ofPlatform().name("held-elsewhere").daemon().start(this::run);
    }

    private void run() {
        try (OwnChanges news = new OwnChanges(stateFolder)) {
            changes = news;
            while (!closing) news.rest(look(), clock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Erasing expired holds in other libraries stopped until the next start", e);
        }
    }

    /** Erases expired holds. Returns when to look again unless offcut.db changes before. */
    Instant look() {
        Instant next = clock.instant().plus(RETRY);
        try {
            later.keySet().retainAll(known().map(Held::run).toList());
            for (var library : byLibrary().entrySet()) {
                if (closing) return next;
                Instant due = due(library.getValue());
                if (!due.isAfter(clock.instant())) due = end(library.getKey(), library.getValue());
                if (due.isBefore(next)) next = due;
            }
        } catch (Problem problem) {
            LOG.info("Offcut's own database cannot be read now: {}", problem.sentence());
        }
        return next;
    }

    private record Place(long id, Path root) {}

    private Stream<Held> known() {
        return new KnownHolds(own()).list().stream();
    }

    private Map<Place, List<Held>> byLibrary() {
        Map<Place, List<Held>> libraries = new LinkedHashMap<>();
        known().forEach(held ->
                libraries
                        .computeIfAbsent(
                                new Place(held.libraryId(), held.root()), _ -> new ArrayList<>())
                        .add(held));
        return libraries;
    }

    private Instant due(List<Held> runs) {
        return runs.stream().map(this::due).min(Instant::compareTo).orElse(Instant.MAX);
    }

    private Instant due(Held run) {
        Instant due = run.due(clock.instant());
        return later.getOrDefault(run.run(), due.equals(run.until()) ? due.plus(GRACE) : due);
    }

    /** Erases the holds of one library. Returns when to retry. */
    private Instant end(Place library, List<Held> runs) {
        Instant again = clock.instant().plus(RETRY);
        Optional<Runnable> itself = open.apply(library.root());
        try (Opened opened = itself.isPresent() ? null : open(library)) {
            itself.ifPresent(Runnable::run);
            if (opened != null) again = end(opened, again);
        } catch (Problem problem) {
            LOG.info(
                    "Erasing expired holds in {} is postponed: {}",
                    library.root(),
                    problem.sentence());
        } catch (RuntimeException e) {
            LOG.error("Erasing expired holds in {} is postponed", library.root(), e);
        }
        for (Held run : runs) if (!due(run).isAfter(clock.instant())) later.put(run.run(), again);
        return due(runs);
    }

    private @Nullable Opened open(Place library) {
        return opener.open(library.id(), library.root()).orElse(null);
    }

    private Instant end(Opened opened, Instant retry) {
        var keepTimes = new KeepTimes(opened.cleanup(), clock, HeldElsewhere::log, ahead);
        keepTimes.look(true);
        Instant next = keepTimes.next();
        return next.isBefore(retry) || next.equals(Instant.MAX) ? retry : next;
    }

    /** Logs the events that the engine does not log itself. */
    private static void log(Event event) {
        if (!(event instanceof Event.Cleaned)) LOG.info("In a library that is not open: {}", event);
    }

    /**
     * What would stay in the hold after this process ends.
     *
     * @param until when the last of it may be erased
     */
    public record Left(int runs, long bytes, Instant until) {}

    /** What can still be undone in any library; empty if nothing can. Blocking. */
    public Optional<Left> left() {
        Instant now = clock.instant();
        List<Held> kept =
                known().filter(held -> held.until() != null && held.until().isAfter(now)).toList();
        long bytes = kept.stream().mapToLong(Held::bytes).sum();
        return kept.stream()
                .flatMap(held -> Stream.ofNullable(held.until()))
                .max(Instant::compareTo)
                .map(until -> new Left(kept.size(), bytes, until));
    }

    /**
     * Erases all held files in the libraries that are not open. Blocking.
     *
     * @return a sentence for each library that still holds files
     */
    public List<String> eraseNow() {
        List<String> left = new ArrayList<>();
        for (Place library : byLibrary().keySet()) {
            if (open.apply(library.root()).isPresent()) continue;
            try (Opened opened = open(library)) {
                if (opened == null)
                    throw Problem.of(Problem.Code.UNAVAILABLE, library.root().toString());
                for (HeldRun run : opened.cleanup().runs())
                    if (run.held()) refusal(opened.cleanup().purge(run.run())).ifPresent(left::add);
            } catch (Problem problem) {
                if (problem.code() != Problem.Code.NO_SUCH_RUN) left.add(problem.sentence());
            }
        }
        return left;
    }

    private static Optional<String> refusal(CleanupReport report) {
        var refusal = report.refusal();
        return report.outcome() == Outcome.REFUSED && refusal != null
                ? Optional.of(refusal.message())
                : report.failed().stream().findFirst().map(failed -> failed.cause());
    }

    private synchronized OwnDatabase own() {
        OwnDatabase opened = own;
        if (opened == null) own = opened = OwnDatabase.open(stateFolder);
        return opened;
    }

    /** Waits briefly for erasing to finish; the next start finishes the rest. */
    @Override
    public void close() {
        closing = true;
        OwnChanges news = changes;
        if (news != null) news.close();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        try {
            if (running != null && !running.join(CLOSE))
                LOG.warn("Expired holds in another library are still being erased");
            else closeDatabase();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void closeDatabase() {
        if (own != null) own.close();
        own = null;
    }
}
