package app.offcut.cleanup;

import app.offcut.library.Zone;
import java.util.Set;

/** Whether the disks of some zones are so full that nothing is kept for an undo any more. */
interface FreeSpace {
    boolean low(Set<Zone> zones);
}
