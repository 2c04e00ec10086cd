package app.offcut.cleanup.worlds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Every leaf below some folders and what is in it, by path and inode. Follows nothing, opens
 * nothing but regular files, and goes deeper than a path may be long. Leaves out what Offcut keeps
 * for itself.
 */
public final class FolderContents {
    private static final int LARGEST_READ = 1 << 20;

    /** What a cleanup may leave in {@code .offcut}. */
    private static final Set<String> OWN = Set.of("lock", ".gitignore");

    private final Map<String, String> leaves = new TreeMap<>();

    private FolderContents() {}

    public static Map<String, String> of(Path... folders) throws IOException {
        FolderContents contents = new FolderContents();
        for (Path folder : folders) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                contents.add((SecureDirectoryStream<Path>) stream, folder.toString());
            }
        }
        return contents.leaves;
    }

    private void add(SecureDirectoryStream<Path> folder, String shown) throws IOException {
        for (Path entry : folder) {
            Path name = entry.getFileName();
            if (shown.endsWith("/.offcut") && OWN.contains(name.toString())) continue;
            BasicFileAttributes attributes =
                    folder.getFileAttributeView(
                                    name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes();
            String path = shown + "/" + name;
            if (!attributes.isDirectory()) {
                leaves.put(path + " " + attributes.fileKey(), content(folder, name, attributes));
                continue;
            }
            try (SecureDirectoryStream<Path> child =
                    folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                add(child, path);
            } catch (AccessDeniedException e) {
                leaves.put(path + " " + attributes.fileKey(), "unreadable");
            }
        }
    }

    private static String content(
            SecureDirectoryStream<Path> folder, Path name, BasicFileAttributes attributes)
            throws IOException {
        if (attributes.isSymbolicLink()) return "link";
        if (!attributes.isRegularFile()) return "special";
        if (attributes.size() > LARGEST_READ) return "large " + attributes.size();
        ByteBuffer bytes = ByteBuffer.allocate((int) attributes.size());
        try (SeekableByteChannel channel =
                folder.newByteChannel(
                        name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        } catch (AccessDeniedException e) {
            return "unreadable";
        }
        CRC32C sum = new CRC32C();
        sum.update(bytes.flip());
        return attributes.size() + " bytes " + sum.getValue();
    }
}
