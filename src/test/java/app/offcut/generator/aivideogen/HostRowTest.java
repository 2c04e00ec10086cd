package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import app.offcut.database.Sql;
import app.offcut.database.Timestamp;
import app.offcut.generator.aivideogen.HostTables.Column;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A row read without jOOQ's records has the values that they have, of any type in any column. */
class HostRowTest {
    private static final int ROWS = 3000;
    private static final Table<?> TABLE = DSL.table(DSL.name("scenes"));
    private static final List<Column> COLUMNS =
            List.of(column("id"), column("project_id"), column("duration"));

    private static final List<String> VALUES =
            List.of(
                    "NULL",
                    "0",
                    "1",
                    "-1",
                    "7",
                    "2147483648",
                    "9223372036854775807",
                    "1.0",
                    "0.0",
                    "-0.0",
                    "2.5",
                    "1e300",
                    "9e999",
                    "-9e999",
                    "1e-320",
                    "''",
                    "'1'",
                    "'1.0'",
                    "'2.5'",
                    "' 3 '",
                    "'1e400'",
                    "'1e-999999999'",
                    "'long'",
                    "x''",
                    "x'70'",
                    "x'2e2e'",
                    "x'31'",
                    "'p'",
                    "'pq'",
                    "'text:p'",
                    "'blob:70'",
                    "char(0, 65)",
                    "CAST(x'ff41' AS TEXT)",
                    "'2026-01-02 03:04:05'",
                    "'2026-01-02T03:04:05Z'",
                    "'2026-01-02T03:04'",
                    "'2026-01-02T03:04:05+01:00'",
                    "'2026-13-02 03:04:05'",
                    "'2026-01-02 03:04:05.25'");

    @AutoClose private Connection connection;
    private DSLContext sql;

    @BeforeEach
    void fill() throws Exception {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        sql = DSL.using(connection, SQLDialect.SQLITE);
        sql.execute("CREATE TABLE scenes(id, project_id, duration)");
        Random random = new Random(1);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++)
            rows.add("(%s, %s, %s)".formatted(any(random), any(random), any(random)));
        sql.execute("INSERT INTO scenes VALUES " + String.join(",", rows));
    }

    private static String any(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static Column column(String name) {
        return new Column("scenes", name);
    }

    private static Field<Object> field(Column column) {
        return DSL.field(DSL.name(column.name()), SQLDataType.OTHER);
    }

    private List<HostRow> read(String... columns) throws Exception {
        HostSchema schema = new HostSchema(Map.of("scenes", Set.of(columns)));
        return HostRow.read(new Sql(connection), schema, COLUMNS);
    }

    @Test
    void hasTheValuesThatJooqReads() throws Exception {
        List<HostRow> rows = read("id", "project_id", "duration");
        List<? extends Record> records =
                sql.select(COLUMNS.stream().map(HostRowTest::field).toList()).from(TABLE).fetch();
        assertEquals(records.size(), rows.size());
        for (int i = 0; i < ROWS; i++) {
            for (Column column : COLUMNS) {
                Cell cell = new Cell(records.get(i).get(field(column)));
                HostRow row = rows.get(i);
                String where = column + " of row " + i;
                assertEquals(cell.text(), row.text(column), where);
                assertEquals(cell.id(), row.id(column), where);
                assertEquals(cell.seconds(), row.seconds(column), where);
                assertEquals(cell.bytes(), row.bytes(column), where);
                assertEquals(Timestamp.parse(cell.text()), row.moment(column), where);
            }
        }
    }

    @Test
    void keysAreEqualWhereTheIdsAre() throws Exception {
        Column id = COLUMNS.getFirst();
        List<HostRow> rows = read("id");
        List<Cell> cells =
                sql.select(field(id)).from(TABLE).fetch(row -> new Cell(row.get(field(id))));
        for (int i = 0; i < 400; i++)
            for (int k = 0; k < i; k++) {
                Object one = rows.get(i).key(id);
                boolean same = one != null && one.equals(rows.get(k).key(id));
                assertEquals(cells.get(i).isKeyOf(cells.get(k)), same, i + " and " + k);
            }
    }

    @Test
    void hasNothingInAColumnThatIsMissing() throws Exception {
        assertNotNull(read("duration").getFirst());
        assertEquals(ROWS, read().size());
        assertEquals("", read("duration").getFirst().id(COLUMNS.getFirst()));
    }

    /** A value as jOOQ reads it, converted by way of text. */
    private record Cell(@Nullable Object value) {
        @Nullable String text() {
            if (value instanceof byte[] blob) return new String(blob, StandardCharsets.UTF_8);
            return value == null ? null : value.toString();
        }

        boolean isKeyOf(Cell other) {
            return key() != null && key().equals(other.key());
        }

        private @Nullable String key() {
            if (value instanceof byte[] blob) return "blob:" + HexFormat.of().formatHex(blob);
            return value == null ? null : "text:" + value;
        }

        String id() {
            return value == null || value instanceof byte[] ? "" : value.toString();
        }

        @Nullable Double seconds() {
            BigDecimal number = number();
            if (number == null || number.signum() <= 0) return null;
            double seconds = number.doubleValue();
            return Double.isFinite(seconds) ? seconds : null;
        }

        @Nullable Long bytes() {
            BigDecimal number = number();
            if (number == null || Math.abs(number.doubleValue()) > Long.MAX_VALUE) return null;
            return number.longValue();
        }

        private @Nullable BigDecimal number() {
            String text = text();
            if (text == null || text.length() > 40) return null;
            try {
                return new BigDecimal(text.strip());
            } catch (NumberFormatException _) {
                return null;
            }
        }
    }
}
