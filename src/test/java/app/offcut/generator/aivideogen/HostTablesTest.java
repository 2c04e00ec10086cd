package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.aivideogen.HostTables.Column;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

/** The names of columns against the tables that jOOQ has generated from the generator's SQL. */
class HostTablesTest {

    private static List<Column> written() throws IllegalAccessException {
        List<Column> columns = new ArrayList<>();
        for (Field table : HostTables.class.getDeclaredFields()) {
            if (table.isSynthetic()) continue;
            Object columnsOfTable = table.get(null);
            for (Field column : table.getType().getDeclaredFields()) {
                if (column.getType() != Column.class) continue;
                Column written = (Column) column.get(columnsOfTable);
                assertEquals(column.getName().toLowerCase(Locale.ROOT), written.name());
                columns.add(written);
            }
        }
        return columns;
    }

    @Test
    void everyColumnIsOneOfTheGenerator() throws IllegalAccessException {
        Set<Column> generated = new HashSet<>();
        Stream.of(
                        app.offcut.generator.aivideogen.shipped.DefaultSchema.DEFAULT_SCHEMA,
                        app.offcut.generator.aivideogen.documented.DefaultSchema.DEFAULT_SCHEMA)
                .flatMap(schema -> schema.getTables().stream())
                .forEach((Table<?> table) -> {
                    for (var column : table.fields())
                        generated.add(new Column(table.getName(), column.getName()));
                });
        List<Column> written = written();
        assertTrue(written.size() > 30, written.toString());
        assertEquals(List.of(), written.stream().filter(one -> !generated.contains(one)).toList());
    }
}
