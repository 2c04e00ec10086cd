/** The preferences pane. */
@NullMarked
package app.offcut.ui.preferences;

import org.jspecify.annotations.NullMarked;
