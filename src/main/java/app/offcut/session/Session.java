package app.offcut.session;

import app.offcut.autoclean.AutoClean;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.library.links.ZoneLink;
import app.offcut.library.scan.FirstOpening;
import app.offcut.settings.AutoCleanSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the window asks of one opened library; a seam, so that the models can be tested without disk
 * and database. Everything but {@link #root} and {@link #name} blocks.
 */
public interface Session extends AutoCloseable {
    /** Real path. */
    Path root();

    String name();

    /** What there is to tell at the first opening; empty if the library is known already. */
    Optional<FirstOpening.Found> firstOpening();

    /** The user was told what the first opening found. */
    void told();

    /** Whether the library's folder is there. */
    boolean isThere();

    /** The list as it was last measured. */
    Optional<Survey> stored();

    Survey survey();

    ProjectRow row(String projectId);

    CleanupPlan plan(String projectId);

    /** By hand; the files are kept for as long as the user chose. */
    CleanupReport execute(CleanupPlan plan, Set<Rule> accepted, Progress progress);

    /** Puts back what a run holds. */
    CleanupReport undo(String run);

    /** Erases what a run holds; if the gate fails by now, it is put back instead. */
    CleanupReport purge(String run);

    /**
     * Ends or puts back what was interrupted, and erases what was kept long enough.
     *
     * @return a sentence for each run that still waits, by its id
     */
    Map<String, String> recover();

    /**
     * The runs that have left files, by their ids, with what a person is to be asked about older
     * copies; only looks.
     */
    Map<String, Optional<String>> questions();

    /** Bytes that runs have freed since this month began. */
    long freedThisMonth();

    /** Newest first. */
    List<Run> runs();

    /** The runs that can be undone, by their ids. */
    Map<String, HeldFiles> heldRuns();

    /** The runs of which older copies wait for a person, by their ids. */
    Map<String, HeldFiles> olderCopies();

    /** How many files a run holds, and the bytes that are freed when they are erased. */
    record HeldFiles(long files, long bytes) {}

    /** What became of each file of a run. */
    List<FileResult> files(String run);

    /** Writes the runs as a table; takes the place of a file of this name. */
    void exportHistory(Path file);

    /**
     * Whether a file of the library is there.
     *
     * @param file its path relative to the library
     */
    boolean isThere(String file);

    /** The bytes of the picture of a project's final video. */
    Optional<byte[]> picture(String projectId);

    /** Cache folders that are elsewhere, so that nothing is deleted until the user agrees. */
    List<ZoneLink> untrustedLinks();

    /** Holds from the next opening of the library on. */
    void agree(ZoneLink link);

    /**
     * A file of a plan is to stay, whoever cleans.
     *
     * @param path as the plan shows it
     * @throws app.offcut.text.Problem if it does not lie there any more, or could not be noted
     */
    void takeOut(CleanupPlan plan, String path);

    /** A file may go after all. */
    void putIn(String path);

    void pin(String projectId);

    void unpin(String projectId);

    AutoCleanSetting.Value autoClean();

    void autoClean(boolean preference);

    /** Empty where the disk does not say. */
    Optional<Disk> disk();

    /** Begins to watch for new finals; the listener is told on a thread of its own. */
    void watch(Consumer<AutoClean.Event> listener);

    /** Something held is due that another Offcut may have begun; does not block. */
    void endHeld();

    /** The listener is told of every run on the engine's thread, whoever asked for it. */
    void onFinished(Consumer<CleanupReport> listener);

    /** Stops watching; a run under way stops between two files. */
    @Override
    void close();

    /**
     * The disk that holds the library.
     *
     * @param freeBytes for this user
     */
    record Disk(long freeBytes, long totalBytes) {}
}
