package app.offcut.session;

import app.offcut.autoclean.HeldElsewhere;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.database.LibraryMemory;
import app.offcut.database.OwnDatabase;
import app.offcut.demo.DemoLibrary;
import app.offcut.library.Library;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.util.Optional;

/** Opens libraries: for a person, and for a moment where the time of something held is over. */
public final class LibraryOpener {
    private LibraryOpener() {}

    /**
     * Blocks; never on the FX thread.
     *
     * @throws app.offcut.text.Problem if the folder is no library, or may not be one
     */
    public static OpenLibrary open(Path folder, Environment environment) {
        return open(folder, environment, Surroundings.SYSTEM, false);
    }

    /**
     * Although cleaned files are held in it, of which Offcut's memory knows nothing: a person has
     * said that its pins are lost.
     */
    public static OpenLibrary openAsNew(Path folder, Environment environment) {
        return open(folder, environment, Surroundings.SYSTEM, true);
    }

    static OpenLibrary open(
            Path folder, Environment environment, Surroundings around, boolean asNew) {
        Library library = Library.open(folder, environment);
        OwnDatabase own = OwnDatabase.open(environment.stateFolder());
        boolean opened = false;
        try {
            if (!asNew) refuseWhereForgotten(library, own, environment);
            var identity = library.identity().lasting();
            var memory = own.memoryOf(library.root(), identity.device(), identity.inode());
            OpenLibrary open = new OpenLibrary(library, memory, environment, around);
            opened = true;
            return open;
        } finally {
            if (!opened) own.close();
        }
    }

    /** What is held there was cleaned with another memory, whose pins protect files. */
    private static void refuseWhereForgotten(
            Library library, OwnDatabase own, Environment environment) {
        if (own.knows(library.root(), library.identity().lasting().inode())) return;
        if (!new Hold(library, environment.clock(), ChangeHook.NONE).runs().isEmpty())
            throw Problem.saying(
                    Problem.Code.OWN_DATABASE_DAMAGED,
                    Texts.of("memory.unknown-library", library.root(), own.file()));
    }

    /** Ends what is held in the libraries that are known and not open; opens nothing yet. */
    public static HeldElsewhere heldElsewhere(Environment environment) {
        return new HeldElsewhere(
                environment.stateFolder(),
                (id, root) -> openKnown(id, root, environment),
                environment.clock());
    }

    /**
     * Opens a library without a user who asks for it: the list of libraries stays as it is.
     *
     * @return empty if another folder is in its place
     * @throws app.offcut.text.Problem if no library is there
     */
    private static Optional<HeldElsewhere.Opened> openKnown(
            long id, Path root, Environment environment) {
        Library library = Library.open(root, environment);
        OwnDatabase own = OwnDatabase.open(environment.stateFolder());
        boolean opened = false;
        try {
            var identity = library.identity().lasting();
            if (!own.isThere(id, library.root(), identity.device(), identity.inode()))
                return Optional.empty();
            var memory = new LibraryMemory(own, id);
            var open = new OpenLibrary(library, memory, environment, Surroundings.SYSTEM);
            opened = true;
            return Optional.of(open);
        } finally {
            if (!opened) own.close();
        }
    }

    /**
     * Writes a demo library, and pins one of its projects, which only Offcut's own database can
     * tell. Blocks; never on the FX thread.
     *
     * @throws app.offcut.text.Problem USAGE if the folder is not empty or cannot be written
     */
    public static void writeDemo(Path folder, int projects, long seed, Environment environment) {
        DemoLibrary.write(folder, projects, seed, environment.clock())
                .ifPresent(id -> {
                    try (OpenLibrary demo = open(folder, environment)) {
                        demo.pin(id);
                    }
                });
    }
}
