package app.offcut.session;

import app.offcut.autoclean.SpaceRules;
import app.offcut.autoclean.WakeUp;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.plan.Pins;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.UntickedFiles;
import app.offcut.cleanup.run.FreeSpace;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.survey.MeasuredList;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Generator;
import app.offcut.library.DiskSpace;
import app.offcut.library.Library;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/** An opened library and those of its objects that only tests ask directly. */
public record Wired(OpenLibrary library) implements AutoCloseable {
    /** As the application opens it, except for what happens on the disk and during rests. */
    public static Wired open(Path root, Environment environment, ChangeHook changes, WakeUp bell) {
        return open(root, environment, changes, bell, DiskSpace.of(root));
    }

    /** The same on a disk with this space. */
    public static Wired open(
            Path root, Environment environment, ChangeHook changes, WakeUp bell, DiskSpace disk) {
        var around =
                new Surroundings(changes, Surroundings.SYSTEM.freeSpace(), _ -> disk, () -> bell);
        return new Wired(LibraryOpener.open(root, environment, around, false));
    }

    /** The same with this generator, which need not recognise the folder. */
    public static Wired open(
            Path root,
            Generator generator,
            Environment environment,
            ChangeHook changes,
            WakeUp bell) {
        try {
            var library =
                    new Library(
                            root.toRealPath(),
                            Objects.requireNonNull(FileIdentity.at(root)),
                            generator);
            var identity = library.identity().lasting();
            var memory =
                    new LibraryTable(OwnDatabase.open(environment.stateFolder()))
                            .memoryOf(library.root(), identity.device(), identity.inode());
            var around =
                    new Surroundings(
                            changes, Surroundings.SYSTEM.freeSpace(), DiskSpace::of, () -> bell);
            return new Wired(new OpenLibrary(library, memory, environment, around));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also opens a library that was used with another offcut.db. */
    public static Wired openAsNew(
            Path root, Environment environment, ChangeHook changes, FreeSpace freeSpace) {
        var around = new Surroundings(changes, _ -> freeSpace, DiskSpace::of, WakeUp::new);
        return new Wired(LibraryOpener.open(root, environment, around, true));
    }

    public OwnDatabase own() {
        return library.own;
    }

    public UserPreferences preferences() {
        return library.preferences;
    }

    public Pins pins() {
        return library.pins;
    }

    public UntickedFiles unticked() {
        return library.unticked;
    }

    public RunHistory history() {
        return library.history;
    }

    public MeasuredList measuredList() {
        return library.measuredList;
    }

    public Hold hold() {
        return library.hold;
    }

    public Snapshots snapshots() {
        return library.snapshots;
    }

    public Surveyor surveyor() {
        return library.surveyor;
    }

    public SpaceRules spaceRules() {
        return library.spaceRules;
    }

    public AutoCleanSetting setting() {
        return library.autoCleanSetting;
    }

    @Override
    public void close() {
        library.close();
    }
}
