package app.offcut.session;

import app.offcut.autoclean.HeldElsewhere;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.demo.DemoLibrary;
import app.offcut.demo.DemoNotes;
import app.offcut.library.Library;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.util.Optional;

/** Opens libraries: for the user, and briefly for erasing expired holds. */
public final class LibraryOpener {
    private LibraryOpener() {}

    /**
     * Opens a library. Blocking; never call it on the FX thread.
     *
     * @throws app.offcut.text.Problem if the folder is not a library, or may not be one
     */
    public static OpenLibrary open(Path folder, Environment environment) {
        return open(folder, environment, Surroundings.SYSTEM, false);
    }

    /**
     * Opens a library whose hold contains files unknown to offcut.db, after a person has accepted
     * that its pins are lost.
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
            var memory =
                    new LibraryTable(own)
                            .memoryOf(library.root(), identity.device(), identity.inode());
            OpenLibrary open = new OpenLibrary(library, memory, environment, around);
            opened = true;
            return open;
        } finally {
            if (!opened) own.close();
        }
    }

    /**
     * Refuses a library whose held files were cleaned with another offcut.db, whose pins protect
     * files.
     */
    private static void refuseWhereForgotten(
            Library library, OwnDatabase own, Environment environment) {
        long inode = library.identity().lasting().inode();
        if (new LibraryTable(own).knows(library.root(), inode)) return;
        if (!new Hold(library, environment.clock(), ChangeHook.NONE).runs().isEmpty())
            throw Problem.saying(
                    Problem.Code.OWN_DATABASE_DAMAGED,
                    Texts.of("memory.unknown-library", library.root(), own.file()));
    }

    /** Erases expired holds in known libraries that are not open. Opens none until started. */
    public static HeldElsewhere heldElsewhere(Environment environment) {
        return new HeldElsewhere(
                environment.stateFolder(),
                (id, root) -> openKnown(id, root, environment),
                environment.clock());
    }

    /**
     * Opens a library in the background: the user's list of libraries stays as it is.
     *
     * @return empty if another folder is in its place
     * @throws app.offcut.text.Problem if there is no library
     */
    private static Optional<HeldElsewhere.Opened> openKnown(
            long id, Path root, Environment environment) {
        Library library = Library.open(root, environment);
        OwnDatabase own = OwnDatabase.open(environment.stateFolder());
        boolean opened = false;
        try {
            var identity = library.identity().lasting();
            boolean there =
                    new LibraryTable(own)
                            .isThere(id, library.root(), identity.device(), identity.inode());
            if (!there) return Optional.empty();
            var memory = new LibraryMemory(own, id);
            var open = new OpenLibrary(library, memory, environment, Surroundings.SYSTEM);
            opened = true;
            return Optional.of(open);
        } finally {
            if (!opened) own.close();
        }
    }

    /**
     * Writes a demo library, and stores in Offcut's own database what the generator's folder cannot
     * tell: a pinned project, earlier cleanups. Blocking; never call it on the FX thread.
     *
     * @throws app.offcut.text.Problem USAGE if the folder is not empty or not writable
     */
    public static void writeDemo(
            DemoLibrary demo, Path folder, int projects, long seed, Environment environment) {
        DemoNotes notes = demo.write(folder, projects, seed, environment.clock());
        if (notes.pinned().isEmpty() && notes.cleanups().isEmpty()) return;
        try (OpenLibrary open = open(folder, environment)) {
            notes.pinned().forEach(open::pin);
            open.recordCleanups(notes.cleanups());
        }
    }

    /** The same of the default generator. */
    public static void writeDemo(Path folder, int projects, long seed, Environment environment) {
        DemoLibrary demo = DemoLibrary.of(DemoLibrary.DEFAULT_GENERATOR);
        writeDemo(demo, folder, projects, seed, environment);
    }
}
