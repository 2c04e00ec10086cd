package app.offcut.generator;

import app.offcut.text.TextKey;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records that a generator keeps in one library. Thread-safe; every method is blocking, so
 * never call one on the FX thread. Unusable records are a {@link app.offcut.text.Problem}.
 */
public interface Records {
    /**
     * Reads everything from one consistent, checked copy.
     *
     * @throws app.offcut.text.Problem if the records are damaged or unreadable
     */
    Facts facts();

    /**
     * Reads what may matter to one project: its own record and, of the others, all that may name a
     * file of its folders or have a folder whose name differs only in case. What else the others'
     * records say may be missing.
     *
     * @param project an id; there may be no such project
     * @throws app.offcut.text.Problem if the records are damaged or unreadable
     */
    default Facts facts(String project) {
        return facts();
    }

    /**
     * The same for showing only: may be what was last read, as long as nothing has been written
     * since. A plan reads anew.
     */
    default Facts shown(String project) {
        return facts(project);
    }

    /**
     * Reads ids and names only, without an integrity check: operations on a project use {@link
     * #facts}.
     */
    List<Project.Named> names();

    /** The same after an integrity check. */
    List<Project.Named> checkedNames();

    /**
     * A short summary of what is recorded about these projects' renders, by project. It decides
     * nothing: a change only means that evaluating the gate again is worthwhile.
     */
    Map<String, String> marks(Set<String> projects);

    /** Projects that may be rendering now, or were a moment ago; empty if this is not recorded. */
    Optional<Set<String>> rendering();

    /**
     * Whether an event in the library's root may mean that the records changed. Reading them must
     * cause no such event.
     */
    boolean changedBy(String name, WatchEvent.Kind<?> kind);

    /** What to tell the user about the records. */
    Description describe();

    /** The records as found at the first opening. */
    sealed interface Description {
        /** The file of the records. */
        Path file();

        /**
         * @param why one sentence
         */
        record Unusable(Path file, String why) implements Description {}

        /**
         * @param form in which of its forms the generator keeps them
         * @param prepared whether Offcut has nothing to add before its first write
         */
        record Usable(Path file, TextKey form, int projects, boolean prepared)
                implements Description {}

        /**
         * The projects are folders, and Offcut writes nothing into the records.
         *
         * @param file the folder that contains them
         */
        record Folders(Path file, int projects) implements Description {}
    }

    /** Where the generator keeps the results of cleanups; empty if it keeps none. */
    Optional<StatusStore> statuses();

    /**
     * Whether auto-clean is on until the user chooses. True only where the generator itself offers
     * such a cleanup.
     */
    boolean autoCleanByDefault();

    /** The generator's own switch for cleaning up by itself; empty if its records have none. */
    Optional<Boolean> autoClean();

    /**
     * Writes that switch.
     *
     * @return false if the records have no place for it
     * @throws app.offcut.text.Problem if they cannot be written
     */
    boolean saveAutoClean(boolean on);
}
