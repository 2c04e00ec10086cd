package app.offcut.generator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of a library where Offcut may delete at all. Nothing outside a library's zones ever
 * goes.
 *
 * @param id unique among the generator's zones; stored in the journals of runs
 * @param category of its files, where their names tell no other
 * @param names path from the library's root
 * @param contents whose files it contains
 * @param holders paths below the zone to the folders that contain one folder per project; the empty
 *     path is the zone itself
 * @param reserved names in a holder that belong to no project
 * @param hold path to the folder, on the same disk, in which {@code .offcut} holds its files
 */
public record Zone(
        String id,
        Category category,
        List<String> names,
        Contents contents,
        List<List<String>> holders,
        Set<String> reserved,
        List<String> hold) {

    /** A zone that holds its files in itself. */
    public Zone(
            String id,
            Category category,
            List<String> names,
            Contents contents,
            List<List<String>> holders,
            Set<String> reserved) {
        this(id, category, names, contents, holders, reserved, names);
    }

    /** Whose files a zone contains. */
    public enum Contents {
        /** One folder per project. */
        PROJECTS,
        /** One folder per project or per job of a project. */
        PROJECTS_AND_JOBS,
        /** Downloads that several projects share. */
        SHARED,
        /** Files that belong to no project. */
        SCRATCH
    }

    public boolean shared() {
        return contents == Contents.SHARED;
    }

    /** Whether it contains folders of projects. */
    public boolean hasProjects() {
        return contents == Contents.PROJECTS || contents == Contents.PROJECTS_AND_JOBS;
    }

    /** Whether its folders may be named by the id of a job. */
    public boolean hasJobs() {
        return contents == Contents.PROJECTS_AND_JOBS;
    }

    /** Relative to the library, with {@code /}; as shown and as stored in offcut.db. */
    public String word() {
        return String.join("/", names);
    }

    /**
     * The name of the project's or job's folder that contains a file; empty for files elsewhere in
     * the zone.
     *
     * @param below path below the zone
     */
    public Optional<String> folderOf(List<String> below) {
        int depth = holderOf(below).size();
        return hasProjects() && below.size() > depth + 1 && !reserved.contains(below.get(depth))
                ? Optional.of(below.get(depth))
                : Optional.empty();
    }

    /** The path of a file below the folder that {@link #folderOf} returns. */
    public List<String> innerOf(List<String> below) {
        return below.subList(holderOf(below).size() + 1, below.size());
    }

    /** The deepest holder that contains this path. */
    private List<String> holderOf(List<String> below) {
        List<String> deepest = List.of();
        for (List<String> holder : holders)
            if (holder.size() > deepest.size() && startsWith(below, holder)) deepest = holder;
        return deepest;
    }

    /**
     * Whether a folder is that of one project or job.
     *
     * @param below path below the zone
     */
    public boolean isProjectFolder(List<String> below) {
        return hasProjects()
                && below.size() == holderOf(below).size() + 1
                && holders.stream().noneMatch(holder -> startsWith(holder, below));
    }

    private static boolean startsWith(List<String> names, List<String> start) {
        return names.size() >= start.size() && names.subList(0, start.size()).equals(start);
    }

    @Override
    public int hashCode() {
        return id.hashCode(); // a key for every file
    }

    @Override
    public String toString() {
        return word();
    }
}
