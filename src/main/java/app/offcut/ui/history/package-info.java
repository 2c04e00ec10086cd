/** The history: what was cleaned, when, and what started it. */
@NullMarked
package app.offcut.ui.history;

import org.jspecify.annotations.NullMarked;
