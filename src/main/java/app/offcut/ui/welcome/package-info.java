/** The welcome page, while no library is known. */
@NullMarked
package app.offcut.ui.welcome;

import org.jspecify.annotations.NullMarked;
