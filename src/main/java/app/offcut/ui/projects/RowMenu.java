package app.offcut.ui.projects;

import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Texts;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowAction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Everything that can be done with the selected rows; opened by a right click or the menu key. */
public final class RowMenu extends ContextMenu {
    /** These need a look at each project. */
    private static final Set<RowAction> ONE_AT_A_TIME = Set.of(RowAction.REVIEW, RowAction.SHOW);

    private static final Set<RowAction> PINNING = Set.of(RowAction.PIN, RowAction.UNPIN);

    private final Leads leads;
    private final BiConsumer<List<ListedProject>, RowAction> act;

    /** What the menu leads to beside the actions of a row. */
    public record Leads(
            Consumer<ListedProject> play,
            Consumer<ListedProject> folder,
            Consumer<ListedProject> details,
            Consumer<ListedProject> history,
            Consumer<ListedProject> copyPath) {}

    /**
     * @param selected immutable each time
     */
    RowMenu(
            Supplier<List<ListedProject>> selected,
            Leads leads,
            BiConsumer<List<ListedProject>, RowAction> act) {
        super(new MenuItem()); // an empty one does not open
        this.leads = leads;
        this.act = act;
        setOnShowing(_ -> {
            List<ListedProject> now = selected.get();
            if (now.size() == 1) getItems().setAll(items(now.getFirst()));
            else getItems().setAll(items(now));
            if (getItems().isEmpty()) getItems().setAll(nothing());
        });
    }

    /** An empty menu would never open again. */
    private static MenuItem nothing() {
        MenuItem item = new MenuItem(Texts.of("ui.menu.nothing"));
        item.setDisable(true);
        return item;
    }

    private List<MenuItem> items(ListedProject project) {
        List<RowAction> own = actions(project);
        List<MenuItem> items = new ArrayList<>();
        for (RowAction action : own)
            if (!PINNING.contains(action))
                items.add(item(Texts.of(action), () -> act.accept(List.of(project), action)));
        if (!items.isEmpty()) items.add(new SeparatorMenuItem());
        if (project.row().finalFile() != null)
            items.add(item(Texts.of("ui.detail.play"), () -> leads.play.accept(project)));
        items.add(item(Texts.of("ui.menu.folder"), () -> leads.folder.accept(project)));
        items.add(item(Texts.of("ui.detail"), () -> leads.details.accept(project)));
        items.add(item(Texts.of("ui.menu.history"), () -> leads.history.accept(project)));
        items.add(item(Texts.of("ui.menu.copy-path"), () -> leads.copyPath.accept(project)));
        for (RowAction action : own)
            if (PINNING.contains(action)) {
                items.add(new SeparatorMenuItem());
                items.add(item(Texts.of(action), () -> act.accept(List.of(project), action)));
            }
        return items;
    }

    /** What can be done with several at once, each with the number of projects that it takes. */
    private List<MenuItem> items(List<ListedProject> several) {
        Map<RowAction, List<ListedProject>> by = new EnumMap<>(RowAction.class);
        for (ListedProject project : several)
            for (RowAction action : actions(project))
                by.computeIfAbsent(
                                action == RowAction.RETRY ? RowAction.CLEAN_UP : action,
                                _ -> new ArrayList<>())
                        .add(project);
        by.keySet().removeAll(ONE_AT_A_TIME);
        List<MenuItem> items = new ArrayList<>();
        by.forEach((action, projects) -> {
            String words = Texts.of("ui.menu.several", Texts.of(action), projects.size());
            items.add(item(words, () -> act.accept(projects, action)));
        });
        return items;
    }

    /** Of the state; none while an operation that cannot be stopped is under way. */
    private static List<RowAction> actions(ListedProject project) {
        if (project.atWork()) return List.of();
        RowState state = project.row().state();
        // only a run started here can be stopped here
        return RowAction.all(state).stream()
                .filter(action -> action != RowAction.STOP || project.busy())
                .toList();
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
