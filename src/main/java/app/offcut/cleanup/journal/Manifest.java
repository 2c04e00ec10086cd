package app.offcut.cleanup.journal;

import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.Category;
import app.offcut.generator.Zone;
import app.offcut.library.LocalTimes;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about to do, written to the disk before anything moves. It suffices to finish or
 * restore the run without any other record. {@link ManifestFormat} serialises it.
 *
 * @param finalLook null for an area
 * @param process the Offcut that began the run; distinguishes a run under way from an interrupted
 *     one
 * @param zones those where a hold could be created; files of other zones fail
 * @param files what goes, in the order in which it is moved
 */
public record Manifest(
        String run,
        Origin origin,
        Subject subject,
        Order order,
        @Nullable FinalFingerprint finalLook,
        Process process,
        Set<Zone> zones,
        List<Entry> files) {

    /**
     * Where the run began.
     *
     * @param library real path of the library at that time
     * @param identity of the library's root at that time; a renamed library keeps it
     */
    public record Origin(String library, FileIdentity identity) {}

    /**
     * The project to be cleaned.
     *
     * @param choice what was to go from an area, whose id and name then stand in for the project's;
     *     null for a project
     */
    public record Subject(String projectId, String projectName, @Nullable AreaChoice choice) {
        public Subject(String projectId, String projectName) {
            this(projectId, projectName, null);
        }
    }

    /**
     * The options of the cleanup.
     *
     * @param accepted words of the review rules that a person has accepted
     * @param partial whether the user has unticked files, so that the project is not complete
     *     afterwards
     * @param strict whether a single file's failure restores everything
     * @param spaceRule the rule that asked for it; null for any other reason
     */
    public record Order(
            StartedBy startedBy,
            Instant startedAt,
            String planHash,
            Set<String> accepted,
            boolean partial,
            boolean strict,
            Duration keep,
            @Nullable SpaceRule spaceRule) {}

    public String library() {
        return origin.library;
    }

    public FileIdentity identity() {
        return origin.identity;
    }

    public String projectId() {
        return subject.projectId;
    }

    public String projectName() {
        return subject.projectName;
    }

    /** What was to go from an area; null for a project. */
    public @Nullable AreaChoice choice() {
        return subject.choice;
    }

    public StartedBy startedBy() {
        return order.startedBy;
    }

    public Instant startedAt() {
        return order.startedAt;
    }

    public String planHash() {
        return order.planHash;
    }

    public Set<String> accepted() {
        return order.accepted;
    }

    public boolean partial() {
        return order.partial;
    }

    public boolean strict() {
        return order.strict;
    }

    public Duration keep() {
        return order.keep;
    }

    /** The rule that asked for the run; null for any other reason. */
    public @Nullable SpaceRule spaceRule() {
        return order.spaceRule;
    }

    /**
     * One file as it was when it was condemned.
     *
     * @param names path below the zone
     * @param identity null where the file system has none
     * @param reason word of the reason why it goes
     * @param kind word of its category; null for that of its zone
     */
    public record Entry(
            Zone zone,
            List<String> names,
            @Nullable FileIdentity identity,
            long bytes,
            Instant modified,
            String reason,
            @Nullable String kind) {

        /** The only factory: a file that the planner has not condemned is in no manifest. */
        public static Entry of(DoomedFile doomed) {
            FoundFile file = doomed.file();
            List<String> names = file.names();
            int depth = doomed.zone().names().size();
            int least = doomed.zone().hasProjects() ? 2 : 1;
            if (names.size() < depth + least
                    || !names.subList(0, depth).equals(doomed.zone().names())
                    || names.contains(".."))
                throw new IllegalArgumentException("outside its zone: " + names);
            return new Entry(
                    doomed.zone(),
                    List.copyOf(names.subList(depth, names.size())),
                    file.identity(),
                    file.bytes(),
                    file.modified(),
                    doomed.reason().word(),
                    doomed.category() == doomed.zone().category()
                            ? null
                            : doomed.category().word());
        }

        public Category category() {
            return kind == null ? zone.category() : Category.named(kind);
        }

        /** Relative to the library, with {@code /}. */
        public String path() {
            return zone.word() + "/" + String.join("/", names);
        }

        /** The folder's path, relative to the library, with {@code /}. */
        public String folder() {
            StringBuilder path = new StringBuilder(zone.word());
            for (String name : names.subList(0, names.size() - 1)) path.append('/').append(name);
            return path.toString();
        }

        /** Whether another file is in the same folder. */
        public boolean besides(Entry other) {
            int depth = names.size() - 1;
            return zone.equals(other.zone)
                    && depth == other.names.size() - 1
                    && names.subList(0, depth).equals(other.names.subList(0, depth));
        }

        /** The file as the scanner would have found it. */
        public FoundFile found(Path root) {
            Path path = root.getFileSystem().getPath(zone.word(), names.toArray(String[]::new));
            List<String> all = new ArrayList<>(zone.names().size() + names.size());
            all.addAll(zone.names());
            all.addAll(names);
            return new FoundFile(
                    path,
                    FoundFile.Kind.REGULAR,
                    identity,
                    bytes,
                    bytes,
                    1,
                    modified,
                    Collections.unmodifiableList(all));
        }

        /** Whether a file is this very one, unmodified. */
        public boolean is(BasicFileAttributes now) {
            return FileIdentity.mayBe(identity, FileIdentity.of(now))
                    && isAsLong(now)
                    && now.lastModifiedTime().toInstant().equals(modified);
        }

        /**
         * The same check for a file in the hold, whose disk may have another device number after a
         * restart.
         */
        public boolean isStill(BasicFileAttributes now) {
            FileIdentity there = FileIdentity.of(now);
            Instant time = now.lastModifiedTime().toInstant();
            boolean same =
                    there == null || identity == null
                            ? there == identity
                            : there.inode() == identity.inode();
            if (!isAsLong(now)) return false;
            if (same && time.equals(modified)) return true;
            return there != null
                    && identity != null
                    && LocalTimes.mayBe(modified, time)
                    && !there.lasts();
        }

        private boolean isAsLong(BasicFileAttributes now) {
            return now.isRegularFile() && now.size() == bytes;
        }
    }

    /**
     * @param startedAt null where the system does not report it
     */
    public record Process(long id, @Nullable Instant startedAt) {
        public static Process current() {
            ProcessHandle here = ProcessHandle.current();
            return new Process(here.pid(), here.info().startInstant().orElse(null));
        }

        public boolean here() {
            return equals(current());
        }

        /** Whether the process still runs, as far as this system can see. */
        public boolean alive() {
            return ProcessHandle.of(id)
                    .filter(process ->
                            process.info()
                                    .startInstant()
                                    .map(instant -> instant.equals(startedAt))
                                    .orElse(true))
                    .isPresent();
        }
    }

    public Manifest withZones(Set<Zone> prepared) {
        return new Manifest(run, origin, subject, order, finalLook, process, prepared, files);
    }

    /** The zones of its files. */
    public Set<Zone> zonesNeeded() {
        return files.stream().map(Entry::zone).collect(Collectors.toUnmodifiableSet());
    }
}
