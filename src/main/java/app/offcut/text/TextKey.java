package app.offcut.text;

/**
 * A value with a text of its own, for example a rule or a state. {@code TextsTest} finds every
 * implementation and checks that each of its values has a text in every language, so no key is
 * composed anywhere else.
 */
public interface TextKey {
    /** The key in {@code messages.properties}. */
    String key();
}
