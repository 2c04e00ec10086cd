package app.offcut.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much space the user wants to keep free in one library; projects may be cleaned unasked until
 * there is as much again.
 *
 * @param freeBytes least free space of the library's disk; 0 for no such rule
 * @param libraryBytes largest size of the library; 0 for no such rule
 * @param olderDays only projects without activity for so many days; 0 for all
 */
public record SpaceGoals(long freeBytes, long libraryBytes, int olderDays) {
    /** Nothing is cleaned for space: the default. */
    public static final SpaceGoals OFF = new SpaceGoals(0, 0, 0);

    private static final Pattern STORED =
            Pattern.compile("free=([0-9]{1,18}) library=([0-9]{1,18}) older=([0-9]{1,5})");

    /** Whether any rule is on. */
    public boolean on() {
        return freeBytes > 0 || libraryBytes > 0;
    }

    public SpaceGoals withFree(long bytes) {
        return new SpaceGoals(bytes, libraryBytes, olderDays);
    }

    public SpaceGoals withLibrary(long bytes) {
        return new SpaceGoals(freeBytes, bytes, olderDays);
    }

    public SpaceGoals withOlder(int days) {
        return new SpaceGoals(freeBytes, libraryBytes, days);
    }

    /** Text that cannot be read counts as off: nothing may be deleted by a rule in doubt. */
    static SpaceGoals of(String text) {
        Matcher parts = STORED.matcher(text);
        return parts.matches()
                ? new SpaceGoals(
                        Long.parseLong(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        Integer.parseInt(parts.group(3)))
                : OFF;
    }

    /** One text, so that another process never reads half of a change. */
    String text() {
        return "free=%d library=%d older=%d".formatted(freeBytes, libraryBytes, olderDays);
    }
}
