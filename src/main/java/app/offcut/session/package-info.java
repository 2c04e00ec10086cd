/** One opened library: what the window and the command line ask, and where its objects are built. */
@NullMarked
package app.offcut.session;

import org.jspecify.annotations.NullMarked;
