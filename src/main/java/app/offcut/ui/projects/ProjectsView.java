package app.offcut.ui.projects;

import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.text.Texts;
import app.offcut.ui.fx.AfterFrame;
import app.offcut.ui.fx.Breakpoint;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import app.offcut.ui.fx.SidePane;
import app.offcut.ui.preferences.Choices;
import app.offcut.ui.preferences.RememberedWindow;
import app.offcut.ui.projects.areas.AreasView;
import app.offcut.ui.projects.list.ListedArea;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowAction;
import app.offcut.ui.projects.table.ActionCell;
import app.offcut.ui.projects.table.BarCell;
import app.offcut.ui.projects.table.BarSwitch;
import app.offcut.ui.projects.table.ProjectCell;
import app.offcut.ui.projects.table.ProjectTable;
import app.offcut.ui.projects.table.StateCell;
import app.offcut.ui.projects.table.Thumbnails;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of projects, with totals above and the running cleanup below. */
public final class ProjectsView extends VBox {
    /** Navigation from the list. */
    public record Actions(
            Consumer<List<ListedProject>> review,
            Consumer<ListedArea> reviewArea,
            Consumer<ListedProject> reason,
            RowMenu.Leads leads) {}

    /** Below this width, the filter is a menu instead of buttons. */
    private static final double NARROW = 900;

    /** Below this width, the switch between list, map and insights has icons only. */
    private static final double TIGHT = 1040;

    /** Below this width, there is room for one column of cards only. */
    private static final double SLIM = 700;

    /** Below this width, areas show their size only. */
    private static final double ROOMY = 1400;

    /** Below this height, a menu stands for the areas. */
    private static final double FLAT = 470;

    /** Below this height, the list needs the space of bar and legend. */
    private static final double LOW = 420;

    private final ProjectsModel model;
    private final RememberedWindow window;
    private final ObservableValue<TextSize> textSize;
    private final Actions actions;
    private final ProjectTable table;
    private final FooterView footer;
    private final HBox middle = new HBox();
    private final DoubleBinding room;
    private final ObservableBooleanValue slim;
    private final ToolsView tools;
    private final List<Node> rest;
    private final Map<ShownAs, Node> alternatives = new EnumMap<>(ShownAs.class);
    private final ContextMenu menu;
    private Consumer<List<ListedProject>> selectedShown = _ -> {};

