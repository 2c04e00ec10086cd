package app.offcut.autoclean.simulation;

/** How a task of the simulated MoneyPrinterTurbo goes. */
enum TaskKind implements Kind {
    ONE_VIDEO(1, true),
    THREE_VIDEOS(3, true),
    /** Footage in the task's own folder, as one of its settings says. */
    OWN_FOOTAGE(1, true),
    MUSIC(1, true),
    /** Stands still for longer than the quiet time, with one of three videos done. */
    WAITS_BETWEEN_VIDEOS(3, true),
    /** Stands still for longer than the quiet time, with the video half written. */
    PAUSED(1, true),
    /** Ended anywhere. */
    KILLED(1, false),
    KILLED_OF_THREE(3, false),
    /** Clips are left, and the second of three videos is not made. */
    FAILED_AT_THE_SECOND(3, false),
    /** Only the narration was wanted. */
    AUDIO_ONLY(0, false),
    /** The program noticed nothing. */
    BROKEN(1, false);

    final int videos;
    private final boolean good;

    TaskKind(int videos, boolean good) {
        this.videos = videos;
        this.good = good;
    }

    @Override
    public int cleanings() {
        return good ? 1 : 0;
    }

    @Override
    public boolean killed() {
        return this == KILLED || this == KILLED_OF_THREE;
    }
}
