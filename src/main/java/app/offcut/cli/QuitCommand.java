package app.offcut.cli;

import app.offcut.instance.RunningInstance;
import app.offcut.text.Texts;
import picocli.CommandLine.Command;

/** {@code quit}: quits the window, hidden or not. */
@Command(
        name = "quit",
        description = {
            "Quit the window, even if it is hidden. A running cleanup is put back, or finished if"
                    + " it is past the point of no return."
        },
        footer = {"", "Example:", "  offcut quit"})
final class QuitCommand extends Subcommand {

    @Override
    public Integer call() {
        Answer answer = answer();
        boolean ended = RunningInstance.quit(answer.context().environment());
        if (answer.json()) return answer.json(new CleanupJson.Quit(ended));
        answer.line(Texts.of(ended ? "cli.quit.done" : "cli.quit.none"));
        return 0;
    }
}
