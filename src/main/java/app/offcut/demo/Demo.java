package app.offcut.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;

/** The demo library of one generator: its records, and the files of its projects. */
interface Demo {
    /** The generator's word. */
    String generator();

    /**
     * Fills an empty folder.
     *
     * @param now without fractions of a second
     */
    DemoNotes fill(DemoFiles files, int projects, DemoIds ids, Instant now)
            throws IOException, SQLException;
}
