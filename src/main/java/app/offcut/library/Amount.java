package app.offcut.library;

/** Files and their length in bytes. */
public record Amount(long files, long bytes) {
    public static final Amount NONE = new Amount(0, 0);

    /** One file more. */
    public Amount plus(long moreBytes) {
        return new Amount(files + 1, bytes + moreBytes);
    }

    public Amount plus(Amount other) {
        return new Amount(files + other.files, bytes + other.bytes);
    }
}
