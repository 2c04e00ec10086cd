package app.offcut.cleanup.insights;

import app.offcut.text.Texts;

/** Where the free space of a disk leads. */
public sealed interface DiskTrend {
    /** Too few days were measured. */
    record Unknown() implements DiskTrend {}

    /** It does not become full within a year. */
    record Steady() implements DiskTrend {}

    /**
     * @param bytesPerDay by which the free space shrinks
     * @param days until the disk is full, counted from its newest measurement; at most 365
     */
    record Filling(long bytesPerDay, int days) implements DiskTrend {
        private static final int TWO_MONTHS = 60;
        private static final double MONTH = 30.4;
    }

    /** For the user. */
    default String words() {
        return switch (this) {
            case Unknown _ -> Texts.of("insights.trend.unknown");
            case Steady _ -> Texts.of("insights.trend.steady");
            case Filling(long _, int days) ->
                    days < Filling.TWO_MONTHS
                            ? Texts.of("insights.trend.days", days)
                            : Texts.of("insights.trend.months", Math.round(days / Filling.MONTH));
        };
    }
}
