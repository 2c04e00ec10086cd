package app.offcut.demo;

/** The progress of a demo project, so that every state of the list has an example. */
enum AiVideoStage {
    READY,
    /** A render is running. */
    RENDERING,
    NO_FINAL,
    /** The final is truncated. */
    CUT_OFF,
    /** The final is complete, but shorter than the database says. */
    TOO_SHORT,
    CLEANED,
    /** Cleaned, and can be undone. */
    HELD,
    /** Cleaned, then rendered again. */
    GROWN_BACK,
    /** The last cleanup left files. */
    PARTLY_FAILED,
    /** Clips were downloaded again after the final. */
    EDITED_AGAIN,
    /** A second render failed and left the final as it was. */
    RENDER_FAILED,
    /** Both of the above. */
    EDITED_AND_FAILED,
    /** Its id is the name of one of the generator's own folders. */
    UNSAFE_ID;

    boolean hasFinal() {
        return this != RENDERING && this != NO_FINAL;
    }

    boolean editedAgain() {
        return this == EDITED_AGAIN || this == EDITED_AND_FAILED;
    }

    boolean renderFailed() {
        return this == RENDER_FAILED || this == EDITED_AND_FAILED;
    }

    /** The value for the generator's column {@code cleanup_status}. */
    String cleanupStatus() {
        return switch (this) {
            case CLEANED, GROWN_BACK -> "complete";
            case PARTLY_FAILED -> "failed";
            default -> "pending";
        };
    }
}
