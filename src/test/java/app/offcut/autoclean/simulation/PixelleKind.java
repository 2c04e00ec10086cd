package app.offcut.autoclean.simulation;

/** How a task of the simulated Pixelle-Video goes. */
enum PixelleKind implements Kind {
    STANDARD(1),
    /** The pipeline of the user's own pictures and clips, which titles the final. */
    ASSETS(1),
    /** A scene with a generated clip in place of a picture. */
    CLIPS(1),
    /** Stands still for longer than the quiet time, with the final half written. */
    PAUSED(1),
    ASSETS_PAUSED(1),
    /** Stands still for longer than the quiet time, between the final and its metadata. */
    LATE_METADATA(1),
    // these are never cleaned
    KILLED(0),
    KILLED_OF_ASSETS(0),
    /** The final could not be made of the segments; nothing records it. */
    FAILED(0),
    /** The disk was full, and the metadata says that all went well. */
    BROKEN(0),
    /** Copied to a place of the user's own, which is all that the metadata names. */
    COPIED_OUT(0);

    private final int cleanings;

    PixelleKind(int cleanings) {
        this.cleanings = cleanings;
    }

    @Override
    public int cleanings() {
        return cleanings;
    }

    @Override
    public boolean killed() {
        return this == KILLED || this == KILLED_OF_ASSETS;
    }

    boolean assets() {
        return this == ASSETS || this == ASSETS_PAUSED || this == KILLED_OF_ASSETS;
    }
}
