/** What was cleaned up, when, and by whom. */
@NullMarked
package app.offcut.ui.history;

import org.jspecify.annotations.NullMarked;
