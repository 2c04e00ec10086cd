package app.offcut;

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
 * Runs something with the file rights of the user "nobody", so that mode bits hold for root as
 * well. On Linux these rights belong to a thread: only the calling one gives them up, and gets them
 * back.
 */
public final class Unprivileged {
    private static final int NOBODY = 65534;

    private Unprivileged() {}

    public static <T> T call(Callable<T> work) throws Exception {
        if (!root()) return work.call();
        Linker linker = Linker.nativeLinker();
        MethodHandle become =
                linker.downcallHandle(
                        linker.defaultLookup().find("setfsuid").orElseThrow(),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        become(become, NOBODY);
        try {
            return work.call();
        } finally {
            become(become, 0);
        }
    }

    private static void become(MethodHandle handle, int user) {
        try {
            int before = (int) handle.invokeExact(user);
            if (before == user) throw new IllegalStateException("already " + user);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean root() throws IOException {
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
