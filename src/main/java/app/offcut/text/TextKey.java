package app.offcut.text;

/**
 * A value that has a text of its own, such as a rule or a state. {@code TextsTest} finds every type
 * of this kind and checks that each of its values has its text in every language, so no key is put
 * together anywhere else.
 */
public interface TextKey {
    /** In {@code messages.properties}. */
    String key();
}
