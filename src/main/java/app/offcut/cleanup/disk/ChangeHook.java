package app.offcut.cleanup.disk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Listener that is called immediately before each change this package makes on the disk. The
 * application installs none; tests use it to make a call fail, to swap a folder at the worst
 * moment, or to kill the program.
 */
public interface ChangeHook {
    ChangeHook NONE = (_, _) -> {};

    /** The kinds of change. */
    enum Change {
        MAKE_FOLDER,
        CREATE,
        WRITE,
        SYNC,
        MOVE,
        ERASE,
        REMOVE_FOLDER
    }

    /** The kinds of read access, which change nothing but may fail too. */
    enum Look {
        OPEN,
        LIST,
        STAT
    }

    /**
     * @param place the entry that the change affects, or the folder
     */
    void about(Change change, Path place) throws IOException;

    default void about(Look look, Path place) throws IOException {}

    /** Whether to call fsync; without it nothing is guaranteed to survive a power cut. */
    default boolean syncs() {
        return true;
    }
}
