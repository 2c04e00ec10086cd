package app.offcut.generator;

import app.offcut.generator.Project.Expected;
import java.util.List;
import java.util.Set;

/**
 * How far a project's renders have come, as its files tell.
 *
 * @param due the final videos that must all be good before anything goes
 * @param sign what tells, for the user: a file name, or a few words; empty for {@link Work#DONE}
 * @param begun intermediates of a final that was begun and is not there; they stay
 */
public record RenderProgress(List<Expected> due, Work work, String sign, Set<List<String>> begun) {

    /** Where nothing tells of such a final. */
    public RenderProgress(List<Expected> due, Work work, String sign) {
        this(due, work, sign, Set.of());
    }

    /** Whether a render may still be going on. */
    public enum Work {
        /** Nothing tells of a render that is not finished. */
        DONE,
        /** A file is there that only an unfinished render leaves. */
        BUSY,
        /** Neither is certain. */
        UNKNOWN
    }

    public static RenderProgress done(List<Expected> due) {
        return new RenderProgress(due, Work.DONE, "");
    }
}
