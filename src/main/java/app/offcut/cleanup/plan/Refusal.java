package app.offcut.cleanup.plan;

import app.offcut.text.Texts;
import java.util.List;

/** One rule that failed, with the details for its sentence. */
public record Refusal(Rule rule, List<String> details) {
    public static Refusal of(Rule rule, String... details) {
        return new Refusal(rule, List.of(details));
    }

    /** The sentence the user reads: what failed, the likely cause, and what to do now. */
    public String message() {
        return Texts.of(rule, details.toArray());
    }
}
