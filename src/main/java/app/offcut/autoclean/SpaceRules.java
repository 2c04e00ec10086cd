package app.offcut.autoclean;

import app.offcut.autoclean.SpaceCleanups.Around;
import app.offcut.autoclean.SpaceCleanups.Result;
import app.offcut.autoclean.SpaceMeter.Shortage;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.survey.Survey;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.library.DiskSpace;
import app.offcut.library.Library;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.SpaceGoals;
import app.offcut.settings.SpaceSetting;
import app.offcut.text.Formats;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's rules about space: while the disk has too little or the library is too large, cleans
 * finished projects, least recently active first, and stops as soon as it is well again. As long as
 * nothing is short, a look costs one query of offcut.db and one reading of the disk. One thread
 * calls {@link #look}; {@link #measured} and {@link #lookNow} are thread-safe.
 */
public final class SpaceRules {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceRules.class);

    /** How long a survey is good enough to choose from; each plan reads the disk anyway. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /** How long the size of the library is taken from the last survey. */
    private static final Duration SIZE_GOOD_FOR = Duration.ofHours(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final SpaceSetting setting;
    private final AutoCleanSetting autoClean;
    private final Surveyor surveyor;
    private final SpaceMeter meter;
    private final SpaceQueue queue;
    private final SpaceCleanups cleanups;
    private final InstantSource clock;

    private volatile @Nullable Survey survey;
    private volatile Instant next = Instant.MIN;

    private final Set<String> reported = new HashSet<>();

    private final SpaceGain gain = new SpaceGain();

    /** What the rules have taken from the library, by time. */
    private final Map<Instant, Long> goneBytes = new HashMap<>();

    public SpaceRules(
            SpaceSetting setting,
            AutoCleanSetting autoClean,
            Surveyor surveyor,
            Cleanup cleanup,
            DiskSpace disk,
            Library library,
            InstantSource clock) {
        this.setting = setting;
        this.autoClean = autoClean;
        this.surveyor = surveyor;
        this.clock = clock;
        meter = new SpaceMeter(disk, cleanup, clock);
        queue = new SpaceQueue(surveyor, clock);
        cleanups = new SpaceCleanups(cleanup, library, clock);
    }

    /** The library was measured. */
    void measured(Survey now) {
        survey = now;
        lookNow();
    }

    /** The rules may have been changed. */
    void lookNow() {
        next = Instant.MIN;
    }

    /** When to look again, if nothing happens before. */
    Instant next() {
        return next;
    }

    /**
     * Cleans what the rules ask for now. Never throws: a failure is retried later.
     *
     * @param full whether to look even if nothing is due
     */
    void look(boolean full, Around around) {
        if (!full && clock.instant().isBefore(next)) return;
        next = Instant.MAX; // a survey from here on sets it again
        try {
            makeRoom(setting.read(), around);
        } catch (Problem e) {
            LOG.info("The space rules wait: {}", e.sentence(), e.getCause());
            later(BETWEEN_LOOKS);
        } catch (RuntimeException e) {
            LOG.error("The space rules failed", e);
            report("space.failed", around);
            later(BETWEEN_LOOKS);
        }
    }

    private void makeRoom(SpaceGoals goals, Around around) {
        if (gain.begun()) measureGain();
        Optional<Shortage> shortage = goals.on() ? shortage(goals) : Optional.empty();
        if (shortage.filter(this::needsNewSurvey).isPresent()) {
            survey(BETWEEN_LOOKS);
            shortage = shortage(goals);
        }
        if (shortage.isEmpty()) {
            queue.forget();
            if (reallyWell(goals)) {
                gain.forget();
                reported.clear();
            }
            if (goals.on()) later(BETWEEN_LOOKS);
            return;
        }
        // the variable overrules everything unasked, and an unreadable one may say so
        AutoCleanSetting.Value allowed = autoClean.read();
        if (allowed.locked() || allowed.problem() != null) {
            if (allowed.locked()) report("space.locked", around, allowed.place());
            return;
        }
        choose(goals);
        if (queue.isEmpty()) reportNothingLeft(shortage.get(), goals, around);
        else if (queue.settled()) clean(goals, around);
        else later(NewFinal.SETTLED);
    }

    /** Whether nothing is short even without what held files free soon: they may free nothing. */
    private boolean reallyWell(SpaceGoals goals) {
        return !goals.on()
                || !gain.begun()
                || meter.freeNow().filter(free -> free >= goals.freeBytes()).isPresent();
    }

    private void measureGain() {
        meter.freeNow()
                .ifPresent(free ->
                        gain.measure(free, meter.heldProjects()::contains, cleanups::wasPutBack));
    }

    private Optional<Shortage> shortage(SpaceGoals goals) {
        Optional<Long> free = goals.freeBytes() > 0 ? meter.free(goals) : Optional.empty();
        Optional<Long> size =
                goals.libraryBytes() > 0
                        ? Optional.of(size(survey(SIZE_GOOD_FOR)))
                        : Optional.empty();
        return Shortage.of(goals, free, size);
    }

    /** Whether to measure again before planning: somebody may have cleaned since the survey. */
    private boolean needsNewSurvey(Shortage shortage) {
        return shortage.rule() == SpaceRule.LIBRARY_SIZE && !queue.chosen();
    }

    private long size(Survey now) {
        goneBytes.keySet().removeIf(at -> at.isBefore(now.measuredAt()));
        return SpaceMeter.size(now) - goneBytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private Survey survey(Duration goodFor) {
        Survey known = survey;
        if (known == null || known.measuredAt().plus(goodFor).isBefore(clock.instant())) {
            survey = known = surveyor.survey();
        }
        return known;
    }

    /** Chooses from a recent survey; a look that found nothing left is not repeated soon. */
    private void choose(SpaceGoals goals) {
        boolean usedUp = queue.chosen() && queue.isEmpty();
        if (!goals.equals(queue.goals())) gain.forget();
        queue.choose(survey(usedUp ? SIZE_GOOD_FOR : GOOD_FOR), goals);
    }

    /** Cleans the candidates whose finals are settled, as long as something is short. */
    private void clean(SpaceGoals goals, Around around) {
        while (!queue.isEmpty() && around.goOn().getAsBoolean()) {
            SpaceCandidate one = queue.first();
            List<FinalFingerprint> look = queue.looksAtFirst();
            Optional<Shortage> shortage = shortage(goals);
            // the next ones, or well or switched off meanwhile
            if (look == null || shortage.isEmpty() || !setting.read().equals(goals)) break;
            SpaceRule rule = shortage.get().rule();
            if (rule == SpaceRule.FREE_SPACE) measureGain();
            if (gain.vain(rule)) {
                report("space.vain", around);
                return;
            }
            Result result = cleanups.clean(one, look, shortage.get(), around);
            if (result == Result.LATER) {
                later(Fuse.WINDOW);
                return;
            }
            queue.removeFirst();
            if (result == Result.CLEANED) {
                gain.cleaned(rule, one.projectId(), one.allocatedBytes());
                goneBytes.merge(clock.instant(), one.bytes(), Long::sum);
            }
        }
        later(Duration.ZERO);
    }

    private void later(Duration rest) {
        Instant at = clock.instant().plus(rest);
        if (at.isBefore(next)) next = at;
    }

    private void reportNothingLeft(Shortage shortage, SpaceGoals goals, Around around) {
        String missing = Formats.bytes(shortage.bytes());
        switch (shortage.rule()) {
            case FREE_SPACE ->
                    report("space.none-free", around, missing, Formats.bytes(goals.freeBytes()));
            case LIBRARY_SIZE ->
                    report("space.none-size", around, missing, Formats.bytes(goals.libraryBytes()));
        }
    }

    /** Reports each kind of trouble once, until it is well again; its amount may change. */
    private void report(String key, Around around, Object... amounts) {
        if (reported.add(key))
            around.listener().accept(new Event.SpaceShort(Texts.of(key, amounts)));
    }
}
