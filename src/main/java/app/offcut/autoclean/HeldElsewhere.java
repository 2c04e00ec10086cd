package app.offcut.autoclean;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.KnownHolds.Held;
import app.offcut.cleanup.run.KnownHolds;
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
public final class HeldElsewhere implements HeldTotals {
    private static final Logger LOG = LoggerFactory.getLogger(HeldElsewhere.class);

    /** An Offcut that has the library open comes first: its user sees what happens. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** After trouble, such as a disk that is away. */
    private static final Duration RETRY = Duration.ofMinutes(5);

    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** Opens a known library for as long as something in it is erased. */
    @FunctionalInterface
    public interface Opener {
        /**
         * @throws Problem if it cannot be used now
         */
        Optional<Opened> open(long libraryId, Path root);
    }

    /** A library that is open for a moment. */
    public interface Opened extends AutoCloseable {
        Cleanup cleanup();

        @Override
        void close();
    }

    private final Path stateFolder;
    private final Opener opener;
    private final InstantSource clock;

    /** Runs that are not to be tried before a time, and those of a clock ahead: by their ids. */
    private final Map<String, Instant> later = new HashMap<>();

    private final Map<String, Instant> ahead = new HashMap<>();
    private volatile Function<Path, Optional<Runnable>> open = _ -> Optional.empty();
    private volatile boolean closing;
    private @Nullable OwnDatabase own;
    private @Nullable OwnChanges changes;
    private @Nullable Thread thread;

    /**
     * @param stateFolder in which offcut.db is
     */
    public HeldElsewhere(Path stateFolder, Opener opener, InstantSource clock) {
        this.stateFolder = stateFolder;
        this.opener = opener;
        this.clock = clock;
    }

    @Override
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
            LOG.error("What is held in other libraries waits for the next start", e);
        }
    }

    /** Erases what is due. Returns when to look again, if offcut.db does not change before. */
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
            LOG.info("Offcut's own database is left for later: {}", problem.sentence());
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

    /** Returns when it is to be tried again. */
    private Instant end(Place library, List<Held> runs) {
        Instant again = clock.instant().plus(RETRY);
        Optional<Runnable> itself = open.apply(library.root());
        try (Opened opened = itself.isPresent() ? null : open(library)) {
            itself.ifPresent(Runnable::run);
            if (opened != null) again = end(opened, again);
        } catch (Problem problem) {
            LOG.info("{} is left for later: {}", library.root(), problem.sentence());
        } catch (RuntimeException e) {
            LOG.error("What is held in {} is left for later", library.root(), e);
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

    /** The rest is logged by the engine. */
    private static void log(AutoClean.Event event) {
        if (!(event instanceof AutoClean.Event.Cleaned))
            LOG.info("In a library that is not open: {}", event);
    }

    @Override
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

    @Override
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
                LOG.warn("A cleanup in another library is still being ended");
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
