package app.offcut.ui;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.Breakpoint;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Paths;
import app.offcut.ui.fx.Showing;
import app.offcut.ui.preferences.AutoCleanModel;
import app.offcut.ui.preferences.AutoCleanSwitch;
import app.offcut.ui.projects.Measurements;
import app.offcut.ui.projects.WatchState;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The header of the window: the library, whether it is watched, and the main switches. */
final class HeaderView extends HBox {
    /** Below this width, the header omits what is shown elsewhere too. */
    private static final double NARROW = 640;

    private final MainModel model;
    private final LibraryModel library;
    private final Actions actions;
    private final BooleanBinding narrow;
    private List<String> shown = List.of();

    /** Navigation from the header. */
    record Actions(
            Runnable choose,
            Runnable libraries,
            Runnable history,
            Runnable preferences,
            Runnable help) {}

    HeaderView(MainModel model, LibraryModel library, Actions actions) {
        this.model = model;
        this.library = library;
        this.actions = actions;
        narrow =
                Breakpoint.below(
                        NARROW, widthProperty(), model.choices().textSize().chosenProperty());
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .setAll(
                        libraries(),
                        path(),
                        Parts.space(),
                        watching(),
                        autoClean(),
                        refresh(),
                        icon("history", Feather.CLOCK, "ui.history", actions.history),
                        icon(
                                "preferences",
                                Feather.SETTINGS,
                                "ui.preferences.open",
                                actions.preferences),
                        icon("help", Feather.HELP_CIRCLE, "ui.help.header", actions.help));
    }

    /** Where there is little room, only the generator. */
    private Node path() {
        String generator = library.session().generator();
        String whole = Texts.of("ui.library.of", Paths.shown(library.session().root()), generator);
        Label path = new Label();
        path.setId("library-path");
        path.getStyleClass().add("quiet");
        path.setTextOverrun(OverrunStyle.LEADING_WORD_ELLIPSIS);
        path.setTooltip(new Tooltip(library.session().root().toString()));
        path.setMinWidth(0);
        path.textProperty().bind(Bindings.when(narrow).then(generator).otherwise(whole));
        return path;
    }

    private Node libraries() {
        FontIcon mark = new FontIcon(Feather.SCISSORS);
        MenuButton menu = new MenuButton(Visible.of(library.session().name()), mark);
        menu.setId("libraries");
        menu.getStyleClass().addAll(Styles.FLAT, "library-name");
        menu.setAccessibleText(
                Texts.of(
                        "ui.library.of",
                        Texts.of("ui.library", library.session().name()),
                        library.session().generator()));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setOnShowing(_ -> model.readLibraries());
        Showing.follow(menu, model.libraries().lines(), () -> fill(menu));
        return menu;
    }

    /** Leaves an open menu alone unless its words change. */
    private void fill(MenuButton menu) {
        List<String> words = model.recent().stream().map(this::entry).toList();
        if (words.equals(shown) && !menu.getItems().isEmpty()) return;
        shown = words;
        menu.getItems().clear();
        for (Path path : model.recent()) {
            if (path.equals(library.session().root())) continue;
            MenuItem item = new MenuItem(entry(path), new FontIcon(Feather.FOLDER));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> model.open(path));
            menu.getItems().add(item);
        }
        if (!menu.getItems().isEmpty()) {
            MenuItem all = new MenuItem(Texts.of("ui.libraries.all"), new FontIcon(Feather.LAYERS));
            all.setId("all-libraries");
            all.setOnAction(_ -> actions.libraries.run());
            menu.getItems().addAll(all, new SeparatorMenuItem());
        }
        MenuItem another = new MenuItem(Texts.of("ui.open.another"));
        another.setId("open-another");
        another.setOnAction(_ -> actions.choose.run());
        menu.getItems().add(another);
    }

    private String entry(Path path) {
        String generator = model.generator(path);
        String place =
                generator.isEmpty()
                        ? Paths.shown(path)
                        : Texts.of("ui.library.of", Paths.shown(path), generator);
        return model.libraries().lines().stream()
                .filter(line -> line.library().root().equals(path))
                .flatMap(line -> Optional.ofNullable(line.measured()).stream())
                .filter(measured -> measured.reclaimableBytes() > 0)
                .map(measured -> Formats.bytes(measured.reclaimableBytes()))
                .map(bytes -> Texts.of("ui.libraries.entry", place, bytes))
                .findFirst()
                .orElse(place);
    }

    private Node watching() {
        Label label = new Label();
        label.setId("watching");
        label.getStyleClass().add("watching");
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        label.setGraphic(dot);
        label.maxWidthProperty().bind(widthProperty().multiply(0.45));
        Tooltip tooltip = new Tooltip();
        label.setTooltip(tooltip);
        Runnable show = () -> show(label, tooltip);
        library.projects().events().watchingProperty().subscribe(_ -> show.run());
        library.autoClean().onProperty().subscribe(_ -> show.run());
        library.autoClean().explanationProperty().subscribe(_ -> show.run());
        return label;
    }

    private void show(Label label, Tooltip tooltip) {
        boolean on = library.autoClean().onProperty().getValue();
        String unread = library.autoClean().unreadProperty().getValue();
        WatchState watching = library.projects().events().watchingProperty().get();
        boolean not = on ? watching instanceof WatchState.Not : !unread.isEmpty();
        String state = not ? "not" : on ? "on" : "paused";
        label.setText(
                !not
                        ? Texts.of(on ? "ui.watching" : "ui.watching.paused")
                        : on && watching instanceof WatchState.Not(String why)
                                ? Texts.of("ui.watching.not", why)
                                : unread);
        label.getStyleClass().setAll("label", "watching", "watching-" + state);
        // only a reason may be shortened: the tooltip shows all of it
        label.setMinWidth(state.equals("not") ? 120 : Region.USE_PREF_SIZE);
        label.setVisible(!(watching instanceof WatchState.NotYet));
        tooltip.setText(
                on && watching instanceof WatchState.Not(String why)
                        ? why
                        : library.autoClean().explanationProperty().getValue());
    }

    private Node autoClean() {
        AutoCleanModel autoClean = library.autoClean();
        Label name = new Label(Texts.of("ui.auto"));
        AutoCleanSwitch choice = new AutoCleanSwitch(autoClean);
        choice.setId("auto-clean");
        name.setLabelFor(choice);
        choice.setAccessibleText(name.getText());
        name.visibleProperty().bind(narrow.not());
        Parts.collapse(name);
        HBox box = Parts.firm(new HBox(8, name, choice));
        box.setAlignment(Pos.CENTER);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(autoClean.explanationProperty());
        // on the box, because a disabled switch shows no tooltip of its own, although it needs one
        // most
        Tooltip.install(box, tooltip);
        return box;
    }

    private Node refresh() {
        Measurements measurements = library.projects().measurements();
        Button refresh =
                icon("refresh", Feather.REFRESH_CW, "ui.refresh", measurements::fullyAgain);
        refresh.disableProperty().bind(measurements.measuringProperty());
        return refresh;
    }

    private static Button icon(String id, Feather feather, String key, Runnable action) {
        Button button = Parts.icon(feather, key, action);
        button.setId(id);
        button.setTooltip(new Tooltip(Texts.of(key)));
        return button;
    }
}
