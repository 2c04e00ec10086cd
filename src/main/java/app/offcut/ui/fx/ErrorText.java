package app.offcut.ui.fx;

import app.offcut.text.Problem;
import app.offcut.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns an exception from a background task into a sentence for the user. */
public final class ErrorText {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorText.class);

    private ErrorText() {}

    /**
     * A {@link Problem}'s own sentence, or a general one for anything else, which is a bug; logs
     * it.
     */
    public static String sentence(Throwable trouble) {
        log(trouble);
        return trouble instanceof Problem problem ? problem.sentence() : Texts.of("ui.internal");
    }

    /** Logs an error that the user need not or can no longer see. */
    public static void log(Throwable trouble) {
        if (trouble instanceof Problem problem)
            LOG.warn("{}", problem.sentence(), problem.getCause());
        else LOG.error("Unexpected error in a background task", trouble);
    }
}
