package app.offcut.cli;

import app.offcut.cleanup.RunHistory.FileResult;
import app.offcut.cleanup.RunHistory.Run;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code history}.
 *
 * @param runs {@link Past}, or {@link Audited} with {@code --files}
 */
record HistoryShape(int schema, List<?> runs) {
    record Past(
            String run,
            String project,
            String by,
            Instant startedAt,
            @Nullable Instant endedAt,
            String outcome,
            long deletedFiles,
            long freedBytes) {
        static Past of(Run run) {
            return new Past(
                    run.run(),
                    run.projectId(),
                    run.startedBy(),
                    run.startedAt(),
                    run.endedAt(),
                    run.outcome(),
                    run.deletedFiles(),
                    run.freedBytes());
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
            List<File> files) {
        static Audited of(Run run, List<FileResult> files) {
            return new Audited(
                    run.run(),
                    run.projectId(),
                    run.startedBy(),
                    run.startedAt(),
                    run.endedAt(),
                    run.outcome(),
                    run.deletedFiles(),
                    run.freedBytes(),
                    files.stream().map(File::of).toList());
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

    static HistoryShape of(List<Run> runs) {
        return new HistoryShape(1, runs.stream().map(Past::of).toList());
    }

    static HistoryShape of(List<Run> runs, Function<String, List<FileResult>> files) {
        return new HistoryShape(
                1, runs.stream().map(run -> Audited.of(run, files.apply(run.run()))).toList());
    }
}
