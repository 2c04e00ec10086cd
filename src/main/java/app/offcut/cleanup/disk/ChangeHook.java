package app.offcut.cleanup.disk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Told just before each change that this package makes on the disk. Nothing listens in the
 * application; tests stand here to make a call fail, to swap a folder at the worst moment, or to
 * end the program.
 */
public interface ChangeHook {
    ChangeHook NONE = (_, _) -> {};

    /** What is about to be done. */
    enum Change {
        MAKE_FOLDER,
        CREATE,
        WRITE,
        SYNC,
        MOVE,
        ERASE,
        REMOVE_FOLDER
    }

    /** What is about to be looked at; that changes nothing, but may fail too. */
    enum Look {
        OPEN,
        LIST,
        STAT
    }

    /**
     * @param place the entry it is done to, or the folder
     */
    void about(Change change, Path place) throws IOException;

    default void about(Look look, Path place) throws IOException {}

    /** Whether the disk is told to write at once; without it no promise outlives a power cut. */
    default boolean syncs() {
        return true;
    }
}
