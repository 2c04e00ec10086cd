package app.offcut.demo;

/** How far a demo project has come, so that every state of the list has its example. */
enum DemoState {
    READY,
    /** A render is under way. */
    RENDERING,
    NO_FINAL,
    /** The final's end is missing. */
    CUT_OFF,
    /** The final is whole, but shorter than the database says. */
    TOO_SHORT,
    CLEANED,
    /** Cleaned, then rendered again. */
    GROWN_BACK,
    /** The last cleanup left files. */
    PARTLY_FAILED,
    /** Clips were fetched again after the final. */
    EDITED_AGAIN,
    /** A second render ended in an error and left the final as it was. */
    RENDER_FAILED,
    /** Both of the above. */
    EDITED_AND_FAILED,
    /** Its id is the name of a folder that the generator uses itself. */
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

    /** Of the generator's column {@code cleanup_status}. */
    String cleanupStatus() {
        return switch (this) {
            case CLEANED, GROWN_BACK -> "complete";
            case PARTLY_FAILED -> "failed";
            default -> "pending";
        };
    }
}
