/** Shared by every screen: the one door between threads, the overlay, notices and theming. */
@NullMarked
package app.offcut.ui.fx;

import org.jspecify.annotations.NullMarked;
