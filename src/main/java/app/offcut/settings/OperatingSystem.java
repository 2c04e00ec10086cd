package app.offcut.settings;

import java.util.Locale;

/** The systems whose conventions differ in application folders and display. */
public enum OperatingSystem {
    MAC,
    WINDOWS,
    /** Linux, and any other system that follows freedesktop.org. */
    OTHER;

    public static OperatingSystem ofProcess() {
        return named(System.getProperty("os.name", ""));
    }

    /**
     * @param name the value of {@code os.name}
     */
    public static OperatingSystem named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac") || lower.startsWith("darwin")) return MAC;
        return lower.startsWith("windows") ? WINDOWS : OTHER;
    }
}
