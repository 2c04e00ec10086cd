package app.offcut.cleanup.run;

import static app.offcut.database.own.Tables.RUN;
import static app.offcut.database.own.Tables.RUN_FILE;

import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.database.LibraryMemory;
import app.offcut.database.Timestamp;
import app.offcut.database.own.tables.records.RunRecord;
import app.offcut.generator.Category;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The runs of a library and the result for each file, stored in offcut.db. */
public final class RunHistory {
    private static final String RUNNING = "running";
    private static final int AT_ONCE = 64;
    private static final int COLUMNS = 7;
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final LibraryMemory memory;

    public RunHistory(LibraryMemory memory) {
        this.memory = memory;
    }

    /**
     * @param startedBy {@code hand}, {@code auto} or {@code command}
     * @param outcome word of {@link Outcome}, or {@code running} if the run has not ended
     * @param spaceRule word of the {@link SpaceRule} that asked for it; null for any other reason
     */
    public record Run(
            String run,
            String projectId,
            String projectName,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            String outcome,
            long deletedFiles,
            long freedBytes,
            @Nullable String spaceRule) {
        /** The word for what has started it: a rule, else {@link #startedBy}. */
        public String by() {
            return spaceRule == null ? startedBy : spaceRule;
        }
    }

    /**
     * The result for one file.
     *
     * @param reason word of the reason why it was to go
     * @param result word of {@link FileEnd}, or one that another version has stored
     */
    public record FileResult(
            String path,
            Category category,
            long bytes,
            String reason,
            String result,
            @Nullable String cause) {
        public FileResult(
                String path,
                Category category,
                long bytes,
                String reason,
                FileEnd end,
                @Nullable String cause) {
            this(path, category, bytes, reason, end.word(), cause);
        }

        /** Whether nothing is where the file was. */
        boolean gone() {
            return FileEnd.DELETED.is(result) || FileEnd.ALREADY_GONE.is(result);
        }
    }

    /** All runs, newest first. */
    public List<Run> runs() {
        return memory.read(sql ->
                sql.selectFrom(RUN)
                        .where(RUN.LIBRARY_ID.eq(memory.id()))
                        .orderBy(RUN.STARTED_AT.desc(), RUN.ID.desc())
                        .fetch(RunHistory::run));
    }

    private static Run run(RunRecord row) {
        return new Run(
                row.getId(),
                row.getProjectId(),
                row.getProjectName(),
                row.getStartedBy(),
                Objects.requireNonNull(Timestamp.parse(row.getStartedAt())),
                Timestamp.parse(row.getEndedAt()),
                row.getOutcome(),
                row.getDeletedFiles(),
                row.getFreedBytes(),
                row.getSpaceRule());
    }

    /**
     * Records the start of a run, before anything is moved.
     *
     * @param of builds the manifest for a given run id; ids sort by time
     */
    public Manifest begin(Instant at, Function<String, Manifest> of) {
        return memory.write(sql -> {
            Manifest run = of.apply(freeId(sql, at));
            sql.insertInto(RUN).set(row(run)).execute();
            return run;
        });
    }

    /** Adds a run that is missing here because another Offcut began it. */
    void adopt(Manifest run) {
        memory.write(sql -> sql.insertInto(RUN).set(row(run)).onDuplicateKeyIgnore().execute());
    }

    /** Removes a run that could not be started. */
    void forget(String run) {
        memory.write(sql -> sql.deleteFrom(RUN).where(RUN.ID.eq(run)).execute());
    }

    /** Records the end of runs that are no longer on the disk. */
    void endAllBut(List<String> onDisk, Instant at) {
        memory.write(sql ->
                sql.update(RUN)
                        .set(RUN.OUTCOME, Outcome.STOPPED.word())
                        .set(RUN.ENDED_AT, Timestamp.text(at))
                        .where(RUN.LIBRARY_ID.eq(memory.id()))
                        .and(RUN.OUTCOME.in(RUNNING, Outcome.HELD.word()))
                        .and(RUN.ID.notIn(onDisk))
                        .execute());
    }

    private RunRecord row(Manifest run) {
        RunRecord row = new RunRecord();
        row.setId(run.run());
        row.setLibraryId(memory.id());
        row.setProjectId(run.projectId());
        row.setProjectName(run.projectName());
        row.setStartedBy(run.startedBy().word());
        row.setStartedAt(Timestamp.text(run.startedAt()));
        row.setOutcome(RUNNING);
        row.setPlanHash(run.planHash());
        SpaceRule rule = run.spaceRule();
        row.setSpaceRule(rule == null ? null : rule.word());
        return row;
    }

    /**
     * For example {@code 20261122-191301-7c04}: the second, its milliseconds in hex and a counter.
     */
    private static String freeId(DSLContext sql, Instant at) {
        int millis = at.getNano() / 1_000_000;
        for (int number = 0; ; number++) {
            String id = "%s-%03x%x".formatted(ID.format(at), millis, number);
            if (!sql.fetchExists(RUN, RUN.ID.eq(id))) return id;
        }
    }

