package app.offcut.ui.review;

import app.offcut.text.TextKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/** The orders of a review. */
public enum ReviewOrder implements TextKey {
    LARGEST,
    NAME,
    OLDEST;

    @Override
    public String key() {
        return "ui.review.order." + name().toLowerCase(Locale.ROOT);
    }

    /** By what the list knows, so that a line keeps its place when its plan arrives. */
    Comparator<Candidate> comparator() {
        Comparator<Candidate> byName =
                Comparator.comparing(candidate -> candidate.name().toLowerCase(Locale.ROOT));
        return switch (this) {
            case LARGEST ->
                    Comparator.comparingLong((Candidate one) -> one.target().expectedBytes())
                            .reversed()
                            .thenComparing(byName);
            case NAME -> byName;
            case OLDEST -> Comparator.comparing(ReviewOrder::active).thenComparing(byName);
        };
    }

    private static Instant active(Candidate candidate) {
        return Objects.requireNonNullElse(candidate.lastActive(), Instant.MIN);
    }
}
