package app.offcut.text;

/**
 * Makes untrusted text safe to show, for example names, paths and system messages: characters that
 * are invisible or affect the text around them are written as {@code <U+202E>}. Letters of every
 * script stay, and so do joined emoji.
 */
public final class Visible {
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int LAST_ASCII = 0x7F;

    private Visible() {}

    public static String of(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < points.length; i++) {
            if (isHarmless(points[i]) || joins(points, i)) visible.appendCodePoint(points[i]);
            else visible.append("<U+%04X>".formatted(points[i]));
        }
        return visible.toString();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.FORMAT -> isSign(point);
            default -> true;
        };
    }

    /** Visible number signs of Arabic, Syriac and Kaithi. */
    private static boolean isSign(int point) {
        return (point >= 0x0600 && point <= 0x0605)
                || point == 0x06DD
                || point == 0x070F
                || (point >= 0x0890 && point <= 0x0891)
                || point == 0x08E2
                || point == 0x110BD
                || point == 0x110CD;
    }

    /**
     * Whether a joiner is legitimate, as in Persian words and emoji; between Latin letters it only
     * hides.
     */
    private static boolean joins(int[] points, int at) {
        return (points[at] == JOINER || points[at] == NON_JOINER)
                && at > 0
                && at < points.length - 1
                && isJoined(points[at - 1])
                && isJoined(points[at + 1]);
    }

    private static boolean isJoined(int point) {
        return point > LAST_ASCII && isHarmless(point);
    }
}
