/** Walks the disk: measures the files of a library, and surveys it for its first opening. */
@NullMarked
package app.offcut.library.scan;

import org.jspecify.annotations.NullMarked;
