/** One opened library as the window sees it: the seam between screens and engine. */
@NullMarked
package app.offcut.session;

import org.jspecify.annotations.NullMarked;
