/**
 * Reads a generator's folder: its zones, the links in their places, and its files on the disk.
 * Read-only; nothing here changes anything in a library.
 */
@NullMarked
package app.offcut.library;

import org.jspecify.annotations.NullMarked;
