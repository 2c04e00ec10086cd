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

    /** The sentence the user reads: what failed, the likely cause, and what to do now. */
    public String message() {
        return rule == Rule.JOB_NOT_COMPLETE && details.size() == 2
                ? Texts.of("rule.end-unknown", details.toArray())
                : Texts.of(rule, details.toArray());
    }
}
