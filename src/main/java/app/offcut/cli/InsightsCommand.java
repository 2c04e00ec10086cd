package app.offcut.cli;

import app.offcut.cleanup.insights.Insights;
import app.offcut.session.OpenLibrary;
import picocli.CommandLine.Command;

/** {@code insights}: measures, and shows what the past tells. Changes nothing in the library. */
@Command(
        name = "insights",
        description = {
            "Show how the library and the free space of its disk have changed, when the"
                    + " disk is full if that goes on, what was freed each month, and what a"
                    + " finished video costs."
        },
        footer = {
            "",
            "Every measurement adds today, so the picture grows with each day of use.",
            "",
            "Examples:",
            "  offcut insights",
            "  offcut insights --json"
        })
final class InsightsCommand extends LibraryCommand {
    @Override
    int run(OpenLibrary open) {
        Insights insights = open.insights(open.survey().rows());
        if (answer().json())
            return answer().json(InsightsJson.of(ListJson.word(open.library()), insights));
        answer().line(ListText.head(open.library()));
        InsightsText.lines(insights).forEach(answer()::line);
        return 0;
    }
}
