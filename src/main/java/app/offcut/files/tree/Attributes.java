package app.offcut.files.tree;

import app.offcut.files.FileIdentity;
import java.lang.foreign.MemorySegment;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * What statx(2) says of a file. The times of access and creation are not read; both are the mtime
 * here.
 *
 * @param link whether it is a symbolic link
 * @param links number of hard links
 * @param size length in bytes
 * @param allocatedBytes what it takes on the disk
 */
public record Attributes(
        FileIdentity fileKey,
        Listing.Kind kind,
        boolean link,
        int links,
        long size,
        long allocatedBytes,
        FileTime lastModifiedTime)
        implements BasicFileAttributes {

    static Attributes of(MemorySegment statx) {
        return new Attributes(
                new FileIdentity(TreeCalls.device(statx), TreeCalls.inode(statx)),
                TreeCalls.kind(statx),
                TreeCalls.isLink(statx),
                TreeCalls.links(statx),
                TreeCalls.bytes(statx),
                TreeCalls.allocatedBytes(statx),
                FileTime.from(
                        Instant.ofEpochSecond(TreeCalls.seconds(statx), TreeCalls.nanos(statx))));
    }

    @Override
    public boolean isRegularFile() {
        return kind == Listing.Kind.REGULAR;
    }

    @Override
    public boolean isDirectory() {
        return kind == Listing.Kind.FOLDER;
    }

    @Override
    public boolean isSymbolicLink() {
        return link;
    }

    @Override
    public boolean isOther() {
        return kind == Listing.Kind.OTHER && !link;
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime;
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime;
    }
}
