package app.offcut.cleanup.worlds;

import app.offcut.cleanup.worlds.LibraryFacts.File;
import app.offcut.cleanup.worlds.LibraryFacts.Job;
import app.offcut.cleanup.worlds.LibraryFacts.Kind;
import app.offcut.cleanup.worlds.LibraryFacts.Project;
import app.offcut.cleanup.worlds.LibraryFacts.Row;
import app.offcut.cleanup.worlds.LibraryFacts.Sort;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules read a second time, without the engine and without its classes: slow loops over {@link
 * LibraryFacts}. Where the rules leave room it takes the reading that keeps more.
 */
public final class Oracle {
    public enum Gate {
        YES,
        REVIEW,
        NO
    }

    private static final String AUDIO = "(?i)scene-[0-9]+\\.(mp3|wav|m4a|aac|ogg|opus)";
    private static final String CLIP = "(?is)scene-[0-9]+-.*\\.(mp4|webm|mkv|mov)";
    private static final String SUGGESTED = "(?is)suggestions/.*-[0-9]+s\\..*";
    private static final String NEVER =
            "(?is).*\\.db(-journal|-wal|-shm)?|\\.gitkeep|final\\.mp4|metadata\\.json|\\.offcut";
    private static final List<String> VIDEOS = List.of("public/videos/", ".cache/output/");
    private static final int HOUR = 3600;

    private final LibraryFacts facts;

    public Oracle(LibraryFacts facts) {
        this.facts = facts;
    }

    /** Whether the project may be cleaned: rule 5. */
    public Gate gate(Project project) {
        return gate(project, Gate.REVIEW);
    }

    /** The same where nothing goes: nobody is asked about a length that is not recorded. */
    public Gate gateOfNothing(Project project) {
        return gate(project, Gate.YES);
    }

    private Gate gate(Project project, Gate unknownLength) {
        if (!OracleNames.safe(project.id()) || !facts.brokenZones.isEmpty() || project.pinned())
            return Gate.NO;
        List<String> places = VIDEOS.stream().map(p -> p + project.id() + "/final.mp4").toList();
        List<File> there = facts.files.stream().filter(f -> places.contains(f.path())).toList();
        Optional<Row> row = newest(project).filter(r -> r.path() != null && !r.path().isBlank());
        List<File> named =
                there.stream().filter(f -> row.isPresent() && exactly(row.get(), f)).toList();
        boolean elsewhere = row.isPresent() && named.isEmpty();
        if (there.isEmpty() || (there.size() > 1 && named.size() != 1)) return Gate.NO;
        if (!there.stream().allMatch(f -> f.sort() == Sort.REGULAR && f.whole())) return Gate.NO;
        File video = there.size() > 1 ? named.getFirst() : there.getFirst();
        if (video.age() < 2 || facts.openFinals.contains(project.id())) return Gate.NO;
        Gate length = length(project, video, unknownLength);
        Gate jobs = jobs(project, video);
        if (length == Gate.NO || jobs == Gate.NO) return Gate.NO;
        boolean newer =
                facts.files.stream().anyMatch(f -> recognised(project, f) && f.age() < video.age());
        boolean review = elsewhere || newer || length == Gate.REVIEW || jobs == Gate.REVIEW;
        return review ? Gate.REVIEW : Gate.YES;
    }

    /** What is recorded last about its final; older rows are history. */
    private Optional<Row> newest(Project project) {
        return facts.rows.stream()
                .filter(row -> row.kind() == Kind.VIDEO && project.id().equals(row.owner()))
                .min(Comparator.comparingLong(Row::age));
    }

    private Gate length(Project project, File video, Gate unknown) {
        Long bytes = newest(project).map(Row::bytes).orElse(null);
        Double recorded = newest(project).map(Row::seconds).orElse(null);
        if (bytes != null && bytes != video.bytes()) return Gate.NO;
        if (recorded != null)
            return LibraryFacts.SECONDS < recorded - Math.max(1, recorded / 50)
                    ? Gate.NO
                    : Gate.YES;
        double scenes = project.sceneSeconds();
        if (scenes == 0) return unknown;
        return LibraryFacts.SECONDS < scenes - Math.max(2, scenes / 20) ? Gate.NO : Gate.YES;
    }

