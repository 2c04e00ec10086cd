package app.offcut.ui.fx;

import app.offcut.text.Problem;
import app.offcut.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong in the background into a sentence for the user. */
public final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private Trouble() {}

    /** A {@link Problem}'s own sentence; anything else is a bug, which goes to the log here. */
    public static String sentence(Throwable trouble) {
        if (trouble instanceof Problem problem) return problem.sentence();
        log(trouble);
        return Texts.of("ui.internal");
    }

    /** For what the user need not be told, or cannot be told any more. */
    public static void log(Throwable trouble) {
        if (trouble instanceof Problem problem) LOG.warn(problem.sentence());
        else LOG.error("Unexpected in the background", trouble);
    }
}
