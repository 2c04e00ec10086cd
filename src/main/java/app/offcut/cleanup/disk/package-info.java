/**
 * The system calls that change anything in a library, with no decision about what to change: {@link
 * app.offcut.cleanup.disk.Directory}, an open folder by handle, and {@link
 * app.offcut.cleanup.disk.WholeFile}, a small file of Offcut's own. Only {@code cleanup.hold} and
 * {@code cleanup.journal} may use them.
 */
@NullMarked
package app.offcut.cleanup.disk;

import org.jspecify.annotations.NullMarked;
