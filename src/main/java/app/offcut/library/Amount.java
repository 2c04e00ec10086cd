package app.offcut.library;

/**
 * A number of files and what they add up to.
 *
 * @param bytes their total length
 * @param allocatedBytes what they take on the disk
 */
public record Amount(long files, long bytes, long allocatedBytes) {
    public static final Amount NONE = new Amount(0, 0, 0);

    /** Of files of which only the length is known. */
    public Amount(long files, long bytes) {
        this(files, bytes, bytes);
    }

    /** Adds one file. */
    public Amount plus(long moreBytes, long moreAllocated) {
        return new Amount(files + 1, bytes + moreBytes, allocatedBytes + moreAllocated);
    }

    public Amount plus(Amount other) {
        return new Amount(
                files + other.files, bytes + other.bytes, allocatedBytes + other.allocatedBytes);
    }
}
