/** One opened library: the interface for window and command line, and the composition root. */
@NullMarked
package app.offcut.session;

import org.jspecify.annotations.NullMarked;
