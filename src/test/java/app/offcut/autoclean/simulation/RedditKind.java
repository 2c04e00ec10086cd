package app.offcut.autoclean.simulation;

/** How a thread of the simulated RedditVideoMakerBot goes. */
enum RedditKind implements Kind {
    COMMENTS(1),
    STORY(1),
    /** A second final, without the background's sound, is made after the first. */
    TWO_FINALS(1),
    /** Stands still for longer than the quiet time, between the two finals. */
    WAITS_BETWEEN_FINALS(1),
    /** Stands still for longer than the quiet time, with the final half written. */
    PAUSED(1),
    /** Stands still for longer than the quiet time, between the final and its row. */
    LATE_ROW(1),
    // these are never cleaned
    KILLED(0),
    KILLED_OF_TWO_FINALS(0),
    /** The final could not be made; no row is written. */
    FAILED(0),
    /** The disk was full, and the row says that all went well. */
    BROKEN(0),
    /** Another process rewrote the list of videos at the same time, and the row is lost. */
    ROW_LOST(0);

    private final int cleanings;

    RedditKind(int cleanings) {
        this.cleanings = cleanings;
    }

    @Override
    public int cleanings() {
        return cleanings;
    }

    @Override
    public boolean killed() {
        return this == KILLED || this == KILLED_OF_TWO_FINALS;
    }

    boolean twoFinals() {
        return this == TWO_FINALS || this == WAITS_BETWEEN_FINALS || this == KILLED_OF_TWO_FINALS;
    }
}
