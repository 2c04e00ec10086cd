package app.offcut.generator;

import app.offcut.text.TextKey;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One video generator: its names and its records. The implementations are listed in {@code
 * META-INF/services}; see {@link Generators}.
 */
public interface Generator {
    /** Its word in JSON, in offcut.db and on the command line. */
    String word();

    Layout layout();

    /** What no longer works after a cleanup, and what to do then: a sentence for the user. */
    TextKey afterCleanup();

    /**
     * Whether a folder is a library of this generator that could be opened, judged by several marks
     * in its content. Blocking.
     */
    Recognition recognise(Root folder);

    /**
     * How long nothing may have changed in a project before a cleanup that nobody watches. Zero if
     * records tell that a render has ended.
     */
    default Duration unattendedQuiet() {
        return Duration.ZERO;
    }

    /**
     * Whether it may have left its records, the {@link #mark}, in the folder above its caches. Then
     * it opens them in {@link Root#recordsFolder}, after {@link Root#checkRecords}.
     */
    default boolean recordsMayLieAbove() {
        return false;
    }

    /** Its records in a library. Cheap: reads nothing. */
    Records records(Root root);

    /** The file or folder that a library of this generator always has, readable or not. */
    Path mark(Path root);
}
