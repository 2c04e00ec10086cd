package app.offcut.ui.review;

import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Texts;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowFilter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains which projects a cleanup of all ready ones leaves out, and why. */
public final class LeftOut {
    private LeftOut() {}

    public static String words(List<ListedProject> all) {
        List<RowState> states =
                all.stream().map(p -> p.row().state()).filter(s -> !s.cleanable()).toList();
        String parts =
                Stream.of(
                                words("ui.left-out.unfinished", states, RowFilter.UNFINISHED),
                                words("ui.left-out.attention", states, RowFilter.ATTENTION),
                                words("ui.left-out.clean", states, RowFilter.CLEAN))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "" : Texts.of("ui.left-out", parts);
    }

    private static String words(String key, List<RowState> states, RowFilter part) {
        long projects = states.stream().filter(part::shows).count();
        return projects == 0 ? "" : Texts.of(key, projects);
    }
}
