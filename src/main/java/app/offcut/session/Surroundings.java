package app.offcut.session;

import app.offcut.autoclean.WakeUp;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.run.FreeSpace;

/** The engine's dependencies outside its library, as a seam for tests. */
interface Surroundings {
    Surroundings SYSTEM = new Surroundings() {};

    /** Called before every change on the disk. */
    default ChangeHook changes() {
        return ChangeHook.NONE;
    }

    default FreeSpace freeSpace(Hold hold) {
        return hold::low;
    }

    /** Creates one for each library. */
    default WakeUp wakeUp() {
        return new WakeUp();
    }
}
