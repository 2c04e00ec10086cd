package app.offcut.database;

import java.nio.file.Path;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * {@code offcut.db} in the state folder: what Offcut remembers between two starts. Safe on any
 * thread and beside other processes; blocks, so never on the FX thread.
 */
public final class OwnDatabase implements AutoCloseable {
    /** Makes the folder and the file if need be, and brings the schema up to date. */
    public static OwnDatabase open(Path stateFolder) {
        throw new UnsupportedOperationException();
    }

    public <T> T read(Function<DSLContext, T> work) {
        throw new UnsupportedOperationException();
    }

    /** One transaction. */
    public <T> T write(Function<DSLContext, T> work) {
        throw new UnsupportedOperationException();
    }

    /** The row of a library, made or brought up to date by this call: it is being opened. */
    public long libraryId(Path root, long device, long inode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
