/**
 * The only code that moves or erases a creator's file. Reading order: {@code ZoneHold} (moving,
 * restoring, erasing one file in one zone), {@code Release} (how all files of a run leave the
 * hold), {@link app.offcut.cleanup.hold.HeldRun} (one run), {@link app.offcut.cleanup.hold.Hold}
 * (all runs of a library). The {@link app.offcut.cleanup.journal.Manifest} says what may be moved;
 * {@link app.offcut.cleanup.disk.Directory} makes the system calls.
 */
@NullMarked
package app.offcut.cleanup.hold;

import org.jspecify.annotations.NullMarked;
