/**
 * The window, the only floor that knows JavaFX. Each screen is two files: a model (properties out,
 * commands in, no toolkit) and a view (nodes and bindings).
 */
@NullMarked
package app.offcut.ui;

import org.jspecify.annotations.NullMarked;
