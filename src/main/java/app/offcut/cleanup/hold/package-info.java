/**
 * The only code that moves or erases a creator's file. Reading order: {@link
 * app.offcut.cleanup.hold.Manifest} (what goes; made of {@link app.offcut.cleanup.DoomedFile}s,
 * never of paths), {@link app.offcut.cleanup.hold.Journal} (what is decided), {@code ZoneHold}
 * (moving, putting back, erasing in one zone), {@link app.offcut.cleanup.hold.HeldRun} (all zones
 * of a run), {@link app.offcut.cleanup.hold.Hold} (all runs of a library). Below them: {@code
 * Directory}, an open folder by handle; {@code WholeFile} and {@code EmptyFolders}, for Offcut's
 * own files and for what a run leaves empty; and {@link app.offcut.cleanup.hold.LibraryLock}.
 */
@NullMarked
package app.offcut.cleanup.hold;

import org.jspecify.annotations.NullMarked;
