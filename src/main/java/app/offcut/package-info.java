/**
 * Offcut: frees the space that a local AI video generator leaves behind. {@link app.offcut.Main} is
 * the way in.
 */
@NullMarked
package app.offcut;

import org.jspecify.annotations.NullMarked;
