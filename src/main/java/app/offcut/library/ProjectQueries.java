package app.offcut.library;

import app.offcut.database.HostDatabase;

/** Reads projects and who owns what from the generator's database, whichever form it has. */
public final class ProjectQueries {
    private ProjectQueries() {}

    /**
     * @throws app.offcut.text.Problem if the database cannot be read at all
     */
    public static LibraryRows read(HostDatabase host) {
        throw new UnsupportedOperationException();
    }
}
