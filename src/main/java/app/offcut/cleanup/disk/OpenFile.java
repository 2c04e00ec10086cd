package app.offcut.cleanup.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** An open file. It remains the same file even if it is renamed or deleted. */
sealed interface OpenFile extends Closeable {
    BasicFileAttributes attributes() throws IOException;

    @Override
    void close();

    record ByHandle(LinuxCalls linux, int fd) implements OpenFile {
        @Override
        public BasicFileAttributes attributes() throws IOException {
            return Files.readAttributes(Path.of("/proc/self/fd/" + fd), BasicFileAttributes.class);
        }

        @Override
        public void close() {
            linux.close(fd);
        }
    }

    /** For systems without file handles: the attributes as they were when the file was opened. */
    record AsOpened(BasicFileAttributes attributes) implements OpenFile {
        @Override
        public void close() {}
    }
}