    private Gate jobs(Project project, File video) {
        Job newest = null;
        Gate gate = Gate.YES;
        for (Job job : facts.jobs) {
            if (!job.project().equals(project.id())) continue;
            if (newest == null
                    || job.age() < newest.age()
                    || (job.age() == newest.age() && job.id().compareTo(newest.id()) > 0))
                newest = job;
            if (!Set.of("pending", "processing").contains(job.status())) continue;
            String folder = ".cache/assembly/" + job.id() + "/";
            if (video.age() < HOUR
                    || facts.files.stream()
                            .anyMatch(f -> f.path().startsWith(folder) && f.age() < HOUR))
                return Gate.NO;
            gate = Gate.REVIEW;
        }
        return newest == null || newest.status().equals("complete") ? gate : Gate.REVIEW;
    }

    /** Why the file must stay when the project is cleaned; empty if it may go. */
    public Optional<String> mustStay(Project project, File file) {
        if (file.sort() != Sort.REGULAR) return Optional.of("no regular file");
        if (file.names().stream().anyMatch(name -> name.matches(NEVER)))
            return Optional.of("never touched");
        if (kept(file)) return Optional.of("a final or a thumbnail");
        if (file.names().getFirst().equals("assets")) return providerFile(project, file);
        if (!recognised(project, file)) return Optional.of("not its own, or unknown");
        for (Row row : facts.rows)
            if (!project.id().equals(row.owner())
                    && (twin(project, row) ? toTheLetter(row, file) : loosely(row, file)))
                return Optional.of("named by " + row);
        return Optional.empty();
    }

    /** In the project's own folder, and it matches a pattern or its own row of that kind. */
    private boolean recognised(Project project, File file) {
        String path = file.path();
        if (!OracleNames.safe(project.id()) || file.sort() != Sort.REGULAR) return false;
        String id = project.id();
        for (String folder :
                List.of(".cache/audio/" + id + "/", ".cache/audio/projects/" + id + "/"))
            if (path.startsWith(folder))
                return matches(path.substring(folder.length()), AUDIO)
                        || anyExactly(rowsOf(project, Kind.SOUND), file);
        String clips = ".cache/videos/" + id + "/";
        if (path.startsWith(clips)) {
            String rest = path.substring(clips.length());
            return (!rest.contains("/") && matches(rest, CLIP))
                    || (rest.indexOf('/') == rest.lastIndexOf('/') && matches(rest, SUGGESTED))
                    || anyExactly(rowsOf(project, Kind.CLIP), file)
                    || anyExactly(rowsOf(project, Kind.SELECTION), file);
        }
        String trimmed = ".cache/trimmed/" + id + "/";
        if (path.startsWith(trimmed)) {
            String rest = path.substring(trimmed.length());
            return !rest.contains("/") && matches(rest, CLIP);
        }
        if (file.names().size() < 4 || !path.startsWith(".cache/assembly/")) return false;
        String folder = file.names().get(2);
        Set<String> owners = new HashSet<>();
        if (facts.project(folder).isPresent()) owners.add(folder);
        for (Job job : facts.jobs) if (job.id().equals(folder)) owners.add(job.project());
        return OracleNames.safe(folder) && owners.equals(Set.of(id));
    }

    private static boolean matches(String name, String pattern) {
        return name.matches(pattern)
                || (name.matches(OracleNames.COMPANION)
                        && name.substring(0, name.lastIndexOf('.')).matches(pattern));
    }

    /** Rule 6. */
    private Optional<String> providerFile(Project project, File file) {
        List<String> names = file.names();
        if (!names.get(1).equals("cache")) return Optional.of("no zone");
        boolean nested = names.size() == 5 && names.get(2).equals(names.get(3));
        if (names.size() != 4 && !nested) return Optional.of("not a provider's file");
        if (file.age() < 600) return Optional.of("too new");
        boolean own =
                facts.rows.stream()
                        .filter(row -> project.id().equals(row.owner()))
                        .filter(row -> names.get(2).equals(provider(row)))
                        .flatMap(row -> Stream.ofNullable(row.videoId()))
                        .flatMap(id -> Stream.of(id, OracleNames.sanitised(id, id.indexOf(':'))))
                        .anyMatch(
                                id -> !id.isEmpty() && OracleNames.stems(file.name()).contains(id));
        if (!own) return Optional.of("not of its rows");
        for (Row row : facts.rows) {
            if (project.id().equals(row.owner()) || !refers(row, file)) continue;
            Optional<String> why = stillNeeds(row.owner());
            if (why.isPresent()) return why.map(w -> "needed by " + row + ", " + w);
        }
        return Optional.empty();
    }

