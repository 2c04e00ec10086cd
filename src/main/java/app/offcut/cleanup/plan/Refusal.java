package app.offcut.cleanup.plan;

import app.offcut.text.Texts;
import java.util.List;

/** One rule that failed, with the details for its sentence. */
public record Refusal(Rule rule, List<String> details) {
    public static Refusal of(Rule rule, String... details) {
        return new Refusal(rule, List.of(details));
    }

    /** Whether the last render has ended is unknown; the second detail gives it its sentence. */
    static Refusal endUnknown(String sign) {
        return of(Rule.JOB_NOT_COMPLETE, sign, "unknown");
    }

    /** A project is being rendered, which may need files of an area. */
    static Refusal atWork(String projectName) {
        return of(Rule.WORK_SIGNS, projectName, "project");
    }

    /** The file's name without its folders, whose names are ids that mean nothing to the user. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The sentence the user reads: what failed, the likely cause, and what to do now. */
    public String message() {
        if (details.size() == 2 && rule == Rule.JOB_NOT_COMPLETE)
            return Texts.of("rule.end-unknown", details.toArray());
        if (details.size() == 2 && rule == Rule.WORK_SIGNS)
            return Texts.of("rule.at-work", details.toArray());
        return Texts.of(rule, details.toArray());
    }
}
