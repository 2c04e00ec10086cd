/** The page for somebody whose library is not known yet. */
@NullMarked
package app.offcut.ui.welcome;

import org.jspecify.annotations.NullMarked;
