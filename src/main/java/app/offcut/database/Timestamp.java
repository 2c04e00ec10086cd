package app.offcut.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conversion between an instant and text in a database column. */
public final class Timestamp {
    // always with milliseconds: text then sorts like time, and JavaScript writes the same form
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Length of a time in seconds without an offset. */
    private static final int SECONDS = "YYYY-MM-DDTHH:MM:SS".length();

    private Timestamp() {}

    /** ISO-8601 in UTC with milliseconds. */
    public static String text(Instant moment) {
        return ISO.format(moment);
    }

    /**
     * Parses either form of the generator, SQLite's {@code YYYY-MM-DD HH:MM:SS} (UTC) or ISO-8601.
     *
     * @return null for anything else
     */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null) return null;
        String iso = text.strip().replace(' ', 'T');
        // most likely SQLite's form; an exception for each row would cost more than the row
        if (iso.length() <= SECONDS) {
            Instant local = parseLocal(iso);
            if (local != null) return local;
        }
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException _) {
            return parseLocal(iso);
        }
    }

    private static @Nullable Instant parseLocal(String iso) {
        try {
            return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
