package app.offcut.cleanup.disk;

import java.io.IOException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One Linux system call, by number: its result, or its errno as a negative number. All calls have
 * the shape of syscall(2), so that Java prepares one of them instead of each. Sources: syscall(2),
 * and the kernel's tables for x86-64 and for asm-generic (AArch64).
 */
final class LinuxCalls {
    static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");

    static final int OPENAT = ARM ? 56 : 257;
    static final int OPENAT2 = 437;
    static final int CLOSE = ARM ? 57 : 3;
    static final int MKDIRAT = ARM ? 34 : 258;
    static final int UNLINKAT = ARM ? 35 : 263;
    static final int RENAMEAT2 = ARM ? 276 : 316;
    static final int FSTATAT = ARM ? 79 : 262;
    static final int FSYNC = ARM ? 82 : 74;

    /** Memory for a path (PATH_MAX), and for what a call reads or writes. */
    private static final int ROOM = 4096;

    private static final Charset NAMES =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final @Nullable MethodHandle SYSCALL = find();
    private static final ThreadLocal<LinuxCalls> OF_THREAD =
            ThreadLocal.withInitial(LinuxCalls::new);

    private final MemorySegment state;
    private final MemorySegment name;
    private final MemorySegment newName;

    /** Numbers that a call reads or writes, for example {@code struct stat}. */
    final MemorySegment data;

    private LinuxCalls() {
        Arena arena = Arena.ofAuto();
        state = arena.allocate(STATE);
        name = arena.allocate(ROOM);
        newName = arena.allocate(ROOM);
        data = arena.allocate(256, Long.BYTES);
    }

    private static @Nullable MethodHandle find() {
        boolean known = ARM || System.getProperty("os.arch", "").equals("amd64");
        if (!System.getProperty("os.name", "").equals("Linux")
                || !known
                || !Files.isDirectory(Path.of("/proc/self/fd"))) return null;
        ValueLayout.OfLong number = ValueLayout.JAVA_LONG;
        try {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().find("syscall").orElseThrow(),
                    FunctionDescriptor.of(number, number, number, number, number, number, number),
                    Linker.Option.firstVariadicArg(1),
                    Linker.Option.captureCallState("errno"));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return null;
        }
    }

    /** False on other systems, and where {@code /proc} is missing. */
    static boolean known() {
        return SYSCALL != null;
    }

    /** Each thread has its own, since a call keeps its arguments in memory. */
    static LinuxCalls ofThread() {
        return OF_THREAD.get();
    }

    /** The first text of a call, valid until the next one. */
    long text(CharSequence text) throws IOException {
        return put(text, name);
    }

    /** The second text of a call. */
    long secondText(CharSequence text) throws IOException {
        return put(text, newName);
    }

    private static long put(CharSequence text, MemorySegment place) throws IOException {
        byte[] bytes = text.toString().getBytes(NAMES);
        if (bytes.length >= ROOM) throw LinuxErrors.nameTooLong(text.toString());
        MemorySegment.copy(bytes, 0, place, ValueLayout.JAVA_BYTE, 0, bytes.length);
        place.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
        return place.address();
    }

    int call(int number, long first) {
        return call(number, first, 0, 0, 0, 0);
    }

    int call(int number, long first, long second, long third, long fourth) {
        return call(number, first, second, third, fourth, 0);
    }

    /** The result, or the errno as a negative number. */
    int call(int number, long first, long second, long third, long fourth, long fifth) {
        if (SYSCALL == null) throw new IllegalStateException("no Linux");
        try {
            while (true) {
                long result =
                        (long)
                                SYSCALL.invokeExact(
                                        state, (long) number, first, second, third, fourth, fifth);
                if (result >= 0) return (int) result;
                int errno = (int) ERRNO.get(state, 0L);
                // an interrupted call is repeated, but close has closed even then
                if (errno != LinuxErrors.EINTR || number == CLOSE) return -errno;
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
