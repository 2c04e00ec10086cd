package app.offcut.cli;

import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a command's result as text or JSON.
 *
 * @param json whether the result is one JSON value
 */
record Answer(CliContext context, boolean json) {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    /** Writes a line of the result, unless the result is JSON. */
    void line(String text) {
        if (!json) context.out().println(Visible.of(text));
    }

    /** Writes a remark beside the result, for example a refusal. */
    void remark(String sentence) {
        context.err().println("offcut: " + Visible.of(sentence));
    }

    /** Reports what stopped a part of a command; logs its cause. */
    void remark(Problem problem) {
        log(problem);
        remark(problem.sentence());
    }

    private static void log(Problem problem) {
        if (problem.getCause() != null) LOG.warn("{}", problem.sentence(), problem.getCause());
    }

    /** Writes one JSON value on a line of its own, in UTF-8 whatever the terminal's encoding. */
    int json(Object value) {
        Output out = context.out();
        Json.write(value, out);
        out.flush();
        return 0;
    }

    /** Asks on the error stream; only an explicit yes from a terminal counts. */
    boolean agrees(String question) {
        context.err().print(Visible.of(question) + " ");
        context.err().flush();
        String reply = Objects.requireNonNullElse(context.terminal().answer().get(), "");
        List<String> yes = List.of(Texts.of("cli.yes").split(" "));
        return yes.contains(reply.strip().toLowerCase(Locale.ROOT));
    }

    int problem(Problem problem) {
        log(problem);
        if (json) {
            json(CleanupJson.Failure.of(problem));
        } else {
            remark(problem.sentence());
        }
        return problem.code().exitStatus();
    }

    /** Shows a run's progress on a terminal, replacing the previous line. */
    void progress(Supplier<String> text) {
        if (!context.terminal().present()) return;
        String shown = Table.cut(Visible.of(text.get()), Table.WIDTH - 1);
        int blank = Math.max(0, Table.WIDTH - 1 - Table.width(shown));
        context.err().print("\r" + shown + " ".repeat(blank));
        context.err().flush();
    }

    /** Removes the line with the progress. */
    void endProgress() {
        if (!context.terminal().present()) return;
        context.err().print("\r" + " ".repeat(Table.WIDTH - 1) + "\r");
        context.err().flush();
    }
}
