package app.offcut.session;

import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.failure.Failure;
import app.offcut.session.Session.HeldFiles;
import app.offcut.text.Problem;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Exports the history as CSV for spreadsheets: RFC 4180, UTF-8, times in UTC as ISO 8601. */
final class HistoryTable {
    private static final String HEADER =
            "run,started,ended,project_id,project,started_by,outcome,deleted_files,freed_bytes,"
                    + "held_files,held_bytes,space_rule";
    private static final HeldFiles NONE = new HeldFiles(0, 0);

    private HistoryTable() {}

    /**
     * @param held the held files by run id; a run without any is missing
     * @throws Problem UNAVAILABLE if it cannot be written
     */
    static void write(List<Run> runs, Map<String, HeldFiles> held, Path file) {
        try (CsvWriter table = CsvWriter.builder().build(file)) {
            table.writeRecord(HEADER.split(","));
            for (Run run : runs) {
                HeldFiles now = held.getOrDefault(run.run(), NONE);
                table.writeRecord(
                        run.run(),
                        run.startedAt().toString(),
                        run.endedAt() == null ? "" : run.endedAt().toString(),
                        plain(run.projectId()),
                        plain(run.projectName()),
                        run.startedBy(),
                        run.outcome(),
                        Long.toString(run.deletedFiles()),
                        Long.toString(run.freedBytes()),
                        Long.toString(now.files()),
                        Long.toString(now.bytes()),
                        run.spaceRule() == null ? "" : run.spaceRule());
            }
        } catch (IOException e) {
            throw Failure.of(e, file).problem();
        }
    }

    /** Escapes text that a spreadsheet would interpret as a formula and execute. */
    private static String plain(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
