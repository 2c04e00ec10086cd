package app.offcut.cleanup;

import app.offcut.database.OwnDatabase;
import java.util.Optional;

/**
 * The list as it was last measured, in offcut.db, so that it opens at once. Its rows carry sizes,
 * names and the word of the state; reasons and finals come with the next measurement.
 */
public final class MeasuredList {
    public MeasuredList(OwnDatabase own, long libraryId) {}

    /** Empty if the library was never measured. */
    public Optional<Survey> read() {
        throw new UnsupportedOperationException();
    }

    public void store(Survey survey) {
        throw new UnsupportedOperationException();
    }
}
