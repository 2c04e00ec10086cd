package app.offcut.generator.aivideogen;

import app.offcut.generator.Facts;
import java.lang.ref.SoftReference;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was last read from a database, for showing: valid until the next write. Given up when memory
 * is short. Thread-safe.
 */
final class RememberedFacts {
    private final Supplier<Optional<DatabaseState>> state;
    private final InstantSource clock;
    private volatile @Nullable Remembered last;

    private record Remembered(DatabaseState state, SoftReference<Facts> facts) {}

    /**
     * @param state reads the state of the database
     */
    RememberedFacts(Supplier<Optional<DatabaseState>> state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /** Reads, and remembers the result unless something was written meanwhile or just before. */
    Facts read(Supplier<Facts> database) {
        last = null;
        Optional<DatabaseState> before =
                state.get().filter(found -> found.settled(clock.instant()));
        Facts facts = database.get();
        if (before.isPresent() && before.equals(state.get()))
            last = new Remembered(before.get(), new SoftReference<>(facts));
        return facts;
    }

    /** Empty if anything may have been written since. */
    Optional<Facts> unchanged() {
        Remembered remembered = last;
        return remembered != null && state.get().filter(remembered.state::equals).isPresent()
                ? Optional.ofNullable(remembered.facts.get())
                : Optional.empty();
    }
}
