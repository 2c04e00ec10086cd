package app.offcut.autoclean;

import app.offcut.environment.SetUp;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A library for one test, by a fast clock. */
abstract class WatchedLibraryFixture {
    @TempDir Path folder;
    @TempDir Path state;
    SampleLibrary files;
    WatchedLibrary watched;

    /** Opens a new library in which no project is finished yet. */
    @SetUp
    SampleLibrary open(Form form) {
        watched = WatchedLibrary.begun(folder, form, state);
        files = watched.files;
        return files;
    }

    @AfterEach
    void close() {
        if (watched != null) watched.close();
    }
}