    private static String provider(Row row) {
        return row.provider() == null ? "youtube" : row.provider();
    }

    private static boolean refers(Row row, File file) {
        Set<String> known = new HashSet<>();
        String id = row.videoId();
        if (id != null) {
            known.addAll(
                    List.of(
                            OracleNames.fold(id),
                            OracleNames.fold(id.strip()),
                            OracleNames.fold(OracleNames.sanitised(id, -1))));
            known.add(OracleNames.fold(OracleNames.sanitised(id, id.indexOf(':'))));
            known.add(OracleNames.fold(OracleNames.sanitised(id, id.lastIndexOf(':'))));
        }
        for (List<String> names : OracleNames.readings(row.path()))
            if (!names.isEmpty())
                OracleNames.stems(names.getLast())
                        .forEach(stem -> known.add(OracleNames.fold(stem)));
        known.remove("");
        return OracleNames.stems(file.name()).stream()
                        .anyMatch(stem -> known.contains(OracleNames.fold(stem)))
                || loosely(row, file);
    }

    private Optional<String> stillNeeds(@Nullable String owner) {
        if (owner == null) return Optional.of("belongs to nobody");
        Optional<Project> project = facts.project(owner);
        if (project.isEmpty()) return Optional.of("there is no such project");
        if (!"complete".equals(project.get().status())) return Optional.of("not cleaned yet");
        if (gate(project.get()) != Gate.YES) return Optional.of("gate " + gate(project.get()));
        return facts.files.stream()
                .filter(file -> !file.path().startsWith("assets/"))
                .filter(file -> mustStay(project.get(), file).isEmpty())
                .map(file -> "grown back: " + file.path())
                .findFirst();
    }

    /** By path or by identity: what some project keeps. */
    private boolean kept(File file) {
        for (File other : facts.files) {
            if (!other.body().equals(file.body()) && !file.path().equals(other.target())) continue;
            boolean inPlace =
                    facts.projects.stream()
                            .anyMatch(p ->
                                    Stream.of("final.mp4", "thumbnail.jpg", "final-thumb.jpg")
                                            .flatMap(n ->
                                                    VIDEOS.stream().map(v -> v + p.id() + "/" + n))
                                            .anyMatch(other.path()::equals));
            if (inPlace
                    || facts.rows.stream()
                            .filter(r -> r.kind() == Kind.VIDEO || r.kind() == Kind.THUMBNAIL)
                            .anyMatch(r -> loosely(r, other))) return true;
        }
        return false;
    }

    private List<Row> rowsOf(Project project, Kind kind) {
        return facts.rows.stream()
                .filter(r -> r.kind() == kind && project.id().equals(r.owner()))
                .filter(r -> r.path() != null && !r.path().isBlank())
                .toList();
    }

    private boolean anyExactly(List<Row> rows, File file) {
        return rows.stream().anyMatch(row -> exactly(row, file));
    }

    /** The row of a project whose folders a disk without case would take for this one's. */
    private static boolean twin(Project project, Row row) {
        return row.owner() != null
                && OracleNames.fold(row.owner()).equals(OracleNames.fold(project.id()));
    }

    /**
     * Says for certain that the row means this file: rows confirm only so. A path of a Windows
     * drive comes from before a move, so what it ends with counts.
     */
    private boolean exactly(Row row, File file) {
        if (row.path() == null || OracleNames.escapes(row.path())) return false;
        String bare = row.path().replaceFirst("^[A-Za-z]:", "");
        List<String> names = OracleNames.names(bare.replace('\\', '/'));
        if (!bare.equals(row.path())) return OracleNames.endsWith(names, file.names());
        return names.equals(
                bare.startsWith("/")
                        ? OracleNames.names(facts.root.resolve(file.path()).toString())
                        : file.names());
    }

    /** Says that the row may mean this file: rows protect already so. */
    private static boolean loosely(Row row, File file) {
        List<String> wanted = file.names().stream().map(OracleNames::fold).toList();
        return OracleNames.readings(row.path()).stream()
                .anyMatch(names ->
                        OracleNames.endsWith(
                                names.stream().map(OracleNames::fold).toList(), wanted));
    }

    private static boolean toTheLetter(Row row, File file) {
        return OracleNames.readings(row.path()).stream()
                .anyMatch(names -> OracleNames.endsWith(names, file.names()));
    }
}
