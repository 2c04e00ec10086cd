package app.offcut.files.tree;

import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads folders by handle with {@code openat}, {@code getdents64} and {@code statx}. For the thread
 * that creates it; the readers of several threads may share open folders.
 */
public final class TreeReader implements Closeable {
    private static final int ENTRIES = 64 * 1024;
    private static final int LONGEST_NAME = 255;
    private static final boolean UTF_8_NAMES =
            System.getProperty("sun.jnu.encoding", "").equals("UTF-8");

    private final TreeCalls calls;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment entries = arena.allocate(ENTRIES, 8);
    private final MemorySegment status = arena.allocate(TreeCalls.STATX_BYTES, 8);
    private final MemorySegment name = arena.allocate(LONGEST_NAME + 1L);

    private TreeReader(TreeCalls calls) {
        this.calls = calls;
    }

    /** Empty where the system lacks these calls. */
    public static Optional<TreeReader> create() {
        TreeCalls calls = TreeCalls.FOUND;
        return calls == null ? Optional.empty() : Optional.of(new TreeReader(calls));
    }

    /** An open folder. */
    public final class Open implements Closeable {
        private final int descriptor;
        private final FileIdentity identity;

        /** Number of its mount, which tells a border even on the same device. */
        private final long mount;

        private Open(int descriptor, FileIdentity identity, long mount) {
            this.descriptor = descriptor;
            this.identity = identity;
            this.mount = mount;
        }

        public FileIdentity identity() {
            return identity;
        }

        @Override
        public void close() {
            calls.close(descriptor);
        }
    }

    /**
     * Opens a folder that is already open the other way.
     *
     * @return null if its path no longer leads to it
     */
    public @Nullable Open open(Folder folder) throws IOException {
        if (folder.path().getFileSystem() != FileSystems.getDefault()) return null;
        byte[] path = folder.path().toString().getBytes(StandardCharsets.UTF_8);
        try (Arena here = Arena.ofConfined()) {
            MemorySegment text = here.allocate(path.length + 1L);
            MemorySegment.copy(path, 0, text, ValueLayout.JAVA_BYTE, 0, path.length);
            Open opened = opened(calls.open(TreeCalls.AT_FDCWD, text));
            if (opened == null) return null;
            if (opened.identity.equals(FileIdentity.of(folder.attributes()))) return opened;
            opened.close();
            return null;
        }
    }

    /**
     * Opens a folder in an open one, which stays open.
     *
     * @param names holds its name, a single one, from start to end
     * @return null if it is no folder, cannot be opened, or lies beyond a mount
     */
    public @Nullable Open open(Open parent, byte[] names, int start, int end) {
        if (!take(names, start, end)) return null;
        Open opened = opened(calls.open(parent.descriptor, name));
        if (opened == null) return null;
        if (opened.mount == parent.mount && opened.identity.device() == parent.identity.device())
            return opened;
        opened.close();
        return null;
    }

    /**
     * Opens a file in an open folder for reading.
     *
     * @param names holds its name, a single one, from start to end
     * @return null if it is no regular file, cannot be opened, or lies beyond a mount
     */
    public @Nullable TreeFile file(Open parent, byte[] names, int start, int end) {
        if (!take(names, start, end)) return null;
        int descriptor = calls.openFile(parent.descriptor, name);
        if (descriptor < 0) return null;
        if (calls.statusOf(descriptor, status)
                && TreeCalls.kind(status) == Listing.Kind.REGULAR
                && isIn(parent)) return new TreeFile(calls, descriptor, status, entries);
        calls.close(descriptor);
        return null;
    }

    /** Copies a name to where the system reads it. */
    private boolean take(byte[] names, int start, int end) {
        if (end - start > LONGEST_NAME) return false;
        MemorySegment.copy(names, start, name, ValueLayout.JAVA_BYTE, 0, end - start);
        name.set(ValueLayout.JAVA_BYTE, end - start, (byte) 0);
        return true;
    }

