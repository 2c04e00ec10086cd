package app.offcut.cleanup.run;

import app.offcut.generator.Zone;
import java.util.Set;

/** Whether the disks of some zones are so full that held files must be erased early. */
public interface FreeSpace {
    boolean low(Set<Zone> zones);
}
