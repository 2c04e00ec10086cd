package app.offcut.cli;

import app.offcut.session.OpenLibrary;

/** A command on one library: opens it, runs, closes it. */
abstract class LibraryCommand extends Subcommand {
    @Override
    public final Integer call() {
        checkUsage();
        try (OpenLibrary open = open()) {
            return run(open);
        }
    }

    /** Throws for conflicting options, before anything is opened. */
    void checkUsage() {}

    OpenLibrary open() {
        return offcut().open();
    }

    /** Returns the exit status. */
    abstract int run(OpenLibrary open);
}
