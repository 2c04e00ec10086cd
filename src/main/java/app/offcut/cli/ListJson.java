package app.offcut.cli;

import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.cleanup.survey.AreaRow;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.Library;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.library.scan.ShownOnly;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code list}.
 *
 * @param generator word of the generator whose library it is; null while that is not certain
 */
record ListJson(
        String library,
        @Nullable String generator,
        Instant measuredAt,
        Totals totals,
        List<Json.Joined> projects,
        List<Orphan> orphans,
        List<String> problems,
        List<AreaJson> areas,
        List<Shown> shownOnly,
        List<String> emptyFolders) {

    static ListJson of(Library library, Survey survey, List<ProjectRow> sorted) {
        return new ListJson(
                library.root().toString(),
                word(library),
                survey.measuredAt(),
                Totals.of(survey),
                Json.each(sorted, ListJson::row),
                survey.orphans().stream().map(Orphan::of).toList(),
                survey.problems(),
                survey.areas().stream().map(AreaJson::of).toList(),
                survey.shown().folders().stream().map(Shown::of).toList(),
                survey.shown().emptyFolders());
    }

    static @Nullable String word(Library library) {
        return library.undecided() ? null : library.generator().word();
    }

    /**
     * @param heldBytes what can still be undone
     * @param olderBytes of older copies, which a person must decide about
     * @param shownOnlyBytes of the folders that no cleanup looks at
     * @param emptyFolders of jobs and projects
     * @param allocatedBytes what the files take on the disk
     * @param reclaimableAllocatedBytes what would become free there
     * @param unreadable number of places that could not be read; if there are any, all sizes are
     *     minimums
     */
    record Totals(
            long bytes,
            long reclaimableBytes,
            long projects,
            long ready,
            long heldBytes,
            long olderBytes,
            long shownOnlyBytes,
            long emptyFolders,
            long allocatedBytes,
            long reclaimableAllocatedBytes,
            long unreadable) {
        static Totals of(Survey survey) {
            return new Totals(
                    survey.totals().totalBytes(),
                    survey.totals().reclaimableBytes(),
                    survey.rows().size(),
                    survey.rows().stream()
                            .map(ProjectRow::state)
                            .filter(RowState::cleanable)
                            .count(),
                    survey.inHold().heldBytes(),
                    survey.inHold().olderBytes(),
                    survey.shown().bytes(),
                    survey.shown().emptyFolders().size(),
                    survey.totals().allocatedBytes(),
                    survey.totals().reclaimableAllocatedBytes(),
                    survey.totals().unreadable());
        }

        /** Of several libraries; counts null as nothing. */
        static Totals sum(List<@Nullable Totals> all) {
            Totals sum = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            for (Totals one : all) if (one != null) sum = sum.plus(one);
            return sum;
        }

        private Totals plus(Totals other) {
            return new Totals(
                    bytes + other.bytes,
                    reclaimableBytes + other.reclaimableBytes,
                    projects + other.projects,
                    ready + other.ready,
                    heldBytes + other.heldBytes,
                    olderBytes + other.olderBytes,
                    shownOnlyBytes + other.shownOnlyBytes,
                    emptyFolders + other.emptyFolders,
                    allocatedBytes + other.allocatedBytes,
                    reclaimableAllocatedBytes + other.reclaimableAllocatedBytes,
                    unreadable + other.unreadable);
        }

        /** The total as text. */
        String size() {
            String size = Formats.onDisk(bytes, allocatedBytes);
            return unreadable > 0 ? Texts.of("format.at-least", size) : size;
        }
    }

    /** One project: the fields of these records, in their order. */
    private static Json.Joined row(ProjectRow row) {
        ProjectUsage usage = row.usage();
        Map<String, Amount> categories = new LinkedHashMap<>();
        for (Category category : Category.values()) {
            categories.put(category.word(), usage.of(category));
        }
        return Json.joined(
                new Name(row.id(), row.name()),
                Standing.of(row),
                new Video(Final.of(row.finalFile())),
                Sizes.of(usage),
                new Files(usage.files(), categories),
                new Kept(row.inHold().heldBytes(), row.inHold().olderBytes(), row.filesTakenOut()));
    }

    record Name(String id, String name) {}

    record Standing(
            String state,
            @Nullable String reason,
            @Nullable String databaseStatus,
            @Nullable Instant cleanedAt,
            boolean pinned) {
        static Standing of(ProjectRow row) {
            return new Standing(
                    row.state().word(),
                    row.state().reason(),
                    row.databaseStatus(),
                    row.cleanedAt(),
                    row.pinned());
        }
    }

    record Video(@SerializedName("final") @Nullable Final file) {}

    /** See {@link ProjectUsage}. */
    record Sizes(
            long bytes,
            long reclaimableBytes,
            long sharedBytes,
            long allocatedBytes,
            long reclaimableAllocatedBytes,
            long unreadable) {
        static Sizes of(ProjectUsage usage) {
            return new Sizes(
                    usage.totalBytes(),
                    usage.reclaimableBytes(),
                    usage.sharedBytes(),
                    usage.allocatedBytes(),
                    usage.reclaimableAllocatedBytes(),
                    usage.unreadable());
        }
    }

    record Files(long files, Map<String, Amount> categories) {}

    record Kept(long heldBytes, long olderBytes, long keptFiles) {}

    record Final(String path, long bytes, String verdict) {
        static @Nullable Final of(ProjectRow.@Nullable FinalFile file) {
            return file == null ? null : new Final(file.path(), file.bytes(), file.verdict());
        }
    }

    /** Files that belong to no single project; see {@link AreaTotal}. */
    record AreaJson(
            String area,
            long entries,
            long files,
            long bytes,
            @Nullable Instant oldestUse,
            @Nullable Instant lastUse,
            @Nullable String state,
            @Nullable String run,
            long heldFiles,
            long heldBytes,
            long allocatedBytes) {
        static AreaJson of(AreaRow row) {
            AreaTotal total = row.total();
            RowState.Held held = row.state() instanceof RowState.Held one ? one : null;
            return new AreaJson(
                    total.area().word(),
                    total.entries(),
                    total.files(),
                    total.bytes(),
                    total.oldestUse(),
                    total.lastUse(),
                    row.state() == null ? null : row.state().word(),
                    held == null ? null : held.run(),
                    held == null ? 0 : held.files(),
                    held == null ? 0 : held.bytes(),
                    total.allocatedBytes());
        }
    }

    /** A folder that is never cleaned. */
    record Shown(String path, long files, long bytes, long allocatedBytes) {
        static Shown of(ShownOnly.Shown one) {
            Amount amount = one.amount();
            return new Shown(one.path(), amount.files(), amount.bytes(), amount.allocatedBytes());
        }
    }

    /**
     * @param firstSeen null if that is not known
     * @param stays why nothing of it may go; null if that depends on its files
     */
    record Orphan(
            String path,
            String category,
            long files,
            long bytes,
            long allocatedBytes,
            @Nullable Instant firstSeen,
            @Nullable String stays) {
        static Orphan of(Survey.Orphan one) {
            Amount amount = one.amount();
            return new Orphan(
                    one.path(),
                    one.category().word(),
                    amount.files(),
                    amount.bytes(),
                    amount.allocatedBytes(),
                    one.firstSeen(),
                    one.stays() == null ? null : one.stays().word());
        }
    }
}
