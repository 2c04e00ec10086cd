/**
 * What Offcut says: sentences from {@code messages.properties}, numbers by locale, and {@link
 * Problem}, the one exception that carries a sentence for the user. Lowest floor: window and
 * command line say the same thing in the same words.
 */
@NullMarked
package app.offcut.text;

import org.jspecify.annotations.NullMarked;
