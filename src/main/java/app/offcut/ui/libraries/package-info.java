/** All libraries that were opened before, side by side. */
@NullMarked
package app.offcut.ui.libraries;

import org.jspecify.annotations.NullMarked;
