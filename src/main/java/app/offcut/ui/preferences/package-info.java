/** What the user can choose, in a pane of the window. */
@NullMarked
package app.offcut.ui.preferences;

import org.jspecify.annotations.NullMarked;
