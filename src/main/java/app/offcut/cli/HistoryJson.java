package app.offcut.cli;

import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.HeldAmounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code history}.
 *
 * @param generator word of the generator whose library it is; null while that is not certain
 */
record HistoryJson(List<Json.Joined> runs, @Nullable String generator) {
    /**
     * @param generator as above
     * @param older amounts by run that could not be restored and wait for a decision
     * @param files the files of a run, by run id; null to show none
     */
    static HistoryJson of(
            @Nullable String generator,
            List<Run> runs,
            Function<String, HeldAmounts> older,
            @Nullable Function<String, List<FileResult>> files) {
        return new HistoryJson(
                runs.stream()
                        .map(run ->
                                Json.joined(
                                        Past.of(run),
                                        files == null ? Map.of() : Files.of(files.apply(run.run())),
                                        Older.of(older.apply(run.run()))))
                        .toList(),
                generator);
    }

    record Past(
            String run,
            String project,
            String by,
            Instant startedAt,
            @Nullable Instant endedAt,
            String outcome,
            long deletedFiles,
            long freedBytes,
            @Nullable String spaceRule) {
        static Past of(Run run) {
            return new Past(
                    run.run(),
                    run.projectId(),
                    run.startedBy(),
                    run.startedAt(),
                    run.endedAt(),
                    run.outcome(),
                    run.deletedFiles(),
                    run.freedBytes(),
                    run.spaceRule());
        }
    }

    record Files(List<File> files) {
        static Files of(List<FileResult> files) {
            return new Files(files.stream().map(File::of).toList());
        }
    }

    record Older(long olderFiles, long olderBytes) {
        static Older of(HeldAmounts inHold) {
            return new Older(inHold.olderFiles(), inHold.olderBytes());
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
}
