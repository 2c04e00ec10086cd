package app.offcut.cleanup.disk;

import app.offcut.files.FileIdentity;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * What {@code struct stat} says of a file. The times of access and creation are not read; both are
 * the mtime here.
 *
 * @param mode type and permissions
 * @param links number of hard links
 */
record LinuxAttributes(
        FileIdentity fileKey, int mode, int links, long size, FileTime lastModifiedTime)
        implements BasicFileAttributes {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    /** Reads the struct of stat(2), which differs between the two kernels in mode and links. */
    static LinuxAttributes of(MemorySegment stat) {
        long mode = LinuxCalls.ARM ? 16 : 24;
        long links = LinuxCalls.ARM ? 20 : 16;
        return new LinuxAttributes(
                new FileIdentity(number(stat, 0), number(stat, 8)),
                stat.get(ValueLayout.JAVA_INT, mode),
                stat.get(ValueLayout.JAVA_INT, links),
                number(stat, 48),
                FileTime.from(Instant.ofEpochSecond(number(stat, 88), number(stat, 96))));
    }

    private static long number(MemorySegment stat, long offset) {
        return stat.get(ValueLayout.JAVA_LONG, offset);
    }

    private boolean is(int type) {
        return (mode & TYPE) == type;
    }

    @Override
    public boolean isRegularFile() {
        return is(REGULAR);
    }

    @Override
    public boolean isDirectory() {
        return is(DIRECTORY);
    }

    @Override
    public boolean isSymbolicLink() {
        return is(LINK);
    }

    @Override
    public boolean isOther() {
        return !is(REGULAR) && !is(DIRECTORY) && !is(LINK);
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
