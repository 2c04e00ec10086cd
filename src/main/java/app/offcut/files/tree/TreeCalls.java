package app.offcut.files.tree;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The system calls of {@link TreeReader} and the structures they fill. Sources: openat(2),
 * getdents64(2), statx(2), pread(2); {@code struct statx} and {@code struct linux_dirent64} are
 * equal on all processors, O_DIRECTORY and O_NOFOLLOW are not. A call whose result is wanted
 * without its errno needs no capturing of it, which is cheaper: whatever fails here is looked at
 * again by {@link app.offcut.files.Folder}, which tells why.
 */
final class TreeCalls {
    static final int AT_FDCWD = -100;

    /** Where the name begins in {@code struct linux_dirent64}. */
    static final long NAME = 19;

    static final long STATX_BYTES = 256;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;

    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_NOFOLLOW = ARM ? 0x8000 : 0x20000;
    private static final int O_NONBLOCK = 0x800;
    private static final int FOLDER = (ARM ? 0x4000 : 0x10000) | O_NOFOLLOW | O_CLOEXEC;
    private static final int FILE = O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC;

    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_NO_AUTOMOUNT = 0x800;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC_STATS = 0x7ff;
    private static final int STATX_MNT_ID = 0x1000; // Linux 5.8
    private static final int WANTED = STATX_BASIC_STATS | STATX_MNT_ID;

    private static final int S_IFMT = 0xf000;
    private static final int S_IFREG = 0x8000;
    private static final int S_IFDIR = 0x4000;
    private static final int S_IFLNK = 0xa000;
    private static final int BLOCK = 512; // of stx_blocks, on every file system

    /** Null on other systems, and where the C library lacks one of the calls. */
    static final @Nullable TreeCalls FOUND = find();

    private final MethodHandle openat;
    private final MethodHandle close;
    private final MethodHandle getdents64;
    private final MethodHandle statx;
    private final MethodHandle pread;

    private TreeCalls(Linker linker) {
        openat =
                handle(
                        linker,
                        "openat",
                        FunctionDescriptor.of(INT, INT, POINTER, INT),
                        Linker.Option.firstVariadicArg(3));
        close = handle(linker, "close", FunctionDescriptor.of(INT, INT));
        getdents64 = handle(linker, "getdents64", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
        statx =
                handle(
                        linker,
                        "statx",
                        FunctionDescriptor.of(INT, INT, POINTER, INT, INT, POINTER));
        pread = handle(linker, "pread", FunctionDescriptor.of(LONG, INT, POINTER, LONG, LONG));
    }

    private static MethodHandle handle(
            Linker linker, String name, FunctionDescriptor type, Linker.Option... options) {
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(), type, options);
    }

    private static @Nullable TreeCalls find() {
        if (!System.getProperty("os.name", "").equals("Linux")) return null;
        if (!ARM && !System.getProperty("os.arch", "").equals("amd64")) return null;
        try {
            return new TreeCalls(Linker.nativeLinker());
        } catch (NoSuchElementException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** Opens a folder, not a link to one; negative if that fails. */
    int open(int parent, MemorySegment name) {
        return open(parent, name, FOLDER);
    }

    /** Opens a file, not a link to one, and does not wait at a pipe; negative if that fails. */
    int openFile(int parent, MemorySegment name) {
        return open(parent, name, FILE);
    }

    private int open(int parent, MemorySegment name, int flags) {
        try {
            return (int) openat.invokeExact(parent, name, flags);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void close(int descriptor) {
        try {
            int _ = (int) close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Reads some entries; 0 at the end, negative if that fails. */
    long entries(int descriptor, MemorySegment into) {
        try {
            return (long) getdents64.invokeExact(descriptor, into, into.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Reads some bytes of a file; 0 at its end, negative if that fails. */
    long read(int descriptor, MemorySegment into, long most, long at) {
        try {
            return (long) pread.invokeExact(descriptor, into, most, at);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Reads the status of an entry itself, not of a link's target. */
    boolean status(int parent, MemorySegment name, MemorySegment into) {
        return status(parent, name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, into);
    }

    /** Reads the status of an open file. */
    boolean statusOf(int descriptor, MemorySegment into) {
        into.set(ValueLayout.JAVA_BYTE, 0, (byte) 0); // the empty name
        return status(descriptor, into, AT_EMPTY_PATH, into);
    }

    private boolean status(int parent, MemorySegment name, int flags, MemorySegment into) {
        try {
            return (int) statx.invokeExact(parent, name, flags, WANTED, into) == 0;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static RuntimeException unexpected(Throwable e) {
        return new IllegalStateException("a system call throws nothing", e);
    }

    static int recordLength(MemorySegment entries, long at) {
        return Short.toUnsignedInt(entries.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + 16));
    }

    static boolean hasMount(MemorySegment statx) {
        return (statx.get(INT, 0) & WANTED) == WANTED;
    }

    static int links(MemorySegment statx) {
        return statx.get(INT, 16);
    }

    static Listing.Kind kind(MemorySegment statx) {
        return switch (statx.get(ValueLayout.JAVA_SHORT, 28) & S_IFMT) {
            case S_IFREG -> Listing.Kind.REGULAR;
            case S_IFDIR -> Listing.Kind.FOLDER;
            default -> Listing.Kind.OTHER;
        };
    }

    static boolean isLink(MemorySegment statx) {
        return (statx.get(ValueLayout.JAVA_SHORT, 28) & S_IFMT) == S_IFLNK;
    }

    static long inode(MemorySegment statx) {
        return statx.get(LONG, 32);
    }

    static long bytes(MemorySegment statx) {
        return statx.get(LONG, 40);
    }

    static long allocatedBytes(MemorySegment statx) {
        return statx.get(LONG, 48) * BLOCK;
    }

    static long seconds(MemorySegment statx) {
        return statx.get(LONG, 112);
    }

    static int nanos(MemorySegment statx) {
        return statx.get(INT, 120);
    }

    static long changedSeconds(MemorySegment statx) {
        return statx.get(LONG, 96);
    }

    static int changedNanos(MemorySegment statx) {
        return statx.get(INT, 104);
    }

    static Stamp stamp(MemorySegment statx) {
        return new Stamp(
                inode(statx),
                Instant.ofEpochSecond(seconds(statx), nanos(statx)),
                Instant.ofEpochSecond(changedSeconds(statx), changedNanos(statx)));
    }

    /** As {@code st_dev} puts it together. */
    static long device(MemorySegment statx) {
        long major = Integer.toUnsignedLong(statx.get(INT, 136));
        long minor = Integer.toUnsignedLong(statx.get(INT, 140));
        return ((major & 0xfff) << 8)
                | ((major & ~0xfffL) << 32)
                | (minor & 0xff)
                | ((minor & ~0xffL) << 12);
    }

    static long mount(MemorySegment statx) {
        return statx.get(LONG, 144);
    }
}
