package app.offcut.cleanup.run;

import app.offcut.library.Zone;
import java.util.Set;

/** Whether the disks of some zones are so full that nothing is kept for an undo any more. */
public interface FreeSpace {
    boolean low(Set<Zone> zones);
}
