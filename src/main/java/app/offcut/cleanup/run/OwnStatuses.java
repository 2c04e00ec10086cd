package app.offcut.cleanup.run;

import static app.offcut.database.own.Tables.PROJECT_STATUS;

import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.KeptStatuses;
import app.offcut.database.LibraryMemory;
import app.offcut.database.own.tables.records.ProjectStatusRecord;
import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.CleanupStatus;
import app.offcut.generator.Facts;
import app.offcut.generator.FinalIdentity;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.StatusStore;
import app.offcut.library.scan.Scan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The statuses of projects whose generator keeps none, stored in offcut.db together with the final
 * of that time. A project that was rendered again, or restored, does not inherit its status.
 */
public final class OwnStatuses implements StatusStore, KeptStatuses {
    /** So many are looked up one by one. */
    private static final int FEW = 10;

    private final LibraryMemory memory;
    private final Layout layout;

    public OwnStatuses(LibraryMemory memory, Layout layout) {
        this.memory = memory;
        this.layout = layout;
    }

    @Override
    public boolean known() {
        return memory.read(
                sql -> sql.fetchExists(PROJECT_STATUS, PROJECT_STATUS.LIBRARY_ID.eq(memory.id())));
    }

    @Override
    public Optional<String> of(String projectId) {
        return memory.read(sql ->
                sql.select(PROJECT_STATUS.STATUS)
                        .from(PROJECT_STATUS)
                        .where(PROJECT_STATUS.LIBRARY_ID.eq(memory.id()))
                        .and(PROJECT_STATUS.PROJECT_ID.eq(projectId))
                        .fetchOptional(PROJECT_STATUS.STATUS));
    }

    /**
     * Without the final there is nothing that could tell later whether the status still applies.
     */
    @Override
    public void write(
            String projectId,
            CleanupStatus status,
            @Nullable Instant completedAt,
            Set<String> erased,
            @Nullable FinalIdentity finalVideo) {
        if (finalVideo == null) return;
        ProjectStatusRecord row = new ProjectStatusRecord();
        row.setLibraryId(memory.id());
        row.setProjectId(projectId);
        row.setStatus(status.word());
        row.setCompletedAt(completedAt == null ? null : completedAt.toString());
        row.setFinalPath(finalVideo.path());
        FileIdentity identity = finalVideo.identity();
        row.setFinalDevice(identity == null ? null : identity.device());
        row.setFinalInode(identity == null ? null : identity.inode());
        row.setFinalBytes(finalVideo.bytes());
        row.setFinalModifiedAt(finalVideo.modified().toString());
        memory.write(sql ->
                sql.insertInto(PROJECT_STATUS)
                        .set(row)
                        .onDuplicateKeyUpdate()
                        .setAllToExcluded()
                        .execute());
    }

    /** offcut.db is checked when it is opened. */
    @Override
    public void checkWritable() {}

    @Override
    public void removeUnfinishedBackups() {}

    @Override
    public Facts in(Facts facts, Scan scan) {
        Map<String, ProjectStatusRecord> kept =
                memory.read(sql ->
                        sql.fetch(PROJECT_STATUS, of(facts)).intoMap(PROJECT_STATUS.PROJECT_ID));
        Map<String, FoundFile> there = new HashMap<>();
        for (FoundFile file : scan.kept()) there.put(file.shown(), file);
        List<Project> projects =
                facts.projects().stream()
                        .map(project -> filled(project, kept.get(project.id()), there))
                        .toList();
        return new Facts(
                projects, facts.strays(), facts.complete(), facts.problems(), facts.named());
    }

    private Condition of(Facts facts) {
        Condition all = PROJECT_STATUS.LIBRARY_ID.eq(memory.id());
        if (facts.projects().size() > FEW) return all;
        return all.and(
                PROJECT_STATUS.PROJECT_ID.in(facts.projects().stream().map(Project::id).toList()));
    }

    private Project filled(
            Project project, @Nullable ProjectStatusRecord kept, Map<String, FoundFile> there) {
        FoundFile now = kept == null ? null : there.get(kept.getFinalPath());
        if (kept == null || now == null || !layout.isFinal(project.id(), now.names()))
            return project;
        return look(kept).same(look(project.id(), now))
                ? project.cleaned(
                        kept.getStatus(),
                        kept.getCompletedAt() == null ? null : Instant.parse(kept.getCompletedAt()))
                : project;
    }

    private static FinalFingerprint look(String projectId, FoundFile file) {
        return new FinalFingerprint(
                projectId,
                file.shown(),
                file.identity(),
                file.bytes(),
                file.modified(),
                Instant.EPOCH);
    }

    private static FinalFingerprint look(ProjectStatusRecord kept) {
        FileIdentity identity =
                kept.getFinalDevice() == null || kept.getFinalInode() == null
                        ? null
                        : new FileIdentity(kept.getFinalDevice(), kept.getFinalInode());
        return new FinalFingerprint(
                kept.getProjectId(),
                kept.getFinalPath(),
                identity,
                kept.getFinalBytes(),
                Instant.parse(kept.getFinalModifiedAt()),
                Instant.EPOCH);
    }
}
