package app.offcut.cleanup.worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is so in a made-up library, as plain lists; known before any of it is written. */
public final class LibraryFacts {
    /** What a row's path is meant to be. */
    public enum Kind {
        SOUND,
        CLIP,
        /** Of the documents' {@code clip_selections}. */
        SELECTION,
        VIDEO,
        THUMBNAIL
    }

    enum Sort {
        REGULAR,
        LINK
    }

    /**
     * @param status of the cleanup, null if the database has none
     * @param sceneSeconds the sum of its scenes, 0 for none known
     */
    public record Project(String id, @Nullable String status, boolean pinned, double sceneSeconds) {
        Project withStatus(@Nullable String changed) {
            return new Project(id, changed, pinned, sceneSeconds);
        }
    }

    /**
     * One path or video that a row names.
     *
     * @param key the row's own id
     * @param owner a project's id, perhaps of none there is; null if not even that is told
     * @param seconds recorded for a final, else null
     * @param bytes recorded for a final, else null
     * @param age seconds since the row was written
     */
    public record Row(
            String key,
            Kind kind,
            @Nullable String owner,
            @Nullable String provider,
            @Nullable String videoId,
            @Nullable String path,
            @Nullable Double seconds,
            @Nullable Long bytes,
            long age) {

        Row withPath(@Nullable String changed) {
            return new Row(key, kind, owner, provider, videoId, changed, seconds, bytes, age);
        }
    }

    /**
     * @param age seconds since it was made
     */
    record Job(String id, String project, String status, long age) {}

    /**
     * @param path relative with {@code /}, of the very names on the disk
     * @param body equal for the names of one file
     * @param target of a link, relative to the library, else null
     * @param age seconds since the last change
     * @param whole whether its bytes are a complete video of {@link #SECONDS}
     */
    public record File(
            String path,
            String body,
            Sort sort,
            @Nullable String target,
            long age,
            long bytes,
            boolean whole) {

        List<String> names() {
            return List.of(path.split("/"));
        }

        String name() {
            return names().getLast();
        }

        /** Another name for the same file. */
        File withPath(String other) {
            return new File(other, body, sort, target, age, bytes, whole);
        }
    }

    static final double SECONDS = 6;

    final Path root;
    public final List<Project> projects = new ArrayList<>();
    public final List<Row> rows = new ArrayList<>();
    final List<Job> jobs = new ArrayList<>();
    public final List<File> files = new ArrayList<>();

    /** Ids of projects whose final some program has open for writing. */
    final Set<String> openFinals = new HashSet<>();

    /** Zones that are a link nobody agreed to, or that were there and are gone. */
    final Set<String> brokenZones = new HashSet<>();

    LibraryFacts(Path root) {
        this.root = root;
    }

    public Optional<File> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    public Optional<Project> project(String id) {
        return projects.stream().filter(project -> project.id().equals(id)).findFirst();
    }
}
