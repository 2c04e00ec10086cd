package app.offcut.cleanup.disk;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A directory by its descriptor, which stays the same directory wherever it is moved. Sources:
 * openat(2), openat2(2), fstatat(2), unlinkat(2), renameat2(2), and the constants of asm-generic,
 * which are equal on x86-64 and AArch64 except for O_DIRECTORY and O_NOFOLLOW.
 */
record DescriptorHandle(int descriptor) implements DirectoryHandle {
    private static final int O_DIRECTORY = LinuxCalls.ARM ? 0x4000 : 0x10000;
    private static final int O_NOFOLLOW = LinuxCalls.ARM ? 0x8000 : 0x20000;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_WRONLY = 0x1;
    private static final int O_CREAT = 0x40;
    private static final int O_EXCL = 0x80;
    private static final int O_NONBLOCK = 0x800;
    private static final int FOLDER = O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    private static final int FILE_MODE = 0666; // the umask applies
    private static final int FOLDER_MODE = 0777;
    private static final int OWNER_ONLY = 0700;
    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int RENAME_NOREPLACE = 1;
    private static final long RESOLVE_NO_XDEV = 0x01;
    private static final long RESOLVE_NO_SYMLINKS = 0x04;
    private static final long RESOLVE_BENEATH = 0x08;
    private static final long BENEATH = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV;
    private static final int OPEN_HOW_BYTES = 24;

    /** Whether openat2 is missing: Linux before 5.6, or a filter of system calls. */
    static volatile boolean withoutOpenat2;

    /** Opens a directory by its path, whose last element must not be a link. */
    static DescriptorHandle at(Path path) throws IOException {
        return new DescriptorHandle(open(AT_FDCWD, path, FOLDER));
    }

    private static int open(int directory, Path name, int flags) throws IOException {
        LinuxCalls linux = LinuxCalls.ofThread();
        String text = name.toString();
        return done(
                linux.call(LinuxCalls.OPENAT, directory, linux.text(text), flags, FILE_MODE), text);
    }

    private static int done(int result, String name) throws IOException {
        if (result < 0) throw LinuxErrors.failure(-result, name);
        return result;
    }

    @Override
    public Path place() {
        return Path.of("/proc/self/fd/" + descriptor);
    }

    @Override
    public void requireHere() {}

    @Override
    public DirectoryHandle open(Path name) throws IOException {
        return new DescriptorHandle(open(descriptor, name, FOLDER));
    }

    @Override
    public DirectoryHandle again() throws IOException {
        return open(Path.of("."));
    }

    /** What one call refuses, for example a disk mounted on the way, is walked name by name. */
    @Override
    public DirectoryHandle openBelow(List<Path> names) {
        if (withoutOpenat2) return this;
        StringBuilder path = new StringBuilder();
        for (Path name : names) path.append(path.isEmpty() ? "" : "/").append(name);
        LinuxCalls linux = LinuxCalls.ofThread();
        linux.data.set(ValueLayout.JAVA_LONG, 0, FOLDER);
        linux.data.set(ValueLayout.JAVA_LONG, 8, 0);
        linux.data.set(ValueLayout.JAVA_LONG, 16, BENEATH);
        try {
            int opened =
                    linux.call(
                            LinuxCalls.OPENAT2,
                            descriptor,
                            linux.text(path),
                            linux.data.address(),
                            OPEN_HOW_BYTES);
            if (opened >= 0) return new DescriptorHandle(opened);
            if (opened == -LinuxErrors.ENOSYS
                    || opened == -LinuxErrors.EPERM
                    || opened == -LinuxErrors.EINVAL) withoutOpenat2 = true;
        } catch (IOException e) {
            // longer than a path may be
        }
        return this;
    }

    @Override
    public LinuxAttributes attributes(Path name) throws IOException {
        return attributes(name.toString(), AT_SYMLINK_NOFOLLOW);
    }

    @Override
    public LinuxAttributes attributes() throws IOException {
        return attributes("", AT_EMPTY_PATH);
    }

    private LinuxAttributes attributes(String name, int flags) throws IOException {
        return attributes(descriptor, name, flags);
    }

    private static LinuxAttributes attributes(int opened, String name, int flags)
            throws IOException {
        LinuxCalls linux = LinuxCalls.ofThread();
        done(
                linux.call(
                        LinuxCalls.FSTATAT, opened, linux.text(name), linux.data.address(), flags),
                name);
        return LinuxAttributes.of(linux.data);
    }

    @Override
    public int links(Path name, BasicFileAttributes attributes) {
        return attributes instanceof LinuxAttributes linux ? linux.links() : 1;
    }

    @Override
    public void make(Path name, boolean ownerOnly) throws IOException {
        int mode = ownerOnly ? OWNER_ONLY : FOLDER_MODE;
        LinuxCalls linux = LinuxCalls.ofThread();
        String text = name.toString();
        done(linux.call(LinuxCalls.MKDIRAT, descriptor, linux.text(text), mode, 0), text);
    }

    @Override
    public boolean rename(Path name, DirectoryHandle target, Path newName) throws IOException {
        if (!(target instanceof DescriptorHandle other)) return false;
        LinuxCalls linux = LinuxCalls.ofThread();
        int result =
                linux.call(
                        LinuxCalls.RENAMEAT2,
                        descriptor,
                        linux.text(name.toString()),
                        other.descriptor,
                        linux.secondText(newName.toString()),
                        RENAME_NOREPLACE);
        if (result == -LinuxErrors.EINVAL || result == -LinuxErrors.ENOSYS) return false;
        done(result, (result == -LinuxErrors.EEXIST ? newName : name).toString());
        return true;
    }

    @Override
    public OpenFile createFile(Path name) throws IOException {
        int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
        return new Opened(open(descriptor, name, flags));
    }

    /** Does not block on a pipe without a writer. */
    @Override
    public OpenFile openToLook(Path name) throws IOException {
        return new Opened(open(descriptor, name, O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
    }

    @Override
    public void erase(Path name) throws IOException {
        unlink(name, 0);
    }

    @Override
    public void remove(Path name) throws IOException {
        unlink(name, AT_REMOVEDIR);
    }

    private void unlink(Path name, int flags) throws IOException {
        LinuxCalls linux = LinuxCalls.ofThread();
        String text = name.toString();
        done(linux.call(LinuxCalls.UNLINKAT, descriptor, linux.text(text), flags, 0), text);
    }

    @Override
    public void sync() throws IOException {
        done(LinuxCalls.ofThread().call(LinuxCalls.FSYNC, descriptor), place().toString());
    }

    @Override
    public void close() {
        LinuxCalls.ofThread().call(LinuxCalls.CLOSE, descriptor);
    }

    /** A file by its descriptor. */
    record Opened(int file) implements OpenFile {
        @Override
        public BasicFileAttributes attributes() throws IOException {
            return DescriptorHandle.attributes(file, "", AT_EMPTY_PATH);
        }

        @Override
        public void close() {
            LinuxCalls.ofThread().call(LinuxCalls.CLOSE, file);
        }
    }
}
