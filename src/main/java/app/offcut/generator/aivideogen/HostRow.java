package app.offcut.generator.aivideogen;

import app.offcut.database.Timestamp;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
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
    static List<HostRow> read(
            DSLContext sql, HostSchema schema, List<? extends TableField<?, ?>> columns) {
        return read(sql, schema, Objects.requireNonNull(columns.getFirst().getTable()), columns);
    }

    static List<HostRow> read(
            DSLContext sql, HostSchema schema, Table<?> table, List<? extends Field<?>> columns) {
        if (!schema.has(table.getName())) return List.of();
        List<String> there =
                columns.stream()
                        .map(Field::getName)
                        .filter(column -> schema.has(table.getName(), column))
                        .toList();
        Select<?> select =
                sql.select(
                                there.isEmpty()
                                        ? List.of(DSL.inline(1))
                                        : there.stream()
                                                .map(name -> DSL.field(DSL.name(name)))
                                                .toList())
                        .from(DSL.table(DSL.name(table.getName())));
        return sql.connectionResult(connection -> read(connection, select.getSQL(), there));
    }

    /** Without jOOQ's records, which cost more than SQLite's rows. */
    private static List<HostRow> read(Connection connection, String select, List<String> columns)
            throws SQLException {
        List<HostRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            @Nullable Object[] above = new Object[columns.size()];
            while (result.next()) {
                @Nullable Object[] cells = new Object[columns.size()];
                for (int i = 0; i < cells.length; i++) {
                    Object value = result.getObject(i + 1);
                    // rows of one project repeat its id: one text for all of them
                    cells[i] = value instanceof String && value.equals(above[i]) ? above[i] : value;
                }
                above = cells;
                rows.add(new HostRow(columns, cells));
            }
        }
        return rows;
    }

    private @Nullable Object cell(Field<?> column) {
        int index = columns.indexOf(column.getName());
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
    @Nullable String text(Field<?> column) {
        Object value = cell(column);
        if (value instanceof byte[] blob) return new String(blob, StandardCharsets.UTF_8);
        return value == null ? null : value.toString();
    }

    /**
     * An id for comparison with ids of other rows; a blob does not equal a text of the same bytes.
     */
    @Nullable Object key(Field<?> column) {
        Object value = cell(column);
        if (value instanceof byte[] blob) return ByteBuffer.wrap(blob);
        return value == null ? null : value.toString();
    }

    /**
     * The id as a possible folder name; empty for NULL and for a blob, which no SQL comparison
     * would find.
     */
    String id(Field<?> column) {
        Object value = cell(column);
        return value == null || value instanceof byte[] ? "" : value.toString();
    }

    /** A duration; null also for zero and negative values, which mean unknown. */
    @Nullable Double seconds(Field<?> column) {
        BigDecimal number = number(column);
        if (number == null || number.signum() <= 0) return null;
        double seconds = number.doubleValue();
        return Double.isFinite(seconds) ? seconds : null;
    }

    @Nullable Long bytes(Field<?> column) {
        BigDecimal number = number(column);
        // huge exponents would expand digit by digit
        if (number == null || Math.abs(number.doubleValue()) > Long.MAX_VALUE) return null;
        return number.longValue();
    }

    private @Nullable BigDecimal number(Field<?> column) {
        String text = text(column);
        if (text == null || text.length() > 40) return null;
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    @Nullable Instant moment(Field<?> column) {
        return Timestamp.parse(text(column));
    }
}
