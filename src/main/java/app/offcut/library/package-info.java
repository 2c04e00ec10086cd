/**
 * Reads a generator's folder: its zones, its projects as recorded in the database, and its files on
 * the disk. Read-only; nothing here changes anything in a library.
 */
@NullMarked
package app.offcut.library;

import org.jspecify.annotations.NullMarked;
