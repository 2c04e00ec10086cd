package app.offcut.cleanup.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** An open file, which stays the same file whatever happens to its name. */
sealed interface OpenFile extends Closeable {
    BasicFileAttributes attributes() throws IOException;

    @Override
    void close();

    record ByHandle(LinuxCalls linux, int file) implements OpenFile {
        @Override
        public BasicFileAttributes attributes() throws IOException {
            return Files.readAttributes(
                    Path.of("/proc/self/fd/" + file), BasicFileAttributes.class);
        }

        @Override
        public void close() {
            linux.close(file);
        }
    }

    /** On other systems, which have no handle: the attributes of the moment of opening. */
    record AsOpened(BasicFileAttributes attributes) implements OpenFile {
        @Override
        public void close() {}
    }
}