    public ProjectsView(
            ProjectsModel model,
            Thumbnails thumbnails,
            Choices choices,
            RememberedWindow window,
            InstantSource clock,
            Actions actions) {
        this.model = model;
        this.window = window;
        this.actions = actions;
        getStyleClass().add("projects-view");
        // the preferences outlive this view; an unconditional listener would keep it alive
        ObservableValue<Boolean> shown = Showing.in(this);
        textSize = choices.textSize().chosenProperty().when(shown);
        var fullBars = choices.fullBars().chosenProperty().when(shown);
        slim = Breakpoint.below(SLIM, widthProperty(), textSize);
        tools =
                new ToolsView(
                        model.list(),
                        Breakpoint.below(NARROW, widthProperty(), textSize),
                        Breakpoint.below(TIGHT, widthProperty(), textSize));
        footer = new FooterView(model, this::cleanSelection, tools.shownAsProperty());
        var low = Breakpoint.below(LOW, heightProperty(), textSize);
        // the room belongs to the insights, which show what bar and boxes do
        var insights = Bindings.equal(tools.shownAsProperty(), ShownAs.INSIGHTS);
        var overview = new OverviewView(model, clock, low.or(insights), this::reviewAll);
        table = new ProjectTable(model.list());
        table.columns(
                () -> new ProjectCell(thumbnails, clock),
                () -> new BarCell(model.list().totalsProperty(), fullBars, clock),
                () -> new StateCell(clock),
                () -> new ActionCell(this::act));
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DELETE && key.isShiftDown()) eraseSelection();
            else if (key.getCode() == KeyCode.DELETE) cleanSelection();
            else if (key.getCode() == KeyCode.ENTER) actOnSelection();
        });
        middle.getChildren().setAll(table);
        table.visibleProperty().bind(Bindings.equal(tools.shownAsProperty(), ShownAs.LIST));
        Parts.collapse(table);
        menu = new RowMenu(table::selected, actions.leads, this::act);
        table.setContextMenu(menu);
        HBox.setHgrow(table, Priority.ALWAYS);
        VBox.setVgrow(middle, Priority.ALWAYS);
        model.list().totalsProperty().subscribe(_ -> explainEmptiness());
        model.list().onArranged(this::explainEmptiness);
        model.measurements().measuredAtProperty().subscribe(_ -> explainEmptiness());
        model.measurements().measuringProperty().subscribe(_ -> explainEmptiness());
        var areas =
                new AreasView(
                        model.areas(),
                        clock,
                        Breakpoint.below(ROOMY, widthProperty(), textSize),
                        Breakpoint.below(FLAT, heightProperty(), textSize),
                        this::act);
        VBox besides = new VBox(areas);
        besides.visibleProperty().bind(insights.not());
        Parts.collapse(besides);
        getChildren().setAll(overview);
        HeldLine held = new HeldLine(model, clock);
        rest = List.of(besides, tools, held, footer);
        setMinSize(0, 0); // else it keeps the room that its parts once had, and they never fold
        room =
                Bindings.createDoubleBinding(
                        () -> {
                            double left = getHeight() - overview.getHeight() - tools.getHeight();
                            if (areas.isVisible()) left -= areas.getHeight();
                            if (held.isVisible()) left -= held.getHeight();
                            return (left - footer.getHeight())
                                    * 100
                                    / textSize.getValue().percent();
                        },
                        heightProperty(),
                        overview.heightProperty(),
                        areas.heightProperty(),
                        areas.visibleProperty(),
                        held.heightProperty(),
                        held.visibleProperty(),
                        tools.heightProperty(),
                        footer.heightProperty(),
                        textSize);
        var sum = new SelectionSum(model.background(), table::selected, footer::show);
        table.onSelected(() -> {
            sum.count();
            selectedShown.accept(table.selected());
        });
        model.list().totalsProperty().subscribe(_ -> sum.count());
        table.cachesSwitch(new BarSwitch(fullBars, choices.fullBars()::choose));
        table.follow(textSize);
        table.remember(window);
        tools.show(ShownAs.of(window.now().view()));
        tools.shownAsProperty().addListener((_, _, as) -> window.change(was -> was.as(as.word())));
    }

    /** Adds one part a frame, because styling everything at once takes longer than one. */
    public void showParts() {
        AfterFrame.run(() -> {
            Region gap = new Region(); // else the footer would jump down when the list comes
            VBox.setVgrow(gap, Priority.ALWAYS);
            getChildren().addAll(rest);
            getChildren().add(getChildren().indexOf(tools) + 1, gap);
            AfterFrame.run(() -> {
                getChildren().set(getChildren().indexOf(gap), middle);
                AfterFrame.run(table::begin);
            });
        });
    }

    /** Adds an alternative to the table, which is made when it is first shown. */
    public void alternative(ShownAs as, Supplier<? extends Node> maker) {
        tools.shownAsProperty()
                .subscribe(shown -> {
                    if (shown == as) alternatives.computeIfAbsent(as, _ -> add(as, maker.get()));
                });
    }

    private Node add(ShownAs as, Node node) {
        node.visibleProperty().bind(Bindings.equal(tools.shownAsProperty(), as));
        Parts.collapse(node);
        HBox.setHgrow(node, Priority.ALWAYS);
        middle.getChildren().add(1, node);
        return node;
    }

    /** Whether there is room for one column of cards only. */
    public ObservableBooleanValue slim() {
        return slim;
    }

    public ReadOnlyObjectProperty<ShownAs> shownAsProperty() {
        return tools.shownAsProperty();
    }

    public void show(ShownAs as) {
        tools.show(as);
        if (as.ofProjects()) alternatives.getOrDefault(as, table).requestFocus();
        else tools.focusSwitch();
    }

    public void select(ListedProject project) {
        if (!table.selected().equals(List.of(project))) {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(project);
        }
        table.scrollTo(project);
    }

    /** Adds a project to the selection, or takes it away. */
    public void collect(ListedProject project) {
        int line = table.getItems().indexOf(project);
        if (line < 0) return;
        if (table.getSelectionModel().isSelected(line))
            table.getSelectionModel().clearSelection(line);
        else table.getSelectionModel().select(line);
    }

    /** Passes on the selected projects now, and whenever others are. */
    public void onSelected(Consumer<List<ListedProject>> listener) {
        selectedShown = listener;
        listener.accept(table.selected());
    }

    /** The actions of the selected row. */
    public ContextMenu menu() {
        return menu;
    }

    /** Height left for the list, in pixels at the default text size. */
    public DoubleBinding room() {
        return room;
    }

    /**
     * Adds a pane beside the list, as wide as the user drags it.
     *
     * @param turn shows and hides the pane
     */
    public void beside(Region pane, Runnable turn) {
        tools.offerDetails(selectedProperty().isNull(), turn);
        middle.getChildren()
                .add(
                        new SidePane(
                                pane,
                                textSize,
                                window.now().detailWidth(),
                                width -> window.change(was -> was.withDetails(width))));
    }

    /** The project that was selected last; null for none. */
    public ReadOnlyObjectProperty<@Nullable ListedProject> selectedProperty() {
        return table.chosenProperty();
    }

    public void search() {
        tools.startSearch();
    }

    public void focusList() {
        table.requestFocus();
    }

    private void explainEmptiness() {
        // while the first lines load, nothing is missing
        boolean none = model.list().shown().isEmpty();
        table.nothingToShow(none ? Texts.of(whyEmpty()) : "");
    }

    private String whyEmpty() {
        if (!model.list().all().isEmpty()) return "ui.empty.filter";
        if (model.measurements().measuredAtProperty().get().isPresent()) return "ui.empty.library";
        return model.measurements().measuringProperty().get()
                ? "ui.empty.measuring"
                : "ui.empty.failed";
    }

    public void act(ListedProject project, RowAction action) {
        switch (action) {
            case CLEAN_UP, RETRY -> model.cleanUp(project);
            case REVIEW -> actions.review.accept(List.of(project));
            case UNDO -> model.held().undo(project);
            case ERASE -> model.held().erase(project);
            case PIN -> model.pin(project);
            case UNPIN -> model.unpin(project);
            case SHOW -> actions.reason.accept(project);
            case STOP -> model.lane().stop(project);
        }
    }

    private void act(ListedArea area, RowAction action) {
        switch (action) {
            case REVIEW -> actions.reviewArea.accept(area);
            case UNDO -> model.held().undo(area);
            case ERASE -> model.held().erase(area);
            case STOP -> model.lane().stop(area);
            case CLEAN_UP, RETRY, PIN, UNPIN, SHOW ->
                    throw new IllegalArgumentException("not of an area: " + action);
        }
    }

    private void act(List<ListedProject> chosen, RowAction action) {
        if (chosen.size() == 1) act(chosen.getFirst(), action);
        else if (action == RowAction.CLEAN_UP) clean(chosen);
        else if (action == RowAction.UNDO) model.batches().undo(chosen);
        else chosen.forEach(project -> act(project, action));
    }

    private void actOnSelection() {
        ListedProject project = table.getSelectionModel().getSelectedItem();
        if (project != null) RowAction.of(project.row().state()).ifPresent(a -> act(project, a));
    }

    public void cleanSelection() {
        clean(table.selected().stream().filter(p -> p.row().state().cleanable()).toList());
    }

    /** Cleans a single project at once; reviews several first. */
    private void clean(List<ListedProject> chosen) {
        if (chosen.size() == 1) model.cleanUp(chosen.getFirst());
        else if (!chosen.isEmpty()) actions.review.accept(chosen);
    }

    private void eraseSelection() {
        table.selected().forEach(model.held()::erase);
    }

    private void reviewAll() {
        actions.review.accept(
                model.list().all().stream().filter(p -> p.row().state().cleanable()).toList());
    }
}
