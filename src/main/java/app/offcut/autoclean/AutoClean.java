package app.offcut.autoclean;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.database.HostDatabase;
import app.offcut.library.Library;
import app.offcut.library.OpenedRoot;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.UserPreferences;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleans up by itself after a new final video, while it is started, and ends what earlier runs left
 * or keep no longer. Events are hints: every decision re-reads disk and database. Never throws into
 * the generator's way: what fails is logged and told to the listener.
 */
public final class AutoClean implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AutoClean.class);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(15);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    /** What the listener is told, on a thread of its own. */
    public sealed interface Event {
        /** Watching has begun, also again after {@link NotWatching}. */
        record Watching(int finals) implements Event {}

        /** New finals cannot be noticed now; it is tried again. */
        record NotWatching(String why) implements Event {}

        /**
         * The library's disk is back under another number. Until the library is opened anew this is
         * told again with each try.
         */
        record Returned() implements Event {}

        /** A new final is not ready yet, or auto-clean is off. */
        record Waiting(String projectId, String why) implements Event {}

        /**
         * Nothing is cleaned, since it cannot be read whether auto-clean is on.
         *
         * @param why names what cannot be read, and the cause
         */
        record SwitchUnread(String why) implements Event {}

        /** A final came, went or changed: its row is to be measured anew. */
        record Changed(String projectId) implements Event {}

        record Cleaned(CleanupReport report) implements Event {}

        record Refused(String projectId, Refusal refusal) implements Event {}

        /** Too much at once: a person must look. */
        record Fuse(List<String> projectIds, String why) implements Event {}

        record Problem(String sentence) implements Event {}
    }

    private final Cleanup cleanup;
    private final AutoCleanSetting setting;
    private final UserPreferences preferences;
    private final Backlog backlog;
    private final FinalsSeen seen;
    private final Surveyor surveyor;
    private final Library library;
    private final HostDatabase host;
    private final InstantSource clock;
    private final WakeUp wakeUp;

    /** Taken while something goes on, so that closing can wait for its end. */
    private final Semaphore idle = new Semaphore(1);

    private volatile @Nullable Duration keep;
    private volatile boolean closing;
    private volatile @Nullable KeepTimes watched;
    private final Queue<Predicate<String>> asked = new ConcurrentLinkedQueue<>();

    /**
     * @param clock the engine's
     * @param wakeUp ends its rests
     */
    public AutoClean(
            Surveyor surveyor,
            Cleanup cleanup,
            AutoCleanSetting setting,
            UserPreferences preferences,
            FinalsSeen seen,
            Library library,
            HostDatabase host,
            InstantSource clock,
            WakeUp wakeUp) {
        this.surveyor = surveyor;
        this.cleanup = cleanup;
        this.setting = setting;
        this.preferences = preferences;
        this.seen = seen;
        this.library = library;
        this.host = host;
        this.clock = clock;
        this.wakeUp = wakeUp;
        backlog = new Backlog(library, surveyor, seen, clock);
    }

    /**
     * Records the finals there are if this library is seen for the first time, and begins to watch.
     * Returns at once.
     *
     * @return completed when it watches no more, which nothing but {@link #close} should bring
     *     about
     */
    public CompletableFuture<Boolean> start(Consumer<Event> listener) {
        Consumer<Event> safe = safe(listener);
        var keepTimes = new KeepTimes(cleanup, clock, safe);
        watched = keepTimes;
        cleanup.onFinished(report -> {
            keepTimes.note(report);
            // a cleanup by hand may settle what waits here
            if (report.startedBy() != StartedBy.AUTO) askAgain(id -> id.equals(report.projectId()));
        });
        var over = new CompletableFuture<Boolean>();
        Thread.ofPlatform()
                .name("auto-clean")
                .daemon()
                .start(() -> {
                    try {
                        watchOn(safe, keepTimes);
                    } finally {
                        over.complete(closing);
                    }
                });
        return over;
    }

    /** Whatever goes wrong is said, and a while later it watches again. */
    private void watchOn(Consumer<Event> told, KeepTimes keepTimes) {
        Consumer<Event> listener = notTwice(told);
        while (!closing && undisturbed(listener, () -> watch(listener, keepTimes))) {
            Instant again = clock.instant().plus(AFTER_FAILURE);
            try {
                for (Duration rest = AFTER_FAILURE;
                        !closing && rest.isPositive() && rest.compareTo(AFTER_FAILURE) <= 0;
                        rest = Duration.between(clock.instant(), again)) wakeUp.await(rest);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** One full reconcile: look, wait for the second look (at most 15 s), act. Blocks. */
    public void once(Consumer<Event> listener) {
        Consumer<Event> safe = safe(listener);
        undisturbed(
                safe,
                () -> {
                    new KeepTimes(cleanup, clock, safe).look(true);
                    lookTwice(round(safe));
                });
    }

    /** Records the finals there are, good or not, unless this was done before. */
    public void rememberFirstSight() {
        try {
            backlog.record();
        } catch (RuntimeException e) {
            // whoever needs it next tries again
            LOG.warn("The finals of {} could not be recorded", library.root(), e);
        }
    }

    /** Something held is due that another Offcut may have begun: looks at once, if it watches. */
    public void endHeld() {
        KeepTimes keepTimes = watched;
        if (keepTimes == null) return;
        keepTimes.lookNow();
        wakeUp.ring();
    }

    /** The switch was set: acts at once on what waits for it. */
    public void lookAgain() {
        askAgain(_ -> true);
    }

    /** This project is no longer kept by the user: acts at once if it waits. */
    public void lookAgain(String projectId) {
        askAgain(projectId::equals);
    }

    private void askAgain(Predicate<String> projectIds) {
        asked.add(projectIds);
        wakeUp.ring();
    }

    private void watch(Consumer<Event> listener, KeepTimes keepTimes) throws InterruptedException {
        FinalsCheck check = round(listener);
        Hints hints = new Hints(wakeUp);
        Consumer<String> problems = sentence -> listener.accept(new Event.Problem(sentence));
        try (var watcher =
                new FinalVideoWatcher(library, hints, problems, WatchSource.SYSTEM, clock)) {
            var watch = new WatchLoop(check, keepTimes, watcher, hints, asked, clock, wakeUp);
            while (!closing) watch.step();
        }
    }

    private void lookTwice(FinalsCheck check) throws InterruptedException {
        look(check);
        Instant end = clock.instant().plus(SECOND_LOOK);
        while (!closing && check.unjudged() && check.nextDue().isBefore(end)) {
            Duration rest = Duration.between(clock.instant(), check.nextDue());
            if (rest.isPositive()) wakeUp.await(rest);
            else look(check);
        }
    }

    private static void look(FinalsCheck check) {
        check.look();
        check.act();
    }

    /** Overrules the preference for what is cleaned from now on. Before it is started. */
    public void keep(Duration time) {
        keep = time;
    }

    private Duration keepTime() {
        Duration overruling = keep;
        return overruling == null ? preferences.keepTime().duration() : overruling;
    }

    private FinalsCheck round(Consumer<Event> listener) {
        var dueCleanups =
                new DueCleanups(cleanup, setting, this::keepTime, clock, listener, () -> !closing);
        var root = OpenedRoot.of(library);
        return new FinalsCheck(root, surveyor, host, backlog, seen, clock, dueCleanups, listener);
    }

    /** That it does not watch is said once, until it watches again. */
    private static Consumer<Event> notTwice(Consumer<Event> listener) {
        var said = new AtomicReference<@Nullable Event>();
        return event -> {
            if (event instanceof Event.NotWatching && event.equals(said.get())) return;
            if (event instanceof Event.NotWatching || event instanceof Event.Watching)
                said.set(event);
            listener.accept(event);
        };
    }

    private static Consumer<Event> safe(Consumer<Event> listener) {
        return event -> {
            try {
                listener.accept(event);
            } catch (RuntimeException | Error e) {
                LOG.error("A listener failed on {}", event, e);
            }
        };
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** Returns whether it may be tried again. */
    private boolean undisturbed(Consumer<Event> listener, Work work) {
        try {
            idle.acquire();
            try {
                work.run();
            } finally {
                idle.release();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Throwable e) { // an error too: nobody else would notice that it watches no more
            LOG.error("Auto-clean of {} ended", library.root(), e);
            listener.accept(new Event.NotWatching(Texts.of("autoclean.ended")));
            return true;
        }
    }

    /** Stops within 2 s; a run under way stops between two files. */
    @Override
    public void close() {
        closing = true;
        wakeUp.ring();
        try {
            if (idle.tryAcquire(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) idle.release();
            else LOG.warn("Auto-clean of {} is still busy", library.root());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
