package app.offcut.settings;

import java.util.Locale;

/** The kinds of systems whose customs differ: where an application's files are, and its display. */
public enum OperatingSystem {
    MAC,
    WINDOWS,
    /** Linux, and whatever else follows the customs of freedesktop.org. */
    OTHER;

    public static OperatingSystem ofProcess() {
        return named(System.getProperty("os.name", ""));
    }

    /**
     * @param name as Java tells it
     */
    public static OperatingSystem named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac") || lower.startsWith("darwin")) return MAC;
        return lower.startsWith("windows") ? WINDOWS : OTHER;
    }
}
