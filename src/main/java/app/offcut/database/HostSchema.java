package app.offcut.database;

import java.util.Map;
import java.util.Set;

/**
 * Which tables and columns a generator's database has; both documented forms and every version in
 * between are real.
 *
 * @param columns by table, all in lower case
 */
public record HostSchema(Map<String, Set<String>> columns) {

    public boolean has(String table) {
        return columns.containsKey(table);
    }

    public boolean has(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }
}
