/** Walks the disk: which files lie in a library, and what there is at its first opening. */
@NullMarked
package app.offcut.library.scan;

import org.jspecify.annotations.NullMarked;
