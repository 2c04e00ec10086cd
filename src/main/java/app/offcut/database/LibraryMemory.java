package app.offcut.database;

import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * What offcut.db remembers of one library.
 *
 * @param id of the library's row, which all its other rows carry
 */
public record LibraryMemory(OwnDatabase own, long id) {
    public <T> T read(Function<DSLContext, T> work) {
        return own.read(work);
    }

    /** One transaction, or part of the one it is called in. */
    public <T> T write(Function<DSLContext, T> work) {
        return own.write(work);
    }
}
