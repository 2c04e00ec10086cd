package app.offcut.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Every text for the user, from {@code ui/messages.properties} or its translation into the system's
 * language. Thread-safe.
 */
public final class Texts {
    /**
     * In a language without a translation, all texts are English, whatever the system's default
     * locale.
     */
    private static final Control OR_ENGLISH =
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private record Language(Locale locale, ResourceBundle texts) {}

    private static volatile Language language = language(Locale.getDefault());

    private Texts() {}

    /**
     * The text of a key with its {@code {0}}, {@code {1}} … filled in, each made {@link Visible}.
     *
     * @throws java.util.MissingResourceException if there is no such key, which is a bug
     */
    public static String of(String key, Object... arguments) {
        Language now = now();
        return new MessageFormat(now.texts.getString(key), now.locale).format(visible(arguments));
    }

    private static Object[] visible(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument ->
                        argument instanceof Number
                                ? argument
                                : Visible.of(String.valueOf(argument)))
                .toArray();
    }

    /** The text of a value with its {@code {0}}, {@code {1}} … filled in. */
    public static String of(TextKey value, Object... arguments) {
        return of(value.key(), arguments);
    }

    /**
     * The text of a stored word. A word that another version of Offcut stored may be unknown here
     * and then stands for itself.
     *
     * @param family prefix of the keys of such words, including the dot
     */
    public static String ofStored(String family, String word) {
        return now().texts.containsKey(family + word) ? of(family + word) : Visible.of(word);
    }

    private static Language now() {
        Language now = language;
        Locale locale = Locale.getDefault();
        if (!now.locale.equals(locale)) language = now = language(locale);
        return now;
    }

    private static Language language(Locale locale) {
        return new Language(locale, in(locale));
    }

    static ResourceBundle in(Locale locale) {
        return ResourceBundle.getBundle("app.offcut.ui.messages", locale, OR_ENGLISH);
    }
}
