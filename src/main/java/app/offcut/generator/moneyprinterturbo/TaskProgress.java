package app.offcut.generator.moneyprinterturbo;

import app.offcut.generator.Category;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.RenderProgress;
import app.offcut.generator.RenderProgress.Work;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a task has come. The program works through its videos in order, and for each writes
 * {@code combined-n}, then {@code final-n}; nothing on the disk says that it has ended. So what is
 * due is what the manifest promises, and every final that is there. What tells of a further final
 * is a sign of work, and stays.
 */
final class TaskProgress {
    /** By number; {@code final.mp4} of the first weeks, which has none, comes first. */
    private static final Comparator<String> IN_ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Project task;
    private final NavigableMap<String, NavigableSet<String>> finals = new TreeMap<>(IN_ORDER);
    private final NavigableMap<String, String> combined = new TreeMap<>(IN_ORDER);
    private final Map<String, List<String>> unfinished = new HashMap<>();
    private final NavigableSet<String> leftovers = new TreeSet<>();

    private TaskProgress(Project task, Collection<List<String>> files) {
        this.task = task;
        for (List<String> names : files)
            if (names.size() == 4 && names.equals(TaskLayout.inTask(task.id(), names.getLast())))
                note(names.getLast());
    }

    private void note(String name) {
        TaskNames.finalNumber(name)
                .ifPresent(n -> finals.computeIfAbsent(n, _ -> new TreeSet<>()).add(name));
        TaskNames.combinedNumber(name).ifPresent(n -> combined.put(n, name));
        TaskNames.unfinishedNumber(name)
                .ifPresent(n -> unfinished.computeIfAbsent(n, _ -> new ArrayList<>()).add(name));
        if (TaskNames.kind(name).filter(Category.LEFTOVERS::equals).isPresent())
            leftovers.add(name);
    }

    static RenderProgress of(Project task, Collection<List<String>> files) {
        return new TaskProgress(task, files).progress();
    }

    private RenderProgress progress() {
        NavigableSet<String> numbers = promised();
        numbers.addAll(finals.keySet());
        List<Expected> due = numbers.stream().map(this::expected).toList();
        if (!leftovers.isEmpty())
            return new RenderProgress(due, Work.BUSY, leftovers.first(), begun());
        for (Map.Entry<String, String> one : combined.entrySet())
            if (!finals.containsKey(one.getKey()))
                return new RenderProgress(due, Work.BUSY, one.getValue(), begun());
        return endIsKnown()
                ? RenderProgress.done(due)
                : new RenderProgress(due, Work.UNKNOWN, finals.lastEntry().getValue().first());
    }

    /** Footage, and finals in the making, without the final of their number. */
    private Set<List<String>> begun() {
        Set<List<String>> begun = new HashSet<>();
        combined.forEach((n, name) -> addBegun(n, name, begun));
        unfinished.forEach((n, names) -> names.forEach(name -> addBegun(n, name, begun)));
        return begun;
    }

    private void addBegun(String number, String name, Set<List<String>> begun) {
        if (!finals.containsKey(number)) begun.add(TaskLayout.inTask(task.id(), name));
    }

    /** Numbers of the finals that the manifest promises; if it is silent, up to the highest one. */
    private NavigableSet<String> promised() {
        NavigableSet<String> numbers = new TreeSet<>(IN_ORDER);
        if (silent()) {
            int highest = finals.isEmpty() ? 0 : TaskManifest.count(finals.lastKey()).orElse(0);
            for (int n = 1; n <= highest; n++) numbers.add(String.valueOf(n));
        } else if (!fromFirstWeeks())
            for (Expected one : task.expected())
                TaskNames.finalNumber(one.names().getLast()).ifPresent(numbers::add);
        return numbers;
    }

    private boolean silent() {
        return task.expected().isEmpty();
    }

    /** The first weeks knew one video per task, and no number in its name. */
    private boolean fromFirstWeeks() {
        return task.expected().size() <= 1
                && finals.size() == 1
                && finals.containsKey("")
                && combined.keySet().stream().allMatch(String::isEmpty);
    }

    /**
     * Whether no further final is to come. If the manifest is silent, the highest final must be the
     * last that was begun.
     */
    private boolean endIsKnown() {
        if (!silent() || finals.isEmpty() || fromFirstWeeks()) return true;
        return !combined.isEmpty() && combined.lastKey().equals(finals.lastKey());
    }

    private Expected expected(String number) {
        String name = TaskNames.finalName(number);
        NavigableSet<String> there = finals.getOrDefault(number, new TreeSet<>());
        // another format in its place
        if (!there.isEmpty() && !there.contains(name)) name = there.first();
        return Expected.due(
                TaskLayout.inTask(task.id(), name),
                combined.containsKey(number)
                        ? TaskLayout.inTask(task.id(), combined.get(number))
                        : List.of());
    }
}
