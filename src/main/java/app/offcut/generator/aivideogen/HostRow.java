package app.offcut.generator.aivideogen;

import app.offcut.database.Sql;
import app.offcut.database.Timestamp;
import app.offcut.generator.aivideogen.HostTables.Column;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the generator's database. SQLite stores any type in any column, so each value is
 * converted to the requested type, or null; a column that this database lacks is null.
 */
final class HostRow {
    /** The columns that this database has; the cells are in their order. */
    private final List<String> columns;

    private final @Nullable Object[] cells;

    private HostRow(List<String> columns, @Nullable Object[] cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /** All rows of a table in storage order; empty if this database lacks the table. */
    static List<HostRow> read(Sql sql, HostSchema schema, List<Column> columns)
            throws SQLException {
        return read(sql, schema, columns.getFirst().table(), columns);
    }

    static List<HostRow> read(Sql sql, HostSchema schema, String table, List<Column> columns)
            throws SQLException {
        if (!schema.has(table)) return List.of();
        List<String> there =
                columns.stream()
                        .map(Column::name)
                        .filter(column -> schema.has(table, column))
                        .toList();
        String selected = there.isEmpty() ? "1" : "\"" + String.join("\", \"", there) + "\"";
        // rows of one project repeat its id: one text for all of them
        @Nullable Object[] above = new Object[there.size()];
        return sql.list(
                "SELECT " + selected + " FROM \"" + table + "\"",
                row -> {
                    @Nullable Object[] cells = new Object[there.size()];
                    for (int i = 0; i < cells.length; i++) {
                        Object value = row.getObject(i + 1);
                        boolean same = value instanceof String && value.equals(above[i]);
                        cells[i] = same ? above[i] : value;
                        above[i] = cells[i];
                    }
                    return new HostRow(there, cells);
                });
    }

    private @Nullable Object cell(Column column) {
        int index = columns.indexOf(column.name());
        return index < 0 ? null : cells[index];
    }

    /** The values by the names of their columns, as text; without NULL. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < cells.length; i++)
            if (cells[i] != null) texts.put(columns.get(i), "" + cells[i]);
        return texts;
    }

    /** Reads a blob as UTF-8, so that a path in it protects like any other. */
    @Nullable String text(Column column) {
        Object value = cell(column);
        if (value instanceof byte[] blob) return new String(blob, StandardCharsets.UTF_8);
        return value == null ? null : value.toString();
    }

    /**
     * An id for comparison with ids of other rows; a blob does not equal a text of the same bytes.
     */
    @Nullable Object key(Column column) {
        Object value = cell(column);
        if (value instanceof byte[] blob) return ByteBuffer.wrap(blob);
        return value == null ? null : value.toString();
    }

    /**
     * The id as a possible folder name; empty for NULL and for a blob, which no SQL comparison
     * would find.
     */
    String id(Column column) {
        Object value = cell(column);
        return value == null || value instanceof byte[] ? "" : value.toString();
    }

    /** A duration; null also for zero and negative values, which mean unknown. */
    @Nullable Double seconds(Column column) {
        if (cell(column) instanceof Double real)
            return real > 0 && Double.isFinite(real) ? real : null;
        BigDecimal number = number(column);
        if (number == null || number.signum() <= 0) return null;
        double seconds = number.doubleValue();
        return Double.isFinite(seconds) ? seconds : null;
    }

    @Nullable Long bytes(Column column) {
        if (cell(column) instanceof Integer whole) return whole.longValue();
        BigDecimal number = number(column);
        // huge exponents would expand digit by digit
        if (number == null || Math.abs(number.doubleValue()) > Long.MAX_VALUE) return null;
        return number.longValue();
    }

    private @Nullable BigDecimal number(Column column) {
        String text = text(column);
        if (text == null || text.length() > 40) return null;
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    @Nullable Instant moment(Column column) {
        return Timestamp.parse(text(column));
    }
}
