package app.offcut.cleanup;

import app.offcut.database.OwnDatabase;
import java.util.Set;

/** The projects whose files the user keeps, in offcut.db. */
public final class Pins {
    public Pins(OwnDatabase own, long libraryId) {}

    /** Ids. */
    public Set<String> read() {
        throw new UnsupportedOperationException();
    }

    public void pin(String projectId) {
        throw new UnsupportedOperationException();
    }

    public void unpin(String projectId) {
        throw new UnsupportedOperationException();
    }
}
