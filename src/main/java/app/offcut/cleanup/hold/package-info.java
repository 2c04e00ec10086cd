/**
 * The only code that moves or erases a creator's file. Reading order: {@code ZoneHold} (moving,
 * putting back, erasing one file in one zone), {@code Release} (how all files of a run leave the
 * hold), {@link app.offcut.cleanup.hold.HeldRun} (one run), {@link app.offcut.cleanup.hold.Hold}
 * (all runs of a library). What may be moved is in the {@link app.offcut.cleanup.journal.Manifest};
 * the calls themselves are those of {@link app.offcut.cleanup.disk.Directory}.
 */
@NullMarked
package app.offcut.cleanup.hold;

import org.jspecify.annotations.NullMarked;
