package app.offcut.files.tree;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * The entries of one folder with their attributes, in arrays instead of objects. A folder that is
 * read into it replaces the one before. For one thread at a time.
 */
public final class Listing {
    /** What an entry is. */
    public enum Kind {
        REGULAR,
        FOLDER,
        /** A link, a pipe, a socket, a device, a mount point, or not readable. */
        OTHER
    }

    private static final Kind[] KINDS = Kind.values();

    private int size;
    private byte[] names = new byte[4096];
    private int[] ends = new int[128];
    private byte[] kinds = new byte[128];
    private long[] inodes = new long[128];
    private long[] bytes = new long[128];
    private long[] seconds = new long[128];
    private int[] nanos = new int[128];
    private long[] changedSeconds = new long[128];
    private int[] changedNanos = new int[128];
    private long[] allocated = new long[128];
    private int[] links = new int[128];

    public int size() {
        return size;
    }

    /** The names of all entries, one after the other, as the system stores them. */
    public byte[] names() {
        return names;
    }

    /** Where the name of an entry begins in {@link #names}. */
    public int start(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }

    /** Where it ends. */
    public int end(int entry) {
        return ends[entry];
    }

    /** A name of ASCII characters as text. */
    public String ascii(int entry) {
        return new String(
                names, start(entry), end(entry) - start(entry), StandardCharsets.US_ASCII);
    }

    /** Whether a name is nothing but printable ASCII characters. */
    public boolean isAscii(int entry) {
        for (int at = start(entry); at < end(entry); at++)
            if (names[at] < 0x20 || names[at] == 0x7f) return false;
        return true;
    }

    public Kind kind(int entry) {
        return KINDS[kinds[entry]];
    }

    public long inode(int entry) {
        return inodes[entry];
    }

    /** Length in bytes. */
    public long bytes(int entry) {
        return bytes[entry];
    }

    /** What it takes on the disk, in bytes: less than its length if it has holes. */
    public long allocatedBytes(int entry) {
        return allocated[entry];
    }

    /** When it was last modified, in seconds of the Unix epoch. */
    public long seconds(int entry) {
        return seconds[entry];
    }

    /** The part of a second after {@link #seconds}. */
    public int nanos(int entry) {
        return nanos[entry];
    }

    /** When its content or attributes last changed (ctime), in seconds of the Unix epoch. */
    public long changedSeconds(int entry) {
        return changedSeconds[entry];
    }

    public Stamp stamp(int entry) {
        return new Stamp(
                inodes[entry],
                Instant.ofEpochSecond(seconds[entry], nanos[entry]),
                Instant.ofEpochSecond(changedSeconds[entry], changedNanos[entry]));
    }

    /** The number of its hard links. */
    public int links(int entry) {
        return links[entry];
    }

    void clear() {
        size = 0;
    }

    /** Appends room for an entry; its name is copied to {@link #start} by the caller. */
    int add(int nameLength) {
        if (size == ends.length) grow();
        int start = size == 0 ? 0 : ends[size - 1];
        if (start + nameLength > names.length)
            names = Arrays.copyOf(names, Math.max(names.length * 2, start + nameLength));
        ends[size] = start + nameLength;
        return size++;
    }

    private void grow() {
        int more = size * 2;
        ends = Arrays.copyOf(ends, more);
        kinds = Arrays.copyOf(kinds, more);
        inodes = Arrays.copyOf(inodes, more);
        bytes = Arrays.copyOf(bytes, more);
        seconds = Arrays.copyOf(seconds, more);
        nanos = Arrays.copyOf(nanos, more);
        changedSeconds = Arrays.copyOf(changedSeconds, more);
        changedNanos = Arrays.copyOf(changedNanos, more);
        allocated = Arrays.copyOf(allocated, more);
        links = Arrays.copyOf(links, more);
    }

    void set(int entry, Kind kind) {
        kinds[entry] = (byte) kind.ordinal();
    }

    void set(int entry, long inode, int hardLinks) {
        inodes[entry] = inode;
        links[entry] = hardLinks;
    }

    void sized(int entry, long length, long onDisk) {
        bytes[entry] = length;
        allocated[entry] = onDisk;
    }

    void modified(int entry, long second, int nano) {
        seconds[entry] = second;
        nanos[entry] = nano;
    }

    void changed(int entry, long second, int nano) {
        changedSeconds[entry] = second;
        changedNanos[entry] = nano;
    }
}
