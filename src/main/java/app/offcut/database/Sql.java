package app.offcut.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements by plain JDBC, for what every start reads and writes: loading jOOQ takes longer than
 * all else that a command does.
 */
public final class Sql {
    private final Connection connection;

    public Sql(Connection connection) {
        this.connection = connection;
    }

    public interface Work<T> {
        T apply(Sql sql) throws SQLException;
    }

    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Every row of a query, with {@code ?} for each value. */
    public <T> List<T> list(String query, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(query, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) all.add(row.read(rows));
            return all;
        }
    }

    /** The first row. */
    public <T> Optional<T> first(String query, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(query, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    /** Whether there is a row. */
    public boolean exists(String query, @Nullable Object... values) throws SQLException {
        return first(query, _ -> true, values).isPresent();
    }

    /** Runs one INSERT, UPDATE or DELETE, and returns the number of rows. */
    public int run(String change, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(change, values)) {
            return statement.executeUpdate();
        }
    }

    /** Runs one change for each array of values. */
    public int runAll(String change, List<@Nullable Object[]> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            for (@Nullable Object[] values : all) {
                bind(statement, values);
                statement.executeUpdate();
            }
        }
        return all.size();
    }

    /** A number that may be NULL. */
    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private PreparedStatement prepared(String text, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        boolean bound = false;
        try {
            bind(statement, values);
            bound = true;
            return statement;
        } finally {
            if (!bound) statement.close();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }
}
