package app.offcut.database;

import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * What offcut.db stores about one library.
 *
 * @param id of the library's row, referenced by all its other rows
 */
public record LibraryMemory(OwnDatabase own, long id) {
    public <T> T read(Function<DSLContext, T> work) {
        return own.read(work);
    }

    /** The same without jOOQ. */
    public <T> T query(Sql.Work<T> work) {
        return own.query(work);
    }

    /** Runs one transaction, or joins the one in which it is called. */
    public <T> T write(Function<DSLContext, T> work) {
        return own.write(work);
    }

    /** The same without jOOQ. */
    public <T> T change(Sql.Work<T> work) {
        return own.change(work);
    }
}
