package app.offcut.database;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
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
import org.sqlite.util.OSInfo;

/**
 * The native library of the SQLite driver, unpacked once for each version. By default the driver
 * unpacks a copy into the temporary folder at every start; that fails where the folder is full,
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

    /** Sets the folders where it is searched and may be unpacked, in order of preference. */
    public static synchronized void lookIn(List<Path> places) {
        folders = List.copyOf(places);
    }

    /**
     * Loads the library. Call before each connection; later calls do nothing.
     *
     * @throws Problem MISSING_REQUIREMENT if no folder is usable, with the reason for each
     */
    public static synchronized void load() {
        if (loaded) return;
        String name = LibraryLoaderUtil.getNativeLibName();
        UnpackedLibrary library =
                new UnpackedLibrary(SQLiteJDBCLoader.getVersion(), resource(name));
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

    /** The driver itself starts a process each time, to find out whether this is Android. */
    private static String resource(String name) {
        String usual = "/org/sqlite/native/Linux/" + OSInfo.getArchName() + "/" + name;
        boolean there =
                System.getProperty("os.name", "").equals("Linux")
                        && !OSInfo.isMusl()
                        && SQLiteJDBCLoader.class.getResource(usual) != null;
        return there ? usual : LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
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

    /**
     * Points the driver to the file. The driver then loads it again, which does nothing; its own
     * error messages would say too little.
     */
    private static void hand(Path file) {
        String folder = file.resolveSibling(".").normalize().toString();
        System.load(file.toString());
        System.setProperty("org.sqlite.lib.path", folder);
        System.setProperty("org.sqlite.lib.name", "" + file.getFileName());
        // the folder where the driver looks for copies of killed processes, and erases them
        System.setProperty("org.sqlite.tmpdir", folder);
    }
}
