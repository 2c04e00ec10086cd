package app.offcut.cleanup.plan;

import app.offcut.text.TextKey;

/** Why a file stays. */
public enum StayReason implements TextKey {
    FINAL_VIDEO("final-video"),
    THUMBNAIL("thumbnail"),
    /** A hard link of a protected file. */
    PROTECTED_IDENTITY("protected-identity"),
    NEVER_TOUCHED("never-touched"),
    /** It lies in another library inside this one. */
    OTHER_LIBRARY("other-library"),
    /** Another project needs it; the detail is that project's name. */
    SHARED_WITH("shared-with"),
    /** A row without a project names it, or the references are incomplete. */
    REFERENCE_UNKNOWN("reference-unknown"),
    UNKNOWN_FILE("unknown-file"),
    LINK("link"),
    SPECIAL_FILE("special-file"),
    OTHER_DEVICE("other-device"),
    /** Its disk is read-only, or cannot restore files. */
    NO_WAY_BACK("no-way-back"),
    TOO_NEW("too-new"),
    /** It was made for a final video that is not there. */
    FINAL_MISSING("final-missing"),
    OPEN_FOR_WRITING("open-for-writing"),
    /** A shared download that was used more recently than the user has chosen. */
    RECENTLY_USED("recently-used"),
    /** An orphan that was not yet seen on two days. */
    SEEN_ONCE("seen-once"),
    /** An orphan whose final video is still there. */
    FINAL_THERE("final-there"),
    UNREPRESENTABLE_NAME("unrepresentable-name"),
    /** The user keeps all files of this category. */
    CATEGORY_KEPT("category-kept"),
    /** The user keeps such files for a time after the final; the detail is the last day. */
    KEPT_UNTIL("kept-until"),
    /** The user has unticked it in this plan. */
    TAKEN_OUT("taken-out");

    private final String word;

    StayReason(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    @Override
    public String key() {
        return "stays." + word();
    }
}
