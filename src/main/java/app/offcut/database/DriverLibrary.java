package app.offcut.database;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.text.Problem.Code;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native library of the SQLite driver, unpacked once for each version. Left to itself the
 * driver unpacks a copy into the temporary folder at every start; it fails where that is full,
 * read-only or mounted with {@code noexec}, and a killed process leaves its copy behind.
 */
public final class DriverLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(DriverLibrary.class);

    private static List<Path> folders =
            List.of(
                    Path.of(System.getProperty("java.io.tmpdir"))
                            .resolve("offcut-" + System.getProperty("user.name")));
    private static boolean loaded;

    private DriverLibrary() {}

    /** Where to look for it and where it may be unpacked, the best place first. */
    public static synchronized void lookIn(List<Path> places) {
        folders = List.copyOf(places);
    }

    /**
     * To be called before each connection; only the first call that succeeds does anything.
     *
     * @throws Problem MISSING_REQUIREMENT if no folder takes it, naming each and why
     */
    public static synchronized void load() {
        if (loaded) return;
        String name = LibraryLoaderUtil.getNativeLibName();
        UnpackedLibrary library =
                new UnpackedLibrary(
                        SQLiteJDBCLoader.getVersion(),
                        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
        byte[] image = image(library.resource());
        List<String> reasons = new ArrayList<>();
        for (Path folder : folders) {
            try {
                hand(library.in(folder, image));
                loaded = true;
                return;
            } catch (IOException e) {
                reasons.add(Failure.of(e, folder).sentence());
            } catch (UnpackedLibrary.Untrusted e) {
                reasons.add(Texts.of("driver.untrusted", e.path()));
            } catch (UnsatisfiedLinkError e) {
                LOG.warn("The SQLite driver's library cannot be used in {}: {}", folder, "" + e);
                reasons.add(Failure.ofDatabase(Cause.NOT_EXECUTABLE, folder).sentence());
            }
        }
        throw Problem.of(Code.MISSING_REQUIREMENT, String.join(" ", reasons));
    }

    private static byte[] image(String resource) {
        try (InputStream in =
                Objects.requireNonNull(
                        SQLiteJDBCLoader.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The driver loads it once more, which does nothing; where it fails it says too little. */
    private static void hand(Path file) {
        String folder = file.resolveSibling(".").normalize().toString();
        System.load(file.toString());
        System.setProperty("org.sqlite.lib.path", folder);
        System.setProperty("org.sqlite.lib.name", "" + file.getFileName());
        // where it looks for copies that killed processes have left, and erases them
        System.setProperty("org.sqlite.tmpdir", folder);
    }
}
