package app.offcut.environment;

import java.util.Locale;

/** Another language of the system, for as long as it is open. */
public final class SystemLanguage implements AutoCloseable {
    private final Locale before = Locale.getDefault();

    private SystemLanguage() {}

    public static SystemLanguage in(Locale locale) {
        SystemLanguage speaking = new SystemLanguage();
        Locale.setDefault(locale);
        return speaking;
    }

    @Override
    public void close() {
        Locale.setDefault(before);
    }
}
