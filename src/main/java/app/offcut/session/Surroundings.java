package app.offcut.session;

import app.offcut.autoclean.WakeUp;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.run.FreeSpace;
import app.offcut.library.DiskSpace;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The engine's dependencies outside its library, as a seam for tests.
 *
 * @param changes called before every change on the disk
 * @param disk of a library's root
 * @param wakeUp creates one for each library
 */
record Surroundings(
        ChangeHook changes,
        Function<Hold, FreeSpace> freeSpace,
        Function<Path, DiskSpace> disk,
        Supplier<WakeUp> wakeUp) {
    static final Surroundings SYSTEM =
            new Surroundings(ChangeHook.NONE, hold -> hold::low, DiskSpace::of, WakeUp::new);
}
