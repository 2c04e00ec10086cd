package app.offcut.instance;

import app.offcut.files.OwnFile;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of the socket: a private folder below the state folder; or, if that path exceeds the
 * system's limit or its disk does not support sockets, below the session's or the system's
 * temporary folder.
 */
final class SocketPath {
    private static final Logger LOG = LoggerFactory.getLogger(SocketPath.class);

    /** In bytes; Linux allows 107, macOS 103. */
    private static final int LONGEST = 100;

    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SOCKET =
            PosixFilePermissions.fromString("rw-------");

    private SocketPath() {}

    /** A socket that is listening. */
    record Bound(ServerSocketChannel channel, Path path) {}

    /**
     * Binds the socket, replacing one that a killed process has left.
     *
     * @param mine a file owned by this user
     * @return empty if no place works; the log says why
     */
    static Optional<Bound> bind(Environment environment, Path mine) {
        return folders(environment)
                .filter(folder -> length(folder.resolve(OwnFile.SOCKET)) <= LONGEST)
                .flatMap(folder -> bindIn(folder, mine).stream())
                .findFirst();
    }

    private static Stream<Path> folders(Environment environment) {
        Path state = environment.stateFolder();
        UUID named = UUID.nameUUIDFromBytes(state.toString().getBytes(StandardCharsets.UTF_8));
        String name = "offcut-" + Long.toHexString(named.getMostSignificantBits());
        Stream<Path> elsewhere =
                Stream.of(
                                String.valueOf(environment.variable("XDG_RUNTIME_DIR")),
                                System.getProperty("java.io.tmpdir", ""))
                        .flatMap(SocketPath::absolute)
                        .map(folder -> folder.resolve(name));
        return Stream.concat(Stream.of(state.resolve("run")), elsewhere);
    }

    private static Stream<Path> absolute(String folder) {
        try {
            return Stream.of(Path.of(folder)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static int length(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<Bound> bindIn(Path folder, Path mine) {
        Path socket = folder.resolve(OwnFile.SOCKET);
        try {
            makePrivate(folder, mine);
            new OwnFile(socket).erase();
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            boolean bound = false;
            try {
                server.bind(UnixDomainSocketAddress.of(socket));
                if (posix(folder)) Files.setPosixFilePermissions(socket, SOCKET);
                bound = true;
                return Optional.of(new Bound(server, socket));
            } finally {
                if (!bound) server.close();
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("Cannot bind a socket at {}: {}", socket, e.toString());
            return Optional.empty();
        }
    }

    /** Creates or checks the folder: an existing one may be another user's trap. */
    private static void makePrivate(Path folder, Path mine) throws IOException {
        Path parent = folder.getParent();
        if (parent == null || !posix(parent)) {
            Files.createDirectories(folder);
            return;
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        } catch (FileAlreadyExistsException e) {
            var there =
                    Files.readAttributes(
                            folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            UserPrincipal owner = Files.getOwner(mine, LinkOption.NOFOLLOW_LINKS);
            if (!there.isDirectory() || !there.owner().equals(owner)) throw e;
            if (!there.permissions().equals(FOLDER)) Files.setPosixFilePermissions(folder, FOLDER);
        }
    }

    private static boolean posix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
