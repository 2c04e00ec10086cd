/** The page for a library that is opened for the first time. */
@NullMarked
package app.offcut.ui.first;

import org.jspecify.annotations.NullMarked;
