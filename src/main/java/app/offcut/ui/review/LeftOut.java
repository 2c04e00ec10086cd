package app.offcut.ui.review;

import app.offcut.cleanup.survey.RowState;
import app.offcut.text.TextKey;
import app.offcut.text.Texts;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which projects a review does not include, each with one reason. */
public final class LeftOut {
    private static final int NAMED = 10;

    /** Why a project is not included. */
    private enum Why implements TextKey {
        READY,
        UNFINISHED,
        ATTENTION,
        PINNED,
        UNDO,
        CLEAN,
        BUSY;

        @Override
        public String key() {
            return "ui.left-out." + name().toLowerCase(Locale.ROOT);
        }

        static Why of(RowState state) {
            return switch (state) {
                case RowState.Ready _, RowState.GrownBack _, RowState.PartlyFailed _ -> READY;
                case RowState.NoFinalYet _, RowState.Rendering _ -> UNFINISHED;
                case RowState.NeedsReview _,
                        RowState.FinalDamaged _,
                        RowState.Interrupted _,
                        RowState.Unavailable _ ->
                        ATTENTION;
                case RowState.Pinned _ -> PINNED;
                case RowState.Held _ -> UNDO;
                case RowState.Clean _ -> CLEAN;
                case RowState.Cleaning _, RowState.Waiting _ -> BUSY;
            };
        }
    }

    private final Map<Why, List<ListedProject>> projects = new EnumMap<>(Why.class);

    public LeftOut(List<ListedProject> all, List<ListedProject> chosen) {
        Set<ListedProject> included = new HashSet<>(chosen);
        for (ListedProject project : all)
            if (!included.contains(project))
                projects.computeIfAbsent(Why.of(project.row().state()), _ -> new ArrayList<>())
                        .add(project);
    }

    public boolean nothing() {
        return projects.isEmpty();
    }

    /** {@code Not included: 3 pinned, 5 unfinished.} */
    public String words() {
        return Texts.of(
                "ui.left-out",
                projects.entrySet().stream()
                        .map(e -> Texts.of(e.getKey(), e.getValue().size()))
                        .collect(Collectors.joining(", ")));
    }

    /** Their names, a line for each reason; of very many only the first. */
    public String names() {
        return projects.entrySet().stream()
                .map(e ->
                        Texts.of(
                                "ui.left-out.line",
                                Texts.of(e.getKey(), e.getValue().size()),
                                names(e.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String names(List<ListedProject> some) {
        String first =
                some.stream()
                        .limit(NAMED)
                        .map(project -> RowText.name(project.row()))
                        .collect(Collectors.joining(" · "));
        int more = some.size() - NAMED;
        return more > 0 ? Texts.of("desktop.and-more", first, more) : first;
    }
}
