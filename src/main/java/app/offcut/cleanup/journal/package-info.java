/**
 * What a run is about to do and how far it has come, stored in the library's root so that it
 * survives a crash: {@link app.offcut.cleanup.journal.Manifest} (what goes; made of {@link
 * app.offcut.cleanup.plan.DoomedFile}s, never of paths), {@link app.offcut.cleanup.journal.Marker}
 * (the decisions), {@link app.offcut.cleanup.journal.Journal} (both on the disk), and {@link
 * app.offcut.cleanup.journal.LibraryLock}: one writer per library.
 */
@NullMarked
package app.offcut.cleanup.journal;

import org.jspecify.annotations.NullMarked;
