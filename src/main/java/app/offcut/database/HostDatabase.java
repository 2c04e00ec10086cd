package app.offcut.database;

import java.nio.file.Path;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * The generator's SQLite file. Each call opens a connection and closes it again, so that no lock of
 * ours ever disturbs the generator, which fails after 5 s of our holding a read. Safe on any
 * thread; blocks, so never on the FX thread.
 */
public final class HostDatabase {
    public HostDatabase(Path file) {}

    public Path file() {
        throw new UnsupportedOperationException();
    }

    public boolean exists() {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs short statements on a connection that cannot write ({@code query_only}).
     *
     * @throws app.offcut.text.Problem DATABASE_MISSING, DATABASE_CORRUPT or DATABASE_BUSY
     */
    public <T> T read(Function<DSLContext, T> work) {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs one transaction, {@code BEGIN IMMEDIATE}; runs {@link Migration026} first.
     *
     * @throws app.offcut.text.Problem DATABASE_MISSING, DATABASE_CORRUPT, DATABASE_BUSY or
     *     DATABASE_READ_ONLY; nothing is then changed
     */
    public <T> T write(Function<DSLContext, T> work) {
        throw new UnsupportedOperationException();
    }

    /** Which tables and columns there are now. */
    public HostSchema schema() {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes the write lock and lets it go again, changing nothing.
     *
     * @throws app.offcut.text.Problem if a write would fail now
     */
    public void checkWritable() {
        throw new UnsupportedOperationException();
    }

    /**
     * {@code integrity_check} on a snapshot made with SQLite's backup API ({@code quick_check}
     * misses most silent losses).
     */
    public boolean intact() {
        throw new UnsupportedOperationException();
    }
}
