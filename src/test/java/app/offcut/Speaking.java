package app.offcut;

import java.util.Locale;

/** Another language of the system, for as long as it is open. */
public final class Speaking implements AutoCloseable {
    private final Locale before = Locale.getDefault();

    private Speaking() {}

    public static Speaking in(Locale locale) {
        Speaking speaking = new Speaking();
        Locale.setDefault(locale);
        return speaking;
    }

    @Override
    public void close() {
        Locale.setDefault(before);
    }
}
