package app.offcut.failure;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.OptionalInt;

/** The two C functions that Java lacks: {@code strerror} and {@code geteuid}. */
public final class Libc {
    private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");
    private static final Charset WORDS =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private Libc() {}

    /** The system's message for an error number, in the process's locale, as in Java's messages. */
    static Optional<String> strerror(int errno) {
        if (!LINUX) return Optional.empty();
        try {
            MethodHandle strerror =
                    handle(
                            "strerror",
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            MemorySegment text = (MemorySegment) strerror.invokeExact(errno);
            return Optional.of(text.reinterpret(Integer.MAX_VALUE).getString(0, WORDS));
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** The effective user of the calling thread, which a test may change. */
    public static OptionalInt effectiveUser() {
        if (!LINUX) return OptionalInt.empty();
        try {
            MethodHandle geteuid = handle("geteuid", FunctionDescriptor.of(ValueLayout.JAVA_INT));
            return OptionalInt.of((int) geteuid.invokeExact());
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private static MethodHandle handle(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(UnsupportedOperationException::new),
                type);
    }

    private static RuntimeException rethrown(Throwable e) {
        if (e instanceof Error error) throw error;
        return e instanceof RuntimeException bug ? bug : new IllegalStateException(e);
    }
}
