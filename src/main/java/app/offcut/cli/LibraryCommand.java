package app.offcut.cli;

import app.offcut.session.OpenLibrary;
import java.util.concurrent.Callable;

/** A command on one library: opens it, runs, closes it. */
abstract class LibraryCommand implements Callable<Integer> {
    private final OffcutCommand offcut;

    LibraryCommand(OffcutCommand offcut) {
        this.offcut = offcut;
    }

    @Override
    public final Integer call() {
        checkUsage();
        try (OpenLibrary open = open(offcut)) {
            return run(open);
        }
    }

    /** Throws for conflicting options, before anything is opened. */
    void checkUsage() {}

    OpenLibrary open(OffcutCommand offcut) {
        return offcut.open();
    }

    /** Returns the exit status. */
    abstract int run(OpenLibrary open);

    final Answer answer() {
        return offcut.answer();
    }
}
