package app.offcut.cleanup.disk;

import app.offcut.files.FileIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * Compares the bytes of two files on one disk. Any doubt counts as different: an entry of another
 * kind, a file without identity, or a file that changes while it is read.
 */
public final class SameContent {
    private static final int BLOCK = 1 << 18;

    private SameContent() {}

    /**
     * Whether the two files have the same content.
     *
     * @param settled both files must be older than this, so that a later write changes their mtime
     */
    public static boolean same(
            Directory folder, Path name, Directory otherFolder, Path otherName, Instant settled)
            throws IOException {
        BasicFileAttributes one = folder.attributes(name);
        BasicFileAttributes other = otherFolder.attributes(otherName);
        if (!comparable(one, other, settled)) return false;
        boolean same;
        try (FileChannel first = folder.openFile(name);
                FileChannel second = otherFolder.openFile(otherName)) {
            same = sameBytes(first, second);
        }
        return same
                && unchanged(one, folder.attributes(name))
                && unchanged(other, otherFolder.attributes(otherName));
    }

    private static boolean comparable(
            BasicFileAttributes one, BasicFileAttributes other, Instant settled) {
        FileIdentity first = FileIdentity.of(one);
        FileIdentity second = FileIdentity.of(other);
        return one.isRegularFile()
                && other.isRegularFile()
                && first != null
                && second != null
                && first.device() == second.device()
                && one.size() == other.size()
                && !one.lastModifiedTime().toInstant().isAfter(settled)
                && !other.lastModifiedTime().toInstant().isAfter(settled);
    }

    private static boolean unchanged(BasicFileAttributes before, BasicFileAttributes now) {
        return now.isRegularFile()
                && now.size() == before.size()
                && now.lastModifiedTime().equals(before.lastModifiedTime())
                && before.fileKey().equals(now.fileKey());
    }

    private static boolean sameBytes(FileChannel one, FileChannel other) throws IOException {
        ByteBuffer first = ByteBuffer.allocateDirect(BLOCK);
        ByteBuffer second = ByteBuffer.allocateDirect(BLOCK);
        while (true) {
            fill(one, first);
            fill(other, second);
            if (!first.equals(second)) return false;
            if (!first.hasRemaining()) return true;
        }
    }

    /** Fills the block; it stays short only at the end of the file. */
    private static void fill(FileChannel channel, ByteBuffer block) throws IOException {
        block.clear();
        while (block.hasRemaining() && channel.read(block) >= 0) continue;
        block.flip();
    }
}
