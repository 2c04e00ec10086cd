package app.offcut.failure;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Callable;

/**
 * Runs something in a process that may open no further file. What is open stays so; but what has
 * not been loaded yet cannot be, so the same must have been done once before.
 */
final class FewFiles {
    private static final int RLIMIT_NOFILE = 7;

    private FewFiles() {}

    static <T> T call(Callable<T> work) throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(ValueLayout.JAVA_LONG, 2);
            MethodHandle set = handle("setrlimit");
            limit(handle("getrlimit"), limits);
            long before = limits.getAtIndex(ValueLayout.JAVA_LONG, 0);
            limits.setAtIndex(ValueLayout.JAVA_LONG, 0, 3);
            limit(set, limits);
            try {
                return work.call();
            } finally {
                limits.setAtIndex(ValueLayout.JAVA_LONG, 0, before);
                limit(set, limits);
            }
        }
    }

    private static void limit(MethodHandle call, MemorySegment limits) {
        try {
            int failed = (int) call.invokeExact(RLIMIT_NOFILE, limits);
            if (failed != 0) throw new IllegalStateException("the limit stays");
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle handle(String name) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }
}
