package app.offcut.autoclean;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The loop of auto-clean: checks what hints name and what is due, or everything when a full look is
 * due, then rests. The first hint is followed at once; a throttle limits how much time hints may
 * take. Not thread-safe.
 */
final class WatchLoop {
    private final FinalsCheck check;
    private final KeepTimes keepTimes;
    private final SpaceRules spaceRules;
    private final SpaceCleanups.Around around;
    private final FinalVideoWatcher watcher;
    private final Hints hints;
    private final Queue<Predicate<String>> asked;
    private final Schedule schedule;
    private final LookThrottle fullLooks;
    private final LookThrottle projectLooks;
    private final LookThrottle rowLooks;

    /**
     * @param asked which projects to check again, because something other than a final has changed
     */
    WatchLoop(
            FinalsCheck check,
            KeepTimes keepTimes,
            SpaceRules spaceRules,
            SpaceCleanups.Around around,
            FinalVideoWatcher watcher,
            Hints hints,
            Queue<Predicate<String>> asked,
            InstantSource clock,
            WakeUp wakeUp) {
        this.check = check;
        this.keepTimes = keepTimes;
        this.spaceRules = spaceRules;
        this.around = around;
        this.watcher = watcher;
        this.hints = hints;
        this.asked = asked;
        schedule = new Schedule(clock, wakeUp);
        fullLooks = new LookThrottle(clock);
        projectLooks = new LookThrottle(clock);
        rowLooks = new LookThrottle(clock);
    }

    /** Does what is due, then rests until there may be something to do. */
    void step() throws InterruptedException {
        keepTimes.look(schedule.full());
        askAgain();
        check.stirred(hints.takeStirred());
        if (schedule.full() || check.retries() || (hints.hasEverything() && fullLooks.mayLook()))
            lookAtAll();
        else lookAtSome();
        check.act();
        spaceRules.look(schedule.full(), around);
        if (schedule.rest(nextDue(), watcher.polling())) {
            check.forget();
            for (LookThrottle throttle : List.of(fullLooks, projectLooks, rowLooks))
                throttle.forget();
        }
    }

    private void askAgain() {
        for (var ids = asked.poll(); ids != null; ids = asked.poll()) {
            check.askAgain(ids);
            hints.everything();
        }
    }

    private void lookAtAll() {
        hints.takeAll();
        fullLooks.look(() -> {
            watcher.arm(check.waiting());
            check.look();
            check.rowsChanged();
            check.askForTheSwitch(true);
        });
    }

    private void lookAtSome() {
        Set<String> projects = new HashSet<>();
        if (projectLooks.mayLook()) projects.addAll(hints.takeProjects());
        if (hints.hasRows() && rowLooks.mayLook()) {
            hints.takeRows();
            rowLooks.look(() -> {
                check.rowsChanged();
                check.askForTheSwitch(false);
                if (watcher.leavesOut()) addRendering(projects);
            });
        }
        if (projects.isEmpty()) check.look(projects); // only what is due
        else
            projectLooks.look(() -> {
                watcher.follow(projects);
                check.look(projects);
            });
    }

    /** Adds projects that are rendering, because old folders are not watched. */
    private void addRendering(Set<String> projects) {
        Optional<Set<String>> rendering = check.rendering();
        if (rendering.isPresent()) projects.addAll(watcher.wake(rendering.get()));
        else hints.everything();
    }

    private Instant nextDue() {
        Instant next = earlier(check.nextDue(), keepTimes.next());
        next = earlier(next, spaceRules.next());
        if (hints.hasProjects()) next = earlier(next, projectLooks.next());
        if (hints.hasRows()) next = earlier(next, rowLooks.next());
        return hints.hasEverything() ? earlier(next, fullLooks.next()) : next;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
