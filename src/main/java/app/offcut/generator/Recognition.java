package app.offcut.generator;

/** Whether a folder is a library of a generator. */
public enum Recognition {
    YES,
    /** Some marks are there, but another program may have made them. */
    UNSURE,
    NO
}
