package app.offcut.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every text the user reads, from {@code ui/messages.properties}. Safe on any thread. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("app.offcut.ui.messages");

    private Texts() {}

    /**
     * The text of a key with its {@code {0}}, {@code {1}} … filled in.
     *
     * @throws java.util.MissingResourceException if there is no such key: a bug
     */
    public static String of(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(arguments);
    }
}
