package app.offcut.library;

/** A number of files and their total length in bytes. */
public record Amount(long files, long bytes) {
    public static final Amount NONE = new Amount(0, 0);

    /** Adds one file. */
    public Amount plus(long moreBytes) {
        return new Amount(files + 1, bytes + moreBytes);
    }

    public Amount plus(Amount other) {
        return new Amount(files + other.files, bytes + other.bytes);
    }
}
