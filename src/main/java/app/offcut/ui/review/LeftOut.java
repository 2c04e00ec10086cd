package app.offcut.ui.review;

import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Texts;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowFilter;
import java.util.List;
import java.util.stream.Collectors;

/** Explains which projects a cleanup of all ready ones leaves out, and why. */
public final class LeftOut {
    private LeftOut() {}

    /**
     * @param all projects of the library; ignores those that can be cleaned
     * @return empty if nothing is left out
     */
    public static String words(List<ListedProject> all) {
        List<RowState> states =
                all.stream().map(p -> p.row().state()).filter(s -> !s.cleanable()).toList();
        String parts =
                List.of(RowFilter.UNFINISHED, RowFilter.ATTENTION, RowFilter.CLEAN).stream()
                        .map(part -> words(part, states.stream().filter(part::shows).count()))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "" : Texts.of("ui.left-out", parts);
    }

    private static String words(RowFilter part, long projects) {
        if (projects == 0) return "";
        return switch (part) {
            case UNFINISHED -> Texts.of("ui.left-out.unfinished", projects);
            case ATTENTION -> Texts.of("ui.left-out.attention", projects);
            case CLEAN -> Texts.of("ui.left-out.clean", projects);
            case ALL, READY -> "";
        };
    }
}
