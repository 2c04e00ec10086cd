package app.offcut.session;

import app.offcut.autoclean.Event;
import app.offcut.autoclean.SpaceForecast;
import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.library.Disk;
import app.offcut.library.links.ZoneLink;
import app.offcut.library.scan.FirstOpening;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.SpaceGoals;
import app.offcut.settings.WindowState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The window's view of one opened library; a seam, so that the models can be tested without disk
 * and database. Everything is blocking unless it says otherwise, except {@link #root} and {@link
 * #name}.
 */
public interface Session extends AutoCloseable {
    /** Real path. */
    Path root();

    String name();

    /** What no longer works after a cleanup; does not block. */
    String afterCleanup();

    /** The name of the generator that the library belongs to, for the user; does not block. */
    String generator();

    /** Whether its generator makes the audio that a preference keeps longer; does not block. */
    boolean hasAudio();

    /**
     * What a file's name means, for the user: {@code Scene 3 · voice}; its path if that is not
     * known. Does not block.
     *
     * @param file its path relative to the library
     */
    String meaning(String file);

    /** Whether nobody has said, and nothing shows, which one it is; does not block. */
    boolean undecided();

    /**
     * Says which generator it is, by its word. It takes effect when the library is next opened.
     *
     * @throws app.offcut.text.Problem if nothing in the folder speaks for it, or files are held
     */
    void settleGenerator(String word);

    /**
     * Says which folder has the caches of a database that lies above them. It takes effect when the
     * library is next opened.
     *
     * @param folder with the caches; the database's own folder takes an earlier answer back
     * @throws app.offcut.text.Problem if nothing shows that they belong together, or files are held
     */
    void openWithCaches(Path folder);

    /** What was found in the library, and the question whose it is. */
    FirstOpening.Found introduction();

    /** What to show at the first opening; empty if the library is already known. */
    Optional<FirstOpening.Found> firstOpening();

    /** Records that the user has seen the first opening. */
    void markFirstOpeningSeen();

    /** Whether the library's folder exists. */
    boolean isThere();

    /** The list as last measured. */
    Optional<Survey> stored();

    Survey survey();

    /** The same, and reads every folder again, also those in which nothing seems new. */
    Survey fullSurvey();

    ProjectRow row(String projectId);

    CleanupPlan plan(String projectId);

    /**
     * Looks once at several projects, as if each was planned at this moment. What it returns plans
     * one of them, and is blocking too.
     */
    Function<String, CleanupPlan> planner(Set<String> projectIds);

    /** Plans a cleanup of files that belong to no single project. */
    CleanupPlan plan(AreaChoice choice);

    /** How many files of a plan lie in folders that this user may not change. */
    long closed(CleanupPlan plan);

    /** Cleans by hand; the files are held for the keep time that the user chose. */
    CleanupReport execute(CleanupPlan plan, Set<Rule> accepted, Progress progress);

    /** Restores the files that a run holds. */
    CleanupReport undo(String run);

    /** Erases the files that a run holds; if the gate now fails, restores them instead. */
    CleanupReport purge(String run);

    /**
     * Finishes or restores interrupted runs, and erases those whose keep time is over.
     *
     * @return a sentence for each run that still waits, by run id
     */
    Map<String, String> recover();

    /**
     * The runs that still hold files, by run id, each with its question about older copies.
     * Read-only.
     */
    Map<String, Optional<String>> questions();

    /** Bytes that runs have freed since the beginning of this month. */
    long freedThisMonth();

    /**
     * What the past of the library tells.
     *
     * @param rows of the newest survey; those of the stored list tell no video's cost
     */
    Insights insights(List<ProjectRow> rows);

    /** All runs, newest first. */
    List<Run> runs();

    /** The runs that can be undone, by run id. */
    Map<String, HeldFiles> heldRuns();

    /** The runs with older copies that wait for a decision, by run id. */
    Map<String, HeldFiles> olderCopies();

    /** The number of files that a run holds, and the bytes that erasing them frees. */
    record HeldFiles(long files, long bytes) {}

    /** The result for each file of a run. */
    List<FileResult> files(String run);

    /**
     * Exports runs as a table, replacing a file of this name.
     *
     * @param which the runs that are wanted
     */
    void exportHistory(Path file, Predicate<Run> which);

    /**
     * Whether a file of the library exists.
     *
     * @param file its path relative to the library
     */
    boolean isThere(String file);

    /** The thumbnail of a project's final video, as bytes. */
    Optional<byte[]> picture(String projectId);

    /** How much space the user wants to keep free. */
    SpaceGoals spaceGoals();

    /**
     * Sets how much space is to be kept free, and makes room at once while watching.
     *
     * @throws app.offcut.text.Problem if the disk can never have so much free
     */
    void spaceGoals(SpaceGoals goals);

    /** What these rules would clean today, and would have cleaned lately; changes nothing. */
    SpaceForecast simulate(SpaceGoals goals);

    /**
     * Linked or moved cache folders without consent, where nothing is deleted until the user
     * agrees.
     */
    List<ZoneLink> untrustedLinks();

    /** Records consent, which takes effect when the library is next opened. */
    void agree(ZoneLink link);

    /**
     * Unticks files of a plan: every cleanup spares them.
     *
     * @param paths as the plan shows them
     * @throws app.offcut.text.Problem if one is no longer in its place, and then the others are
     *     unticked; or if the choice could not be stored
     */
    void takeOut(CleanupPlan plan, Set<String> paths);

    /** Ticks files again. */
    void putIn(Set<String> paths);

    void pin(String projectId);

    void unpin(String projectId);

    AutoCleanSetting.Value autoClean();

    void autoClean(boolean preference);

    /** How the user left the window. */
    WindowState window();

    void window(WindowState now);

    /** Empty where the disk does not report it. */
    Optional<Disk> disk();

    /** Starts watching for new finals; the listener is called on a thread of its own. */
    void watch(Consumer<Event> listener);

    /** Erases an expired hold that another Offcut may have begun; does not block. */
    void endHeld();

    /**
     * Adds a listener for every finished run, whoever started it; called on the engine's thread.
     */
    void onFinished(Consumer<CleanupReport> listener);

    /** Stops watching; a run under way stops between two files. */
    @Override
    void close();
}
