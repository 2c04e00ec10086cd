package app.offcut.cleanup.disk;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Linux system calls that Java lacks: opening a directory or a file relative to an open directory
 * without following a link, closing it, and renaming without replacing. Sources: openat(2),
 * renameat2(2), and the constants of asm-generic, which are equal on x86-64 and AArch64 except for
 * O_DIRECTORY and O_NOFOLLOW.
 */
final class LinuxCalls {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final AddressLayout TEXT = ValueLayout.ADDRESS;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final Charset NAMES =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    private static final int O_DIRECTORY = ARM ? 0x4000 : 0x10000;
    private static final int O_NOFOLLOW = ARM ? 0x8000 : 0x20000;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_WRONLY = 0x1;
    private static final int O_CREAT = 0x40;
    private static final int O_EXCL = 0x80;
    private static final int O_NONBLOCK = 0x800;
    private static final int MODE = 0666; // the umask applies
    private static final int AT_FDCWD = -100;
    private static final int RENAME_NOREPLACE = 1;

    private static final int ENOENT = 2;
    private static final int EACCES = 13;
    private static final int EEXIST = 17;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;

    /** Error messages in English, whatever the locale; other errors appear by number. */
    private static final Map<Integer, String> REASONS =
            Map.ofEntries(
                    Map.entry(1, "Operation not permitted"),
                    Map.entry(5, "Input/output error"),
                    Map.entry(16, "Device or resource busy"),
                    Map.entry(18, "Invalid cross-device link"),
                    Map.entry(20, "Not a directory"),
                    Map.entry(23, "Too many open files in system"),
                    Map.entry(24, "Too many open files"),
                    Map.entry(28, "No space left on device"),
                    Map.entry(30, "Read-only file system"),
                    Map.entry(36, "File name too long"),
                    Map.entry(40, "Too many levels of symbolic links"),
                    Map.entry(116, "Stale file handle"),
                    Map.entry(122, "Disk quota exceeded"));

    private static final @Nullable LinuxCalls FOUND = find();

    private final MethodHandle openat;
    private final MethodHandle close;
    private final MethodHandle renameat2;

    private LinuxCalls(Linker linker) {
        openat =
                handle(
                        linker,
                        "openat",
                        FunctionDescriptor.of(INT, INT, TEXT, INT, INT),
                        Linker.Option.firstVariadicArg(3));
        close = handle(linker, "close", FunctionDescriptor.of(INT, INT));
        renameat2 =
                handle(linker, "renameat2", FunctionDescriptor.of(INT, INT, TEXT, INT, TEXT, INT));
    }

    private static MethodHandle handle(
            Linker linker, String name, FunctionDescriptor type, Linker.Option... options) {
        Linker.Option[] all = new Linker.Option[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = Linker.Option.captureCallState("errno");
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(UnsupportedOperationException::new),
                type,
                all);
    }

    private static @Nullable LinuxCalls find() {
        boolean known = ARM || System.getProperty("os.arch", "").equals("amd64");
        if (!System.getProperty("os.name", "").equals("Linux")
                || !known
                || !Files.isDirectory(Path.of("/proc/self/fd"))) return null;
        try {
            return new LinuxCalls(Linker.nativeLinker());
        } catch (UnsupportedOperationException e) {
            return null; // the C library predates renameat2
        }
    }

    /** Null on other systems, and where {@code /proc} is missing. */
    static @Nullable LinuxCalls found() {
        return FOUND;
    }

    /** Opens a directory by its path, whose last element must not be a link. */
    int openDirectory(Path path) throws IOException {
        return openDirectory(AT_FDCWD, path);
    }

    /** Opens a directory relative to an open one; a link is refused. */
    int openDirectory(int directory, Path name) throws IOException {
        return open(directory, name, O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }

    /** Creates an empty file; fails if the name is taken. */
    int createFile(int directory, Path name) throws IOException {
        return open(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC);
    }

    /** Opens a file for reading. Refuses a link, and does not block on a pipe without a writer. */
    int openFile(int directory, Path name) throws IOException {
        return open(directory, name, O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    }

    private int open(int directory, Path name, int flags) throws IOException {
        int opened =
                result((arena, state) ->
                        (int) openat.invokeExact(state, directory, text(arena, name), flags, MODE));
        if (opened < 0) throw failure(-opened, name);
        return opened;
    }

    void close(int descriptor) {
        result((_, state) -> (int) close.invokeExact(state, descriptor));
    }

    /**
     * Renames without replacing (renameat2 with RENAME_NOREPLACE).
     *
     * @return false if this disk does not support it
     * @throws FileAlreadyExistsException if the new name is taken
     */
    boolean rename(int from, Path name, int to, Path newName) throws IOException {
        int done =
                result((arena, state) ->
                        (int)
                                renameat2.invokeExact(
                                        state,
                                        from,
                                        text(arena, name),
                                        to,
                                        text(arena, newName),
                                        RENAME_NOREPLACE));
        if (done == 0) return true;
        if (done == -EINVAL || done == -ENOSYS) return false;
        throw failure(-done, done == -EEXIST ? newName : name);
    }

    private interface Call {
        int in(Arena arena, MemorySegment state) throws Throwable;
    }

    /** The result of a call, or its errno as a negative number. */
    private static int result(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int result = call.in(arena, state);
            return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MemorySegment text(Arena arena, Path name) {
        byte[] bytes = name.toString().getBytes(NAMES);
        MemorySegment text = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return text;
    }

    private static IOException failure(int errno, Path name) {
        String file = name.toString();
        return switch (errno) {
            case ENOENT -> new NoSuchFileException(file);
            case EACCES -> new AccessDeniedException(file);
            case EEXIST -> new FileAlreadyExistsException(file);
            default ->
                    new FileSystemException(
                            file, null, REASONS.getOrDefault(errno, "error " + errno));
        };
    }
}