    /** Whether what {@link #status} tells about lies on the same mount and device as a folder. */
    private boolean isIn(Open folder) {
        return TreeCalls.hasMount(status)
                && TreeCalls.mount(status) == folder.mount
                && TreeCalls.device(status) == folder.identity.device();
    }

    private @Nullable Open opened(int descriptor) {
        if (descriptor < 0) return null;
        if (calls.statusOf(descriptor, status) && TreeCalls.hasMount(status))
            return new Open(
                    descriptor,
                    new FileIdentity(TreeCalls.device(status), TreeCalls.inode(status)),
                    TreeCalls.mount(status));
        calls.close(descriptor);
        return null;
    }

    /**
     * Reads all entries with their attributes. Call it once for an open folder.
     *
     * @return whether the folder could be read to its end
     */
    public boolean read(Open folder, Listing into) {
        into.clear();
        while (true) {
            long read = calls.entries(folder.descriptor, entries);
            if (read <= 0) return read == 0;
            for (long at = 0; at < read; at += TreeCalls.recordLength(entries, at))
                add(folder, at + TreeCalls.NAME, into);
        }
    }

    private void add(Open folder, long at, Listing into) {
        int length = 0;
        while (entries.get(ValueLayout.JAVA_BYTE, at + length) != 0) length++;
        if (dots(at, length)) return;
        int entry = into.add(length);
        MemorySegment.copy(
                entries, ValueLayout.JAVA_BYTE, at, into.names(), into.start(entry), length);
        if (!calls.status(folder.descriptor, entries.asSlice(at), status)) {
            into.set(entry, Listing.Kind.OTHER);
            return;
        }
        into.set(entry, isIn(folder) ? TreeCalls.kind(status) : Listing.Kind.OTHER);
        into.set(entry, TreeCalls.inode(status), TreeCalls.links(status));
        into.sized(entry, TreeCalls.bytes(status), TreeCalls.allocatedBytes(status));
        into.modified(entry, TreeCalls.seconds(status), TreeCalls.nanos(status));
        into.changed(entry, TreeCalls.changedSeconds(status), TreeCalls.changedNanos(status));
    }

    /**
     * The attributes of an entry itself, not of a link's target.
     *
     * @param entry its name as text, a single one
     * @return null if they cannot be read, and where the text may mean another name than the one
     *     that the system stores
     */
    public @Nullable Attributes attributes(Open folder, String entry) {
        byte[] text = entry.getBytes(StandardCharsets.UTF_8);
        boolean ascii = text.length == entry.length();
        if (!ascii && (!UTF_8_NAMES || entry.indexOf('\uFFFD') >= 0)) return null;
        if (text.length > LONGEST_NAME) return null;
        MemorySegment.copy(text, 0, name, ValueLayout.JAVA_BYTE, 0, text.length);
        name.set(ValueLayout.JAVA_BYTE, text.length, (byte) 0);
        return calls.status(folder.descriptor, name, status) && TreeCalls.hasMount(status)
                ? Attributes.of(status)
                : null;
    }

    /**
     * The stamp of an entry of an open folder.
     *
     * @param path one name, or several with {@code /}, none of which is a link
     * @return null if there is none
     */
    public @Nullable Stamp stamp(Open folder, String path) {
        byte[] text = path.getBytes(StandardCharsets.UTF_8);
        try (Arena here = Arena.ofConfined()) {
            MemorySegment copy = here.allocate(text.length + 1L);
            MemorySegment.copy(text, 0, copy, ValueLayout.JAVA_BYTE, 0, text.length);
            if (!calls.status(folder.descriptor, copy, status)) return null;
        }
        return TreeCalls.stamp(status);
    }

    /** Whether a name is {@code .} or {@code ..}. */
    private boolean dots(long at, int length) {
        return length <= 2
                && entries.get(ValueLayout.JAVA_BYTE, at) == '.'
                && (length == 1 || entries.get(ValueLayout.JAVA_BYTE, at + 1) == '.');
    }

    @Override
    public void close() {
        arena.close();
    }
}
