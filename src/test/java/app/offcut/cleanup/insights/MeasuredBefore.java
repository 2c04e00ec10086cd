package app.offcut.cleanup.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** An offcut.db as if the library had been measured on each of some days. */
public final class MeasuredBefore {
    private static final long GB = 1_000_000_000;

    private MeasuredBefore() {}

    /**
     * Each day before today had a gigabyte more of audio, and the disk as much less.
     *
     * @param state folder of an offcut.db with today's measurement of one library
     */
    public static void today(Path state, int days) throws SQLException {
        Path own = state.resolve("offcut.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + own);
                PreparedStatement size =
                        connection.prepareStatement(
                                "INSERT INTO measured_day SELECT library_id, ?, category, 1, ?, 0"
                                        + " FROM measured_day WHERE day = ? AND category = 'audio'");
                PreparedStatement disk =
                        connection.prepareStatement(
                                "INSERT INTO disk_day SELECT library_id, ?, total_bytes, ?"
                                        + " FROM disk_day WHERE day = ?")) {
            LocalDate today = LocalDate.now();
            for (int before = 1; before <= days; before++) {
                size.setString(1, today.minusDays(before).toString());
                size.setLong(2, before * GB);
                size.setString(3, today.toString());
                assertEquals(1, size.executeUpdate());
                disk.setString(1, today.minusDays(before).toString());
                disk.setLong(2, (5_000 - before) * GB);
                disk.setString(3, today.toString());
                assertEquals(1, disk.executeUpdate());
            }
        }
    }
}
