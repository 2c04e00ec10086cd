package app.offcut.cleanup.plan;

import app.offcut.files.Names;
import app.offcut.generator.Facts;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse index of the database: for each file, the projects whose rows name it. The comparison
 * ignores case and Unicode form, because here a row only protects. Rows that belong to no project
 * are indexed under {@link #NOBODY}.
 */
public final class References {
    /** Stands for rows whose project has no row. Never equals an id, because ids contain no NUL. */
    static final String NOBODY = "\0";

    private final Layout layout;
    private final Map<String, Set<String>> byPath = new HashMap<>();
    private final Map<String, List<RecordedFiles>> byProject = new HashMap<>();
    private final Map<String, Set<String>> byStem = new HashMap<>();
    private final Set<String> finals = new HashSet<>();
    private final List<List<String>> finalNames = new ArrayList<>();
    private final List<String> outsideZones = new ArrayList<>();

    public References(Facts facts, Layout layout) {
        this.layout = layout;
        for (Project project : facts.projects()) add(project.files(), project.id());
        add(facts.strays(), NOBODY);
    }

    /** Projects with a row that names this file. */
    Set<String> naming(List<String> names) {
        return byPath.getOrDefault(Names.folded(names), Set.of());
    }

    /**
     * The other projects with a row that names this file. Where two ids differ only in case, a row
     * of the twin means the twin's own file, unless its spelling matches this file exactly.
     */
    Set<String> otherThan(String project, List<String> names) {
        Set<String> others = new LinkedHashSet<>(naming(names));
        others.remove(project);
        String folded = Names.folded(project);
        others.removeIf(other -> Names.folded(other).equals(folded) && !spells(other, names));
        return others;
    }

    /** Whether a row of this project names the file exactly so. */
    private boolean spells(String project, List<String> names) {
        return byProject.getOrDefault(project, List.of()).stream()
                .anyMatch(files -> files.places().contains(names));
    }

    /** Projects with a row that may mean a provider download of this name. */
    Set<String> meaning(String fileName) {
        Set<String> projects = new LinkedHashSet<>();
        for (String stem : layout.stems(fileName)) projects.addAll(meaningStem(stem));
        // where \ may be part of a name, a path in a row is still split at it
        int separator = fileName.lastIndexOf('\\');
        if (separator >= 0) projects.addAll(meaning(fileName.substring(separator + 1)));
        return projects;
    }

    /** Projects with a row that may mean a provider download of this stem. */
    Set<String> meaningStem(String stem) {
        return byStem.getOrDefault(Names.folded(stem), Set.of());
    }

    /** Whether a row names this file as a final video or a thumbnail. */
    boolean isFinal(List<String> names) {
        return finals.contains(Names.folded(names));
    }

    /** Every file below the library that a row names as a final or a thumbnail. */
    public List<List<String>> finalNames() {
        return finalNames;
    }

    /**
     * Audio, segments or downloads that rows name outside their project's zones. Such a row
     * confirms no file, so the survey reports it.
     */
    public List<String> outsideZones() {
        return outsideZones;
    }

    /** Every file that rows name, folded, with the projects of those rows. */
    Map<String, Set<String>> places() {
        return byPath;
    }

    private void add(RecordedFiles files, String project) {
        Set<String> alone = Set.of(project);
        byProject.computeIfAbsent(project, _ -> new ArrayList<>(1)).add(files);
        for (List<String> names : files.places()) add(byPath, Names.folded(names), alone);
        for (String stem : files.stems()) add(byStem, Names.folded(stem), alone);
        for (List<String> names : files.finals())
            if (finals.add(Names.folded(names))) finalNames.add(names);
        outsideZones.addAll(files.outside());
    }

    /** Most files are named by one project, and a set for each of a million takes its time. */
    private static <K> void add(Map<K, Set<String>> projects, K key, Set<String> alone) {
        Set<String> before = projects.putIfAbsent(key, alone);
        if (before == null || before.containsAll(alone)) return;
        // only a set of one is shared
        Set<String> several = before.size() > 1 ? before : new HashSet<>(before);
        several.addAll(alone);
        if (several != before) projects.put(key, several);
    }
}
