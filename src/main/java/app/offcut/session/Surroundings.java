package app.offcut.session;

import app.offcut.autoclean.WakeUp;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.run.FreeSpace;

/** What the engine meets outside of its library; a test puts its own in place of the system's. */
interface Surroundings {
    Surroundings SYSTEM = new Surroundings() {};

    /** Stands before every change on the disk. */
    default ChangeHook changes() {
        return ChangeHook.NONE;
    }

    default FreeSpace freeSpace(Hold hold) {
        return hold::low;
    }

    /** A new one for each library. */
    default WakeUp wakeUp() {
        return new WakeUp();
    }
}
