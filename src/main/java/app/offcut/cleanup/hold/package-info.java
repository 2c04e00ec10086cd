/**
 * The only code that erases a file. It takes {@link app.offcut.cleanup.DoomedFile}s, never paths.
 */
@NullMarked
package app.offcut.cleanup.hold;

import org.jspecify.annotations.NullMarked;
