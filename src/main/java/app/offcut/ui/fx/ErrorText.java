package app.offcut.ui.fx;

import app.offcut.text.Problem;
import app.offcut.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong in the background into a sentence for the user. */
public final class ErrorText {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorText.class);

    private ErrorText() {}

    /** A {@link Problem}'s own sentence; anything else is a bug. The log has the cause of both. */
    public static String sentence(Throwable trouble) {
        log(trouble);
        return trouble instanceof Problem problem ? problem.sentence() : Texts.of("ui.internal");
    }

    /** For what the user need not be told, or cannot be told any more. */
    public static void log(Throwable trouble) {
        if (trouble instanceof Problem problem)
            LOG.warn("{}", problem.sentence(), problem.getCause());
        else LOG.error("Unexpected in the background", trouble);
    }
}
