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
import app.offcut.library.LibraryFolder;
import app.offcut.library.RecordsAbove;
import app.offcut.library.SettledGenerator;
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
        LibraryFolder named = LibraryFolder.at(folder, environment);
        if (named.unmarked() && !isSettled(named, environment)) named.library(null); // throws
        OwnDatabase own = OwnDatabase.open(environment.stateFolder());
        boolean opened = false;
        try {
            LibraryFolder place = new AgreedCaches(own).of(named, environment).orElse(named);
            Library library = library(place, own);
            if (!asNew) refuseWhereForgotten(library, own, environment);
            var identity = library.identity().lasting();
            var memory =
                    new LibraryTable(own)
                            .memoryOf(library.root(), identity.device(), identity.inode());
            new SettledGenerator(memory).note(library);
            OpenLibrary open = new OpenLibrary(library, memory, environment, around);
            opened = true;
            return open;
        } finally {
            if (!opened) own.close();
        }
    }

    /**
     * Whether a folder is a library, be it only because its generator was settled before its marks
     * went. Blocking.
     */
    public static boolean isLibrary(Path folder, Environment environment) {
        try {
            LibraryFolder place = LibraryFolder.at(folder, environment);
            if (place.unmarked()) return isSettled(place, environment);
            place.library(null);
            return true;
        } catch (Problem e) {
            return false;
        }
    }

    /** For a folder without marks; no if Offcut's own database cannot be read. */
    private static boolean isSettled(LibraryFolder place, Environment environment) {
        if (!OwnDatabase.exists(environment.stateFolder())) return false;
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            library(place, own);
            return true;
        } catch (Problem e) {
            return false;
        }
    }

    /** The library that a folder is, by what was settled about it. */
    static Library library(LibraryFolder place, OwnDatabase own) {
        Optional<LibraryMemory> memory =
                new LibraryTable(own).find(place.root(), place.identity().lasting().inode());
        return place.library(
                memory.flatMap(known -> new SettledGenerator(known).read()).orElse(null),
                memory.map(RecordsAbove::of).orElse(null));
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
                (id, root) -> openKnown(id, root, environment).map(open -> open),
                environment.clock());
    }

    /**
     * Opens a library in the background: the user's list of libraries stays as it is.
     *
     * @return empty if another folder is in its place
     * @throws app.offcut.text.Problem if there is no library
     */
    public static Optional<OpenLibrary> openKnown(long id, Path root, Environment environment) {
        LibraryFolder place = LibraryFolder.at(root, environment);
        OwnDatabase own = OwnDatabase.open(environment.stateFolder());
        boolean opened = false;
        try {
            var memory = new LibraryMemory(own, id);
            Library library = library(place, own);
            var identity = library.identity().lasting();
            boolean there =
                    new LibraryTable(own)
                            .isThere(id, library.root(), identity.device(), identity.inode());
            if (!there) return Optional.empty();
            var open = new OpenLibrary(library, memory, environment, Surroundings.SYSTEM);
            opened = true;
            return Optional.of(open);
        } finally {
            if (!opened) own.close();
        }
    }

    /**
     * Writes a demo library, and stores in Offcut's own database what the generator's folder cannot
     * tell: a pinned project, earlier cleanups. Cleans a project, so that it can be undone.
     * Blocking; never call it on the FX thread.
     *
     * @throws app.offcut.text.Problem USAGE if the folder is not empty or not writable
     */
    public static void writeDemo(
            DemoLibrary demo, Path folder, int projects, long seed, Environment environment) {
        DemoNotes notes = demo.write(folder, projects, seed, environment.clock());
        if (notes.pinned().isEmpty() && notes.held().isEmpty() && notes.cleanups().isEmpty())
            return;
        try (OpenLibrary open = open(folder, environment)) {
            notes.pinned().forEach(open::pin);
            open.recordCleanups(notes.cleanups());
            open.holdForDemo(notes.held());
        }
    }

    /** The same of the default generator. */
    public static void writeDemo(Path folder, int projects, long seed, Environment environment) {
        DemoLibrary demo = DemoLibrary.of(DemoLibrary.DEFAULT_GENERATOR);
        writeDemo(demo, folder, projects, seed, environment);
    }
}
