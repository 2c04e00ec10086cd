/**
 * The window; the only layer that depends on JavaFX. Each screen has two classes: a model
 * (properties out, commands in, no toolkit) and a view (nodes and bindings).
 */
@NullMarked
package app.offcut.ui;

import org.jspecify.annotations.NullMarked;
