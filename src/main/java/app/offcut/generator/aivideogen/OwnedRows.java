package app.offcut.generator.aivideogen;

import app.offcut.generator.aivideogen.HostTables.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table, grouped by owning project.
 *
 * @param strays rows whose project has no row
 */
record OwnedRows(Map<Object, List<HostRow>> byProject, List<HostRow> strays) {

    /**
     * @param parent the column that names the parent row
     * @param owners project of each parent
     */
    static OwnedRows of(List<HostRow> rows, Column parent, Map<Object, Object> owners) {
        Map<Object, List<HostRow>> byProject = new HashMap<>();
        List<HostRow> strays = new ArrayList<>();
        Object above = null;
        List<HostRow> group = strays;
        for (HostRow row : rows) {
            Object key = row.key(parent);
            // rows of one parent mostly follow each other
            if (key == null || key != above) {
                Object project = key == null ? null : owners.get(key);
                group =
                        project == null
                                ? strays
                                : byProject.computeIfAbsent(project, _ -> new ArrayList<>());
            }
            above = key;
            group.add(row);
        }
        return new OwnedRows(byProject, strays);
    }

    List<HostRow> of(@Nullable Object project) {
        return project == null ? List.of() : byProject.getOrDefault(project, List.of());
    }

    /** The project of each row, by row id; used for child rows. */
    Map<Object, Object> owners(Column id) {
        Map<Object, Object> owners = new HashMap<>();
        byProject.forEach((project, rows) -> {
            for (HostRow row : rows) {
                Object key = row.key(id);
                if (key != null) owners.put(key, project);
            }
        });
        return owners;
    }

    List<String> texts(@Nullable Object project, Column column) {
        return texts(of(project), column);
    }

    List<String> strayTexts(Column column) {
        return texts(strays, column);
    }

    private static List<String> texts(List<HostRow> rows, Column column) {
        return rows.stream().map(row -> row.text(column)).filter(Objects::nonNull).toList();
    }

    /** Null if no row has a value. */
    @Nullable Double sum(@Nullable Object project, Column seconds) {
        List<Double> known =
                of(project).stream()
                        .map(row -> row.seconds(seconds))
                        .filter(Objects::nonNull)
                        .toList();
        return known.isEmpty() ? null : known.stream().mapToDouble(Double::doubleValue).sum();
    }
}
