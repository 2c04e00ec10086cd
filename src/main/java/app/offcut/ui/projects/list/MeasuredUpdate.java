package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.ui.projects.list.ListedProject.Changed;
import app.offcut.ui.projects.list.ListedProject.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The changes that a measurement of the whole library makes to the list. Projects already known are
 * the same objects; {@code others} are those of them whose row has changed. Computed on any thread.
 */
record MeasuredUpdate(
        Map<String, ProjectRow> rows,
        List<ListedProject> projects,
        Map<String, ListedProject> byId,
        List<ListedProject> others,
        RunningTotals running,
        RunningTotals.Twice twice,
        Arranged shown) {

    static MeasuredUpdate of(
            Survey survey,
            List<Line> before,
            Function<List<Line>, Arranged> arrange,
            Changed changed) {
        Map<String, Line> known = new HashMap<>();
        before.forEach(line -> known.put(line.measured().id(), line));
        Map<String, ProjectRow> rows = new LinkedHashMap<>();
        survey.rows().forEach(row -> rows.putIfAbsent(row.id(), row));
        List<ListedProject> projects = new ArrayList<>();
        Map<String, ListedProject> byId = new HashMap<>();
        List<ListedProject> others = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (ProjectRow row : rows.values()) {
            Line line = known.get(row.id());
            if (line == null) line = new ListedProject(row, changed).line();
            else if (!line.measured().equals(row)) {
                line = line.with(row);
                others.add(line.project());
            }
            lines.add(line);
            projects.add(line.project());
            byId.put(row.id(), line.project());
        }
        // from a single measurement, which may contain a project twice
        var twice = RunningTotals.of(survey.rows()).twice(survey.totals());
        return new MeasuredUpdate(
                rows,
                projects,
                byId,
                others,
                RunningTotals.of(rows.values()),
                twice,
                arrange.apply(lines));
    }

    ProjectRow row(ListedProject project) {
        return Objects.requireNonNull(rows.get(project.id()));
    }
}
