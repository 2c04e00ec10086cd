package app.offcut.cli;

import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.HeldAmounts;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code history}.
 *
 * @param runs {@link Past}, or {@link Audited} with {@code --files}
 */
record HistoryJson(int schema, List<?> runs) {
    record Past(
            String run,
            String project,
            String by,
            Instant startedAt,
            @Nullable Instant endedAt,
            String outcome,
            long deletedFiles,
            long freedBytes,
            long olderFiles,
            long olderBytes) {
        static Past of(Run run, HeldAmounts older) {
            return new Past(
                    run.run(),
                    run.projectId(),
                    run.startedBy(),
                    run.startedAt(),
                    run.endedAt(),
                    run.outcome(),
                    run.deletedFiles(),
                    run.freedBytes(),
                    older.olderFiles(),
                    older.olderBytes());
        }
    }

    record Audited(
            String run,
            String project,
            String by,
            Instant startedAt,
            @Nullable Instant endedAt,
            String outcome,
            long deletedFiles,
            long freedBytes,
            List<File> files,
            long olderFiles,
            long olderBytes) {
        static Audited of(Run run, List<FileResult> files, HeldAmounts older) {
            return new Audited(
                    run.run(),
                    run.projectId(),
                    run.startedBy(),
                    run.startedAt(),
                    run.endedAt(),
                    run.outcome(),
                    run.deletedFiles(),
                    run.freedBytes(),
                    files.stream().map(File::of).toList(),
                    older.olderFiles(),
                    older.olderBytes());
        }
    }

    record File(
            String path,
            String category,
            long bytes,
            String reason,
            String result,
            @Nullable String cause) {
        static File of(FileResult file) {
            return new File(
                    file.path(),
                    file.category().word(),
                    file.bytes(),
                    file.reason(),
                    file.result(),
                    file.cause());
        }
    }

    /**
     * @param older amounts by run that could not be restored and wait for a decision
     */
    static HistoryJson of(List<Run> runs, Function<String, HeldAmounts> older) {
        return new HistoryJson(
                Json.SCHEMA,
                runs.stream().map(run -> Past.of(run, older.apply(run.run()))).toList());
    }

    static HistoryJson of(
            List<Run> runs,
            Function<String, HeldAmounts> older,
            Function<String, List<FileResult>> files) {
        return new HistoryJson(
                Json.SCHEMA,
                runs.stream()
                        .map(run -> Audited.of(run, files.apply(run.run()), older.apply(run.run())))
                        .toList());
    }
}