    /** Records the result of a run and of each file, replacing earlier results. */
    public void end(CleanupReport report, List<FileResult> files) {
        String run = Objects.requireNonNull(report.run(), "a run that began");
        Refusal refusal = report.refusal();
        Instant until = report.keepUntil();
        memory.write(sql -> {
            sql.update(RUN)
                    .set(RUN.ENDED_AT, Timestamp.text(report.endedAt()))
                    .set(RUN.OUTCOME, report.outcome().word())
                    .set(RUN.DELETED_FILES, report.deletedFiles())
                    .set(RUN.FREED_BYTES, report.freedBytes())
                    .set(RUN.KEEP_UNTIL, until == null ? null : Timestamp.text(until))
                    .set(RUN.REFUSED_RULE, refusal == null ? null : refusal.rule().word())
                    .where(RUN.ID.eq(run))
                    .and(RUN.LIBRARY_ID.eq(memory.id()))
                    .execute();
            sql.deleteFrom(RUN_FILE).where(RUN_FILE.RUN_ID.eq(run)).execute();
            return insert(sql, run, files);
        });
    }

    /** Updates the results of files that had stayed in the hold; the others keep theirs. */
    void amend(CleanupReport report, List<FileResult> files) {
        String run = Objects.requireNonNull(report.run(), "a run that began");
        List<String> paths = files.stream().map(FileResult::path).toList();
        memory.write(sql -> {
            sql.update(RUN)
                    .set(RUN.ENDED_AT, Timestamp.text(report.endedAt()))
                    .set(RUN.OUTCOME, report.outcome().word())
                    .set(RUN.DELETED_FILES, RUN.DELETED_FILES.plus(report.deletedFiles()))
                    .set(RUN.FREED_BYTES, RUN.FREED_BYTES.plus(report.freedBytes()))
                    .where(RUN.ID.eq(run))
                    .and(RUN.LIBRARY_ID.eq(memory.id()))
                    .execute();
            sql.deleteFrom(RUN_FILE)
                    .where(RUN_FILE.RUN_ID.eq(run))
                    .and(RUN_FILE.PATH.in(paths))
                    .execute();
            return insert(sql, run, files);
        });
    }

    /** Whether the run has ended with one of these outcomes. */
    boolean ended(String run, Outcome... ways) {
        List<String> words = Arrays.stream(ways).map(Outcome::word).toList();
        return memory.read(sql -> sql.fetchExists(RUN, RUN.ID.eq(run).and(RUN.OUTCOME.in(words))));
    }

    /** Whether the run is recorded as held with an end of its keep time. */
    boolean notedAsHeld(String run) {
        return memory.read(sql ->
                sql.fetchExists(
                        RUN,
                        RUN.ID
                                .eq(run)
                                .and(RUN.OUTCOME.eq(Outcome.HELD.word()))
                                .and(RUN.KEEP_UNTIL.isNotNull())));
    }

    /** Whether the project's newest run has ended with one of these outcomes. */
    boolean newestEnded(String projectId, Outcome... ways) {
        String newest =
                memory.read(sql ->
                        sql.select(RUN.OUTCOME)
                                .from(RUN)
                                .where(RUN.LIBRARY_ID.eq(memory.id()))
                                .and(RUN.PROJECT_ID.eq(projectId))
                                .orderBy(RUN.STARTED_AT.desc(), RUN.ID.desc())
                                .limit(1)
                                .fetchOne(RUN.OUTCOME));
        return Arrays.stream(ways).anyMatch(way -> way.word().equals(newest));
    }

    /** A few statements for all: a record for each would cost more than the move of its file. */
    private static int insert(DSLContext sql, String run, List<FileResult> files) {
        sql.connection(connection -> {
            int whole = files.size() - files.size() % AT_ONCE;
            insert(connection, run, files.subList(0, whole), AT_ONCE);
            insert(connection, run, files.subList(whole, files.size()), 1);
        });
        return files.size();
    }

    /**
     * @param atOnce rows of one statement; divides the number of files
     */
    private static void insert(
            Connection connection, String run, List<FileResult> files, int atOnce)
            throws SQLException {
        String rows = String.join(",", Collections.nCopies(atOnce, "(?, ?, ?, ?, ?, ?, ?)"));
        String insert =
                "INSERT INTO run_file (run_id, path, category, bytes, reason, result, cause)"
                        + " VALUES "
                        + rows;
        try (PreparedStatement row = connection.prepareStatement(insert)) {
            int column = 0;
            for (FileResult file : files) {
                row.setString(++column, run);
                row.setString(++column, file.path());
                row.setString(++column, file.category().word());
                row.setLong(++column, file.bytes());
                row.setString(++column, file.reason());
                row.setString(++column, file.result());
                row.setString(++column, file.cause());
                if (column < COLUMNS * atOnce) continue;
                row.executeUpdate();
                column = 0;
            }
        }
    }

    /** The failures of the project's newest finished run; empty if there were none. */
    public List<Failed> lastFailures(String projectId) {
        return memory.query(sql ->
                sql.list(
                        "SELECT path, cause FROM run_file WHERE result = ? AND run_id ="
                                + " (SELECT id FROM run WHERE library_id = ? AND project_id = ?"
                                + " AND outcome <> ? ORDER BY started_at DESC, id DESC LIMIT 1)"
                                + " ORDER BY path",
                        row ->
                                new Failed(
                                        row.getString(1),
                                        Objects.requireNonNullElse(row.getString(2), "")),
                        FileEnd.FAILED.word(),
                        memory.id(),
                        projectId,
                        RUNNING));
    }

    /** Total bytes freed by runs that ended at or after this time. */
    public long freedBytesSince(Instant since) {
        BigDecimal sum =
                memory.read(sql ->
                        sql.select(DSL.coalesce(DSL.sum(RUN.FREED_BYTES), BigDecimal.ZERO))
                                .from(RUN)
                                .where(RUN.LIBRARY_ID.eq(memory.id()))
                                .and(RUN.ENDED_AT.ge(Timestamp.text(since)))
                                .fetchSingle()
                                .value1());
        return sum.longValue();
    }
}
