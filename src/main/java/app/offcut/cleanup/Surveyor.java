package app.offcut.cleanup;

import java.util.List;

/** Looks at a whole library, or at one project. Changes nothing. Blocks; never on the FX thread. */
public final class Surveyor {

    /** Measures everything and stores it for the next start. Never throws for a bad database. */
    public Survey survey() {
        throw new UnsupportedOperationException();
    }

    /**
     * One row, measured anew.
     *
     * @throws app.offcut.text.Problem NO_SUCH_PROJECT, or if the database cannot be read
     */
    public ProjectRow row(String projectId) {
        throw new UnsupportedOperationException();
    }

    /** Every regular final.mp4 of a project's folder in both places, without reading any. */
    public List<FinalLook> finals() {
        throw new UnsupportedOperationException();
    }
}
