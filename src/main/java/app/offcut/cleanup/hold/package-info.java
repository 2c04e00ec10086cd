/**
 * The only code that moves or erases a creator's file. Reading order, each using those before it:
 * {@code LibraryFolders} (root and zones, opened), {@code RunFolder} (one run's folder in one
 * zone), {@code ZoneHold} (restoring, erasing one file there), {@code FolderTake}, {@code
 * FolderErase} and {@code FolderReturn} (moving, erasing, restoring the files of one folder through
 * its handles), {@code Taking} and {@code Release} (how all files of a run enter and leave the
 * hold), {@link app.offcut.cleanup.hold.HeldRun} (one run), {@link app.offcut.cleanup.hold.Hold}
 * (all runs of a library). The {@link app.offcut.cleanup.journal.Manifest} says what may be moved;
 * {@link app.offcut.cleanup.disk.Directory} makes the system calls.
 */
@NullMarked
package app.offcut.cleanup.hold;

import org.jspecify.annotations.NullMarked;
