package app.offcut.demo;

/** The progress of a demo project whose generator keeps no statuses. */
enum FolderStage {
    READY,
    /** A render writes now. */
    RENDERING,
    /** The user wanted no video, or has moved it away. */
    NO_FINAL,
    /** Some of the finals that are due were never made. */
    FINALS_MISSING,
    /** A render failed before its final. */
    RENDER_FAILED,
    /** The final is there, and so is something that only an unfinished render leaves. */
    RENDER_DIED,
    /** The final is truncated. */
    CUT_OFF,
    /** The final is hardly more than its first bytes. */
    TINY,
    /** The final is complete, but not the file that the record describes. */
    REPLACED,
    /** The final is in a format that cannot be checked. */
    OTHER_FORMAT,
    /** The record is no JSON. */
    UNREADABLE_RECORD,
    /** Intermediates were made again after the final. */
    EDITED_AGAIN,
    CLEANED,
    /** Cleaned, and can be undone. */
    HELD,
    /** Cleaned, and intermediates are there again. */
    GROWN_BACK,
    /** The last cleanup left files. */
    PARTLY_FAILED,
    PINNED;

    boolean hasFinal() {
        return this != RENDERING && this != NO_FINAL && this != RENDER_FAILED;
    }
}
