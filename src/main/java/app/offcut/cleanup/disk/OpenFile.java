package app.offcut.cleanup.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;

/** An open file. On Linux it remains the same file even if it is renamed or deleted. */
interface OpenFile extends Closeable {
    BasicFileAttributes attributes() throws IOException;

    @Override
    void close();
}
