package app.offcut.autoclean;

import app.offcut.autoclean.AutoClean.Event;
import app.offcut.cleanup.FinalLook;
import app.offcut.cleanup.Surveyor;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at all finals after the other, each followed by what is to be done about the new ones.
 * Used by one thread.
 */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    private final Surveyor surveyor;
    private final FirstSight firstSight;
    private final FinalsSeen seen;
    private final InstantSource clock;
    private final Attempts attempts;
    private final Consumer<Event> listener;
    private final NewFinals newFinals = new NewFinals();
    private boolean watching;
    private @Nullable String trouble;
    private Instant retry = Instant.MAX;

    Round(
            Surveyor surveyor,
            FirstSight firstSight,
            FinalsSeen seen,
            InstantSource clock,
            Attempts attempts,
            Consumer<Event> listener) {
        this.surveyor = surveyor;
        this.firstSight = firstSight;
        this.seen = seen;
        this.clock = clock;
        this.attempts = attempts;
        this.listener = listener;
    }

    /** Never throws: a disk that is away now may be back at the next look. */
    void look() {
        try {
            firstSight.record();
            List<FinalLook> finals = surveyor.finals();
            if (!watching || trouble != null) listener.accept(new Event.Watching(finals.size()));
            watching = true;
            for (String id : newFinals.look(finals, seen.read()))
                listener.accept(new Event.Changed(id));
            for (NewFinal done : attempts.all(newFinals.due(clock.instant()))) {
                seen.remember(done.looks());
                newFinals.remove(done);
            }
            trouble = null;
            retry = Instant.MAX;
        } catch (Problem e) {
            LOG.warn("{}", e.sentence());
            tell(e.sentence());
        } catch (RuntimeException e) {
            LOG.error("A look at the finals failed", e);
            tell(Texts.of("autoclean.look-failed"));
        }
    }

    private void tell(String sentence) {
        retry = clock.instant().plus(AFTER_TROUBLE);
        if (!sentence.equals(trouble)) listener.accept(new Event.NotWatching(sentence));
        trouble = sentence;
    }

    /** When to look again, if nothing happens before. */
    Instant nextDue() {
        return retry.equals(Instant.MAX) ? newFinals.nextDue() : retry;
    }

    /** Whether a new final has not been asked for yet since it settled. */
    boolean unjudged() {
        return newFinals.unjudged();
    }

    /** Something else than their finals changed for these projects. */
    void askAgain(Predicate<String> projectIds) {
        newFinals.askAgain(projectIds, clock.instant());
    }

    /** The clock jumped. */
    void forget() {
        newFinals.forget();
    }
}
