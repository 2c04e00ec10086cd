package app.offcut.generator.aivideogen;

import app.offcut.database.Timestamp;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A row of the generator's database. SQLite stores any type in any column, so each value is
 * converted to the requested type, or null; a column that this database lacks is null.
 */
record HostRow(Map<String, Object> cells) {

    /** All rows of a table in storage order; empty if this database lacks the table. */
    static List<HostRow> read(
            DSLContext sql, HostSchema schema, List<? extends TableField<?, ?>> columns) {
        return read(sql, schema, Objects.requireNonNull(columns.getFirst().getTable()), columns);
    }

    static List<HostRow> read(
            DSLContext sql, HostSchema schema, Table<?> table, List<? extends Field<?>> columns) {
        List<? extends Field<?>> there =
                columns.stream()
                        .filter(column -> schema.has(table.getName(), column.getName()))
                        .map(column -> DSL.field(DSL.name(column.getName()), SQLDataType.OTHER))
                        .toList();
        if (!schema.has(table.getName())) return List.of();
        if (there.isEmpty()) there = List.of(DSL.inline(1));
        return sql.select(there)
                .from(DSL.table(DSL.name(table.getName())))
                .fetch(row -> {
                    Map<String, Object> cells = new HashMap<>();
                    for (Field<?> field : row.fields()) {
                        Object value = row.get(field);
                        if (value != null) cells.put(field.getName(), value);
                    }
                    return new HostRow(cells);
                });
    }

    private @Nullable Object cell(Field<?> column) {
        return cells.get(column.getName());
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
    @Nullable String key(Field<?> column) {
        Object value = cell(column);
        if (value instanceof byte[] blob) return "blob:" + HexFormat.of().formatHex(blob);
        return value == null ? null : "text:" + value;
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
