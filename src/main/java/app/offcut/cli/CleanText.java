package app.offcut.cli;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;

/** The text of a run's report, and of a run that can be undone. */
final class CleanText {
    /** Below this, times are shown with seconds. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private CleanText() {}

    /** What was done, and which files are left. */
    static List<String> result(CleanupReport report) {
        List<String> lines = new ArrayList<>(done(report));
        for (Failed failed : report.failed()) lines.add(left(failed));
        return lines;
    }

    /** What was done; empty if everything was restored. */
    static List<String> done(CleanupReport report) {
        return switch (report.outcome()) {
            case COMPLETE, FAILED -> strict(report) ? List.of() : List.of(deleted(report));
            case HELD -> List.of(held(report));
            case UNDONE -> report.deletedFiles() == 0 ? List.of(undone(report)) : older(report);
            case REFUSED, STOPPED -> List.of();
        };
    }

    static String left(Failed file) {
        return "  " + file.path() + ": " + file.cause();
    }

    /** Whether a single file's failure has restored everything. */
    private static boolean strict(CleanupReport report) {
        return report.outcome() == Outcome.FAILED && report.restoredFiles() > 0;
    }

    private static String deleted(CleanupReport report) {
        return report.logLine() + " (" + report.projectName() + ")";
    }

    private static String held(CleanupReport report) {
        Instant until = report.keepUntil() == null ? report.endedAt() : report.keepUntil();
        return held(
                report.projectName(),
                report.heldFiles(),
                report.heldBytes(),
                until(until, report.endedAt()),
                String.valueOf(report.run()));
    }

    static String held(String project, long files, long bytes, String until, String run) {
        return Texts.of("cli.clean.held", project, files, Formats.bytes(bytes), until, run);
    }

    static String undone(CleanupReport report) {
        return Texts.of("cli.undo.done", report.projectName(), report.restoredFiles());
    }

    /** Sentences about older copies; nothing may be left to restore when they go. */
    private static List<String> older(CleanupReport report) {
        long files = report.deletedFiles();
        String freed = Formats.bytes(report.freedBytes());
        List<String> lines = new ArrayList<>();
        if (report.restoredFiles() > 0) lines.add(undone(report));
        lines.add(Texts.of("cli.purge.older", report.projectName(), files, freed));
        return lines;
    }

    /** The time of day, with the date if it is another day. */
    static String until(Instant until, Instant now) {
        ZoneId zone = ZoneId.systemDefault();
        boolean soon = Duration.between(now, until).compareTo(SOON) < 0;
        String time =
                DateTimeFormatter.ofPattern(soon ? "HH:mm:ss" : "HH:mm")
                        .withZone(zone)
                        .format(until);
        LocalDate day = LocalDate.ofInstant(until, zone);
        if (day.equals(LocalDate.ofInstant(now, zone))) return time;
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).format(day) + ", " + time;
    }

    /** Sentences beside the result: why nothing was done, which status is still pending. */
    static List<String> remarks(CleanupReport report) {
        Refusal refusal = report.refusal();
        String project = report.projectName();
        List<String> remarks = new ArrayList<>();
        if (refusal != null) {
            String key = refusal.rule().review() ? "cli.clean.review" : "cli.clean.refused";
            remarks.add(Texts.of(key, project, refusal.message(), refusal.rule().word()));
        }
        if (report.outcome() == Outcome.STOPPED)
            remarks.add(Texts.of("cli.clean.stopped", project));
        if (strict(report)) remarks.add(Texts.of("cli.clean.strict", project));
        return withPutBack(report, remarks);
    }

    /** The same for a run that began earlier and is finished now. */
    static List<String> laterRemarks(CleanupReport report) {
        Refusal refusal = report.refusal();
        String project = report.projectName();
        List<String> remarks = new ArrayList<>();
        if (refusal != null) remarks.add(Texts.of("cli.purge.refused", project, refusal.message()));
        if (report.outcome() == Outcome.STOPPED)
            remarks.add(Texts.of("cli.recover.interrupted", project));
        return withPutBack(report, remarks);
    }

    private static List<String> withPutBack(CleanupReport report, List<String> remarks) {
        long files = report.restoredFiles();
        if (files > 0 && !remarks.isEmpty())
            remarks.addLast(remarks.removeLast() + " " + Texts.of("cli.put-back", files));
        remarks.addAll(report.problems());
        return remarks;
    }

    /** One sentence for each run. */
    static List<String> heldLines(List<HeldRun> runs, Instant now) {
        return runs.stream().map(run -> line(run, now)).toList();
    }

    private static String line(HeldRun run, Instant now) {
        Manifest manifest = run.journal().manifest();
        String project = manifest == null ? run.run() : manifest.projectName();
        return held(project, files(run), bytes(run), until(run, now), run.run());
    }

    static long files(HeldRun run) {
        return run.journal().held().size();
    }

    static long bytes(HeldRun run) {
        return run.journal().heldBytes();
    }

    static String until(HeldRun run, Instant now) {
        Commit commit = run.journal().commit();
        return until(commit == null ? now : commit.keepUntil(), now);
    }
}
