/**
 * Texts for the user: sentences from {@code messages.properties}, numbers by locale, and {@link
 * Problem}, the one exception with a sentence for the user. The lowest layer: window and command
 * line say the same in the same words.
 */
@NullMarked
package app.offcut.text;

import org.jspecify.annotations.NullMarked;
