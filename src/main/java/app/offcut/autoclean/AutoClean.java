package app.offcut.autoclean;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.survey.Survey;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.generator.Records;
import app.offcut.library.Library;
import app.offcut.library.OpenedRoot;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.UserPreferences;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
 * Cleans up automatically after a new final video, from {@link #start} until closed. Also finishes
 * what earlier runs left and erases expired holds. Events are only hints: every decision reads disk
 * and database again. Never gets in the generator's way: failures are logged and reported to the
 * listener.
 */
public final class AutoClean implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AutoClean.class);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(15);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Cleanup cleanup;
    private final AutoCleanSetting setting;
    private final UserPreferences preferences;
    private final Backlog backlog;
    private final FinalsSeen seen;
    private final Surveyor surveyor;
    private final Library library;
    private final Records records;
    private final InstantSource clock;
    private final WakeUp wakeUp;
    private final SpaceRules spaceRules;
    private final Fuse fuse = new Fuse();

    /** Held during work, so that {@link #close} can wait for its end. */
    private final Semaphore idle = new Semaphore(1);

    private volatile @Nullable Duration keep;
    private volatile boolean closing;
    private volatile @Nullable KeepTimes watched;
    private final Queue<Predicate<String>> asked = new ConcurrentLinkedQueue<>();

    /**
     * @param clock the engine's clock
     * @param wakeUp ends its rests early
     */
    public AutoClean(
            Surveyor surveyor,
            Cleanup cleanup,
            AutoCleanSetting setting,
            UserPreferences preferences,
            FinalsSeen seen,
            Library library,
            Records records,
            InstantSource clock,
            WakeUp wakeUp,
            SpaceRules spaceRules) {
        this.surveyor = surveyor;
        this.cleanup = cleanup;
        this.setting = setting;
        this.preferences = preferences;
        this.seen = seen;
        this.library = library;
        this.records = records;
        this.clock = clock;
        this.wakeUp = wakeUp;
        this.spaceRules = spaceRules;
        backlog = new Backlog(library, surveyor, seen, clock);
    }

    /**
     * Starts watching. Records the existing finals if this library is seen for the first time.
     * Returns at once.
     *
     * @return completes when watching has ended, normally only after {@link #close}
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
        var thread = Thread.ofPlatform().name("auto-clean").daemon();
        return CompletableFuture.runAsync(() -> watchOn(safe, keepTimes), thread::start)
                .handle((_, _) -> closing);
    }

    /** Watches until closed. Reports any failure and resumes after a while. */
    private void watchOn(Consumer<Event> target, KeepTimes keepTimes) {
        Consumer<Event> listener = withoutRepeats(target);
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

    /** One full pass: look, wait for the second look (at most 15 s), act. Blocking. */
    public void once(Consumer<Event> listener) {
        Consumer<Event> safe = safe(listener);
        undisturbed(
                safe,
                () -> {
                    new KeepTimes(cleanup, clock, safe).look(true);
                    lookTwice(round(safe));
                    makeRoomOnce(around(safe));
                });
    }

    /** Records all existing finals, good or not, unless already done. */
    public void rememberFirstSight() {
        try {
            backlog.record();
        } catch (RuntimeException e) {
            // the next step that needs the record retries
            LOG.warn("The finals of {} could not be recorded", library.root(), e);
        }
    }

    /** Checks for expired holds at once, if watching; another Offcut may have begun them. */
    public void endHeld() {
        KeepTimes keepTimes = watched;
        if (keepTimes == null) return;
        keepTimes.lookNow();
        wakeUp.ring();
    }

    /** The switch was set: acts at once on the finals that wait for it. */
    public void lookAgain() {
        askAgain(_ -> true);
    }

    /** The user no longer pins this project: acts at once if it waits. */
    public void lookAgain(String projectId) {
        askAgain(projectId::equals);
    }

    /** The library was measured: looks whether space is short. */
    public void measured(Survey survey) {
        spaceRules.measured(survey);
        wakeUp.ring();
    }

    /** The rules about space were set: acts on them at once. */
    public void lookAtSpace() {
        spaceRules.lookNow();
        wakeUp.ring();
    }

    private void askAgain(Predicate<String> projectIds) {
        asked.add(projectIds);
        wakeUp.ring();
    }

    private void watch(Consumer<Event> listener, KeepTimes keepTimes) throws InterruptedException {
        FinalsCheck check = round(listener);
        Hints hints = new Hints(wakeUp);
        Consumer<String> problems = sentence -> listener.accept(new Event.Failed(sentence));
        try (var watcher =
                new FinalVideoWatcher(
                        library, records, hints, problems, WatchSource.SYSTEM, clock)) {
            var watch =
                    new WatchLoop(
                            check,
                            keepTimes,
                            spaceRules,
                            around(listener),
                            watcher,
                            hints,
                            asked,
                            clock,
                            wakeUp);
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

    private void makeRoomOnce(SpaceCleanups.Around around) throws InterruptedException {
        Instant end = clock.instant().plus(SECOND_LOOK);
        spaceRules.look(true, around);
        while (!closing && spaceRules.next().isBefore(end)) {
            Duration rest = Duration.between(clock.instant(), spaceRules.next());
            if (rest.isPositive()) wakeUp.await(rest);
            else spaceRules.look(false, around);
        }
    }

    private SpaceCleanups.Around around(Consumer<Event> listener) {
        return new SpaceCleanups.Around(this::keepTime, listener, () -> !closing, fuse);
    }

    private static void look(FinalsCheck check) {
        check.look();
        check.act();
    }

    /** Overrides the keep time of the preferences. Call before {@link #start}. */
    public void keep(Duration time) {
        keep = time;
    }

    private Duration keepTime() {
        Duration overruling = keep;
        return overruling == null ? preferences.keepTime().duration() : overruling;
    }

    private FinalsCheck round(Consumer<Event> listener) {
        var dueCleanups =
                new DueCleanups(
                        cleanup, setting, this::keepTime, clock, listener, () -> !closing, fuse);
        var root = OpenedRoot.of(library);
        return new FinalsCheck(
                root,
                library.generator().unattendedQuiet(),
                surveyor,
                records,
                backlog,
                seen,
                clock,
                dueCleanups,
                listener);
    }

    /** Suppresses repeated {@link NotWatching} events. */
    private static Consumer<Event> withoutRepeats(Consumer<Event> listener) {
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

    /** Runs the work and handles its failures. Returns whether a retry makes sense. */
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
        } catch (Throwable e) { // errors too: otherwise watching would stop unnoticed
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
