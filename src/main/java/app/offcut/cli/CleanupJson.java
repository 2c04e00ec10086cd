package app.offcut.cli;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.run.Recovery;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.library.links.ZoneLink;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.text.Formats;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the command line: one record per object, with fields in order. Scripts read it, so
 * fields may be added but never changed.
 */
final class CleanupJson {
    private CleanupJson() {}

    record Failure(Error error) {
        record Error(String code, String message) {}

        static Failure of(Problem problem) {
            return new Failure(new Error(problem.code().word(), problem.sentence()));
        }
    }

    record Help(String help) {}

    record Version(String version) {}

    record Completion(String completion) {}

    record Man(String man) {}

    /**
     * @param ended false if no window was running
     */
    record Quit(boolean ended) {}

    /**
     * @param written false if the demo library already existed
     */
    record Demo(String library, boolean written, long projects) {}

    /**
     * @param keep as on the command line
     * @param audio likewise
     */
    record Keep(String keep, String audio) {}

    record Refused(String rule, String message) {
        static Refused of(Refusal refusal) {
            return new Refused(refusal.rule().word(), refusal.message());
        }
    }

    /**
     * @param notWritableFiles how many of the files that go lie in folders that this user may not
     *     change
     * @param allocatedBytes the space on the disk that becomes free once the files that go are
     *     erased
     */
    record Plan(
            String project,
            @Nullable Refused refused,
            List<String> review,
            String planHash,
            long files,
            long bytes,
            List<Item> items,
            long notWritableFiles,
            long allocatedBytes) {
        record Item(
                String path,
                String category,
                long bytes,
                boolean goes,
                String reason,
                @Nullable String detail,
                long allocatedBytes) {
            static Item of(PlanItem item) {
                return new Item(
                        item.path(),
                        item.category().word(),
                        item.bytes(),
                        item.goes(),
                        item.fate().word(),
                        item.fate() instanceof Fate.Stays(var _, var detail) ? detail : null,
                        item.allocatedBytes());
            }
        }

        static Plan of(CleanupPlan plan, long notWritableFiles) {
            return new Plan(
                    plan.project().id(),
                    plan.verdict() instanceof Verdict.Refused(Refusal refusal)
                            ? Refused.of(refusal)
                            : null,
                    plan.verdict() instanceof Verdict.NeedsReview(List<Refusal> rules)
                            ? rules.stream().map(r -> r.rule().word()).toList()
                            : List.of(),
                    plan.hash(),
                    plan.doomed().size(),
                    plan.bytes(),
                    plan.items().stream().map(Item::of).toList(),
                    notWritableFiles,
                    plan.allocatedBytes());
        }
    }

    /**
     * @param plans each as if it were the only one, with the number of its schema
     */
    record Plans(List<Json.Joined> plans, List<String> problems) {}

    /** One run of {@code clean}. */
    record Run(
            @Nullable String run,
            String project,
            String outcome,
            @Nullable Refused refused,
            long deletedFiles,
            long freedBytes,
            long heldFiles,
            long heldBytes,
            long alreadyGone,
            List<CleanupReport.Failed> failed,
            @Nullable String databaseStatus,
            String planHash,
            @Nullable String spaceRule) {
        static Run of(CleanupReport report) {
            Refusal refusal = report.refusal();
            SpaceRule rule = report.spaceRule();
            return new Run(
                    report.run(),
                    report.projectId(),
                    report.outcome().word(),
                    refusal == null ? null : Refused.of(refusal),
                    report.deletedFiles(),
                    report.freedBytes(),
                    report.heldFiles(),
                    report.heldBytes(),
                    report.alreadyGone(),
                    report.failed(),
                    report.databaseStatus(),
                    report.planHash(),
                    rule == null ? null : rule.word());
        }

        /** The user declined before anything began. */
        static Run declined(CleanupPlan plan) {
            return new Run(
                    null,
                    plan.project().id(),
                    Outcome.STOPPED.word(),
                    null,
                    0,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    plan.project().cleanupStatus(),
                    plan.hash(),
                    null);
        }
    }

    record Runs(List<Run> runs, List<String> problems) {}

    record Auto(
            boolean enabled,
            boolean preference,
            @Nullable String environment,
            @Nullable String source,
            @Nullable String problem) {
        static Auto of(AutoCleanSetting.Value value) {
            return new Auto(
                    value.enabled(),
                    value.preference(),
                    value.environment(),
                    value.source(),
                    value.problem());
        }
    }

    record Trust(List<Link> links) {
        record Link(String zone, String target, boolean trusted) {}

        static Trust of(List<ZoneLink> links) {
            return new Trust(
                    links.stream().map(l -> new Link(l.word(), l.target(), l.trusted())).toList());
        }
    }

    record Pins(List<Pin> projects) {
        record Pin(String project, boolean pinned) {}
    }

    record Undone(String run, long restoredFiles, List<Failed> kept) {}

    /** What {@code --all} does not touch: older copies of a run, which the user must name. */
    record Untouched(String run, String project, long olderFiles, long olderBytes) {
        static Untouched of(HeldRun run) {
            HeldAmounts inHold = HeldAmounts.olderCopies(run);
            return new Untouched(run.run(), run.name(), inHold.olderFiles(), inHold.olderBytes());
        }

        String sentence() {
            return Texts.of(
                    "cli.purge.untouched", project, olderFiles, Formats.bytes(olderBytes), run);
        }
    }

    record Purged(List<Run> runs, List<String> problems, List<Untouched> untouched) {
        record Run(
                String run,
                long deletedFiles,
                long freedBytes,
                String outcome,
                @Nullable Refused refused,
                List<Failed> failed) {
            static Run of(String run, CleanupReport report) {
                return new Run(
                        run,
                        report.deletedFiles(),
                        report.freedBytes(),
                        report.outcome().word(),
                        report.refusal() == null ? null : Refused.of(report.refusal()),
                        report.failed());
            }
        }
    }

    /**
     * @param held number of runs that can be undone
     * @param problems why it is unknown whether some folders contain more
     * @param ownDatabase {@code copy} or {@code afresh} if it was damaged and has been recovered
     */
    record Recovered(
            List<Run> recovered, long held, List<String> problems, @Nullable String ownDatabase) {
        record Run(String run, String did, @Nullable String problem) {
            static Run of(Recovery.Recovered run) {
                return new Run(run.run(), run.did().word(), run.problem());
            }
        }
    }
}
