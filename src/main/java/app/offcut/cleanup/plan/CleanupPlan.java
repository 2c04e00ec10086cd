package app.offcut.cleanup.plan;

import static java.util.stream.Collectors.partitioningBy;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.files.FoundFile;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles;
import app.offcut.text.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The frozen list of a project's files, each with its reason, together with the gate's answer. The
 * plan that is shown is the plan that runs.
 *
 * @param items everything that belongs to the project, ordered by path
 * @param doomed the files that go, in the same order; each is also an item
 * @param unticked the files that would go if the user had not unticked them, in the same order
 * @param finalLook fingerprint of the final video; null if there is none
 * @param hash SHA-256 in hex, which differs if the plan would do or say anything else
 * @param area for an area, whose id and name then stand in {@code project}; null for a project
 */
public record CleanupPlan(
        Project project,
        Verdict verdict,
        List<PlanItem> items,
        List<DoomedFile> doomed,
        List<DoomedFile> unticked,
        @Nullable FinalFingerprint finalLook,
        String hash,
        @Nullable AreaPlan area) {
    private static final Fate OUT = new Fate.Stays(StayReason.TAKEN_OUT);

    public CleanupPlan(
            Project project,
            Verdict verdict,
            List<PlanItem> items,
            List<DoomedFile> doomed,
            List<DoomedFile> unticked,
            @Nullable FinalFingerprint finalLook,
            String hash) {
        this(project, verdict, items, doomed, unticked, finalLook, hash, null);
    }

    /** A plan without unticked files. */
    static CleanupPlan of(
            Project project,
            Verdict verdict,
            List<PlanItem> items,
            List<DoomedFile> doomed,
            @Nullable FinalFingerprint finalLook) {
        return of(project, verdict, items, doomed, finalLook, null);
    }

    /** A plan of an area without unticked files. */
    static CleanupPlan of(
            AreaPlan area, Verdict verdict, List<PlanItem> items, List<DoomedFile> doomed) {
        Area which = area.choice().area();
        Project standIn =
                new Project(
                        which.id(),
                        Texts.of(which),
                        null,
                        0,
                        List.of(),
                        List.of(),
                        RecordedFiles.NONE,
                        null,
                        null);
        return of(standIn, verdict, items, doomed, null, area);
    }

    private static CleanupPlan of(
            Project project,
            Verdict verdict,
            List<PlanItem> items,
            List<DoomedFile> doomed,
            @Nullable FinalFingerprint finalLook,
            @Nullable AreaPlan area) {
        return new CleanupPlan(
                project,
                verdict,
                List.copyOf(items),
                List.copyOf(doomed),
                List.of(),
                finalLook,
                hash(project.id(), items, doomed),
                area);
    }

    /**
     * A copy of this plan in which some more files stay.
     *
     * @param paths of items, as shown
     */
    public CleanupPlan without(Set<String> paths) {
        List<DoomedFile> all = whole().doomed;
        Set<String> out = new HashSet<>(paths);
        unticked.forEach(file -> out.add(file.toString()));
        var parts = all.stream().collect(partitioningBy(file -> out.contains(file.toString())));
        List<DoomedFile> going = List.copyOf(parts.getOrDefault(false, List.of()));
        if (going.size() == doomed.size()) return this;
        Set<String> names = paths(going);
        List<PlanItem> left =
                items.stream()
                        .map(item ->
                                item.goes() && !names.contains(item.path()) ? item.with(OUT) : item)
                        .toList();
        return new CleanupPlan(
                project,
                verdict,
                left,
                going,
                List.copyOf(parts.getOrDefault(true, List.of())),
                finalLook,
                hash(project.id(), left, going),
                area);
    }

    /** A copy of this plan in which no file is unticked. */
    public CleanupPlan whole() {
        if (unticked.isEmpty()) return this;
        List<DoomedFile> all =
                Stream.concat(doomed.stream(), unticked.stream())
                        .sorted(Comparator.comparing(file -> file.file().path()))
                        .toList();
        Map<String, GoReason> reasons = new HashMap<>();
        unticked.forEach(file -> reasons.put(file.toString(), file.reason()));
        List<PlanItem> back =
                items.stream()
                        .map(item -> {
                            GoReason reason = reasons.get(item.path());
                            return reason == null ? item : item.with(new Fate.Goes(reason));
                        })
                        .toList();
        return of(project, verdict, back, all, finalLook, area);
    }

    /** The paths of the files that go, as shown. */
    public Set<String> going() {
        return paths(doomed);
    }

    /** The paths of the unticked files, as shown. */
    public Set<String> takenOutPaths() {
        return paths(unticked);
    }

    private static Set<String> paths(List<DoomedFile> files) {
        return files.stream().map(DoomedFile::toString).collect(Collectors.toSet());
    }

    /** Whether a file that could go stays, because the user or its disk keeps it. */
    public boolean partial() {
        return !unticked.isEmpty() || staying(StayReason.NO_WAY_BACK).findAny().isPresent();
    }

    private Stream<PlanItem> staying(StayReason reason) {
        return items.stream()
                .filter(item ->
                        item.fate() instanceof PlanItem.Fate.Stays(StayReason why, var _)
                                && why == reason);
    }

    /**
     * Why nothing can go although files could: their disk offers no way to hold and restore them.
     */
    public Optional<Refusal> stuck() {
        return staying(StayReason.NO_WAY_BACK).map(item -> stuck(item.path())).findFirst();
    }

    static Refusal stuck(String path) {
        return Refusal.of(Rule.ZONE_UNAVAILABLE, Texts.of("zone.no-way-back", path));
    }

    /** Total length of the files that go; a file with several hard links counts once. */
    public long bytes() {
        Set<Object> counted = new HashSet<>();
        long bytes = 0;
        for (DoomedFile doomed : doomed) {
            FoundFile file = doomed.file();
            if (counted.add(file.sameFile())) bytes += file.bytes();
        }
        return bytes;
    }

    /** The space on the disk that becomes free once the files that go are erased. */
    public long allocatedBytes() {
        FreedSpace freed = new FreedSpace();
        for (DoomedFile file : doomed) freed.add(file.file());
        return freed.bytes();
    }

    private static String hash(String projectId, List<PlanItem> items, List<DoomedFile> doomed) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        add(digest, projectId);
        for (PlanItem item : items)
            add(digest, item.path() + "\0" + item.bytes() + "\0" + item.fate().word());
        for (DoomedFile file : doomed)
            add(digest, file + "\0" + file.file().identity() + "\0" + file.file().modified());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
