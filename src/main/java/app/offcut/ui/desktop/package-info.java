/** Desktop notifications while the window is not in front. */
@NullMarked
package app.offcut.ui.desktop;

import org.jspecify.annotations.NullMarked;
