package app.offcut.environment;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Runs something with the rights of the user "nobody", so that mode bits hold for root as well. To
 * the kernel of Linux a user is a thread's affair: only the calling one becomes another, and only
 * until the work is done.
 */
public final class Unprivileged {
    public static final int NOBODY = 65534;
    private static final long SETRESUID =
            System.getProperty("os.arch").equals("aarch64") ? 147 : 117;
    private static final int AS_BEFORE = -1;

    private Unprivileged() {}

    public static <T> T call(Callable<T> work) throws Exception {
        if (!root()) return work.call();
        Linker linker = Linker.nativeLinker();
        MethodHandle syscall =
                linker.downcallHandle(
                        linker.defaultLookup().find("syscall").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT),
                        Linker.Option.firstVariadicArg(1));
        become(syscall, NOBODY);
        try {
            return work.call();
        } finally {
            become(syscall, 0);
        }
    }

    /** The real user too: what may be done is often asked for that one beforehand. */
    private static void become(MethodHandle syscall, int user) {
        try {
            long failed = (long) syscall.invokeExact(SETRESUID, user, user, AS_BEFORE);
            if (failed != 0) throw new IllegalStateException("cannot become " + user);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    public static boolean root() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
    }

    /** Everybody may write everything below this folder. */
    public static void open(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) mode(path, "rwxrwxrwx");
        }
    }

    public static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
