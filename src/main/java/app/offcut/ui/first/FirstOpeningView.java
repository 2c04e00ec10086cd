package app.offcut.ui.first;

import app.offcut.generator.Category;
import app.offcut.generator.Records.Description;
import app.offcut.generator.Zone;
import app.offcut.library.links.ZoneState;
import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.library.scan.FirstOpening.ZoneFound;
import app.offcut.library.scan.OtherHalf;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.first.FirstOpeningModel.Sizes;
import app.offcut.ui.fx.FocusScroll;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Paths;
import app.offcut.ui.fx.Showing;
import app.offcut.ui.preferences.AutoCleanModel;
import app.offcut.ui.preferences.AutoCleanSwitch;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The first page of a library: what was found, what is cleaned from now on, and what Offcut will
 * write.
 */
public final class FirstOpeningView extends VBox {
    private final FirstOpeningModel model;
    private final Actions actions;
    private final Label size = new Label();
    private final Label sizeOf = new Label();
    private final Button goOn = new Button(Texts.of("ui.first.go-on"));

    /** Choosing another folder, and why that could not be opened. */
    public record Actions(Runnable choose, ReadOnlyStringProperty trouble) {}

    public FirstOpeningView(FirstOpeningModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("first-opening");
        VBox page;
        if (model.undecided()) page = new VBox(title(), sizes(), whose(), found(), written());
        else if (!model.caches().isEmpty())
            page = new VBox(title(), sizes(), otherCaches(), found(), written());
        else page = new VBox(title(), sizes(), found(), cleaned(), written());
        page.getStyleClass().add("first-page");
        page.setMaxWidth(660);
        StackPane middle = new StackPane(page);
        FocusScroll scroll = new FocusScroll(middle);
        scroll.setFitToHeight(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll, buttons());
        model.sizesProperty().subscribe(this::show);
    }

    public void focus() {
        goOn.requestFocus();
    }

    private Node title() {
        Label title = Parts.wrapped(Texts.of("ui.first", model.name()), "card-title");
        Label path = new Label(Paths.shown(model.root()));
        path.getStyleClass().add("quiet");
        path.setTextOverrun(OverrunStyle.LEADING_WORD_ELLIPSIS);
        VBox words = new VBox(4, title, path);
        if (!model.undecided()) {
            Label generator = new Label(model.generator());
            generator.setId("first-generator");
            generator.getStyleClass().add("quiet");
            words.getChildren().add(generator);
        }
        return words;
    }

    private Node whose() {
        GeneratorQuestion question =
                new GeneratorQuestion(model.found().choices(), model.answerProperty());
        question.setId("first-whose");
        return section(
                Feather.HELP_CIRCLE,
                "ui.first.whose",
                List.of(
                        words("ui.first.whose.why"),
                        question,
                        Parts.trouble(model.troubleProperty())));
    }

    private Node otherCaches() {
        List<Node> lines = new ArrayList<>();
        lines.add(words("ui.first.caches.why"));
        List<Path> folders = model.caches();
        for (Path folder : folders) {
            Button open = new Button(Texts.of("ui.first.caches.open", Paths.shown(folder)));
            int at = folders.indexOf(folder);
            open.setId("open-with-caches" + (folders.size() == 1 ? "" : "-" + at));
            open.setMnemonicParsing(false);
            open.setWrapText(true);
            open.setOnAction(_ -> model.openWith(folder));
            lines.add(open);
        }
        Label trouble = Parts.trouble(model.troubleProperty());
        trouble.setId("first-caches-trouble");
        lines.add(trouble);
        return section(Feather.HELP_CIRCLE, "ui.first.caches", lines);
    }

    private Node sizes() {
        size.setId("first-size");
        size.getStyleClass().add("big-number");
        sizeOf.getStyleClass().add("quiet");
        sizeOf.setWrapText(true);
        HBox line = new HBox(12, size, sizeOf);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private void show(Sizes sizes) {
        size.setText(
                switch (sizes) {
                    case Sizes.Measuring _ -> Texts.of("ui.measuring.first");
                    case Sizes.Measured(long bytes, int _) when bytes == 0 ->
                            Texts.of("ui.nothing-to-free");
                    case Sizes.Measured(long bytes, int _) ->
                            Texts.of("ui.can-be-freed", Formats.bytes(bytes));
                    case Sizes.Used(long bytes) ->
                            Texts.of("ui.first.measured", Formats.bytes(bytes));
                    case Sizes.Unknown _ -> "";
                });
        sizeOf.setText(
                switch (sizes) {
                    case Sizes.Measuring _, Sizes.Used _ -> "";
                    case Sizes.Measured(long _, int projects) ->
                            Texts.of("ui.first.from", projects);
                    case Sizes.Unknown(String why) -> why;
                });
        describe();
    }

    private Node found() {
        return section(Feather.SEARCH, "ui.first.found", lines(model.found()));
    }

    private List<Node> lines(Found found) {
        List<Node> lines = new ArrayList<>();
        switch (found.records()) {
            case Description.Usable usable ->
                    lines.add(
                            words(
                                    "ui.first.database",
                                    shown(usable.file()),
                                    usable.projects(),
                                    Texts.of(usable.form())));
            case Description.Folders(Path file, int projects) ->
                    lines.add(words("ui.first.folders", Paths.shown(file), projects));
            case Description.Unusable(var _, String why) -> lines.add(Parts.trouble(why));
        }
        String there = categories(found.zones().stream().filter(FirstOpeningView::usable));
        OtherHalf otherHalf = found.otherHalf();
        if (otherHalf != null) lines.add(Parts.trouble(otherHalf.sentence()));
        else if (found.zones().isEmpty() && found.choices().isEmpty())
            lines.add(words("ui.first.no-zones"));
        if (!there.isEmpty()) lines.add(words("ui.first.zones", there));
        // a link in the place of .cache affects several zones
        found.zones().stream()
                .flatMap(FirstOpeningView::trouble)
                .distinct()
                .forEach(why -> lines.add(Parts.trouble(why)));
        return lines;
    }

    /** Its name, or its path where it lies outside the library. */
    private String shown(Path file) {
        return file.startsWith(model.root()) || !file.isAbsolute()
                ? String.valueOf(file.getFileName())
                : Paths.shown(file);
    }

    private static Stream<String> trouble(ZoneFound found) {
        return found.state() instanceof ZoneState.Unavailable(String why)
                ? Stream.of(Texts.of("rule.zone-unavailable", why))
                : Stream.of();
    }

    private static boolean usable(ZoneFound found) {
        return found.state() instanceof ZoneState.Present;
    }

    private static String categories(Stream<ZoneFound> zones) {
        return zones.map(ZoneFound::zone)
                .map(FirstOpeningView::word)
                .collect(Collectors.joining(", "));
    }

    private static String word(Zone zone) {
        return zone.category() == Category.UNKNOWN
                ? zone.word()
                : Texts.of("ui.first.zone", Texts.of(zone.category()), zone.word());
    }

    private Node cleaned() {
        AutoCleanModel autoClean = model.autoClean();
        AutoCleanSwitch choice = new AutoCleanSwitch(autoClean);
        choice.setId("first-auto-clean");
        Label explained = Parts.wrapped("", "quiet");
        explained.textProperty().bind(autoClean.explanationProperty());
        Label trouble = Parts.trouble(autoClean.troubleProperty());
        trouble.setId("first-auto-clean-trouble");
        Node section =
                section(
                        Feather.ZAP,
                        "ui.auto",
                        List.of(
                                explained,
                                words("ui.first.begins"),
                                Parts.wrapped(model.afterCleanup(), "quiet"),
                                trouble));
        HBox line = new HBox(16, section, choice);
        HBox.setHgrow(section, Priority.ALWAYS);
        autoClean.explanationProperty().when(Showing.in(this)).subscribe(_ -> describe());
        return line;
    }

    private Node written() {
        List<Node> lines = new ArrayList<>();
        lines.add(words("ui.first.memory", Paths.shown(model.found().memory())));
        switch (model.found().records()) {
            case Description.Usable usable when usable.prepared() ->
                    lines.add(words("ui.first.migrated"));
            case Description.Usable(Path file, var _, var _, var _) -> lines.add(migration(file));
            case Description.Unusable(Path file, var _) -> lines.add(migration(file));
            case Description.Folders _ -> {}
        }
        lines.add(words("ui.first.hold"));
        return section(Feather.EDIT_3, "ui.first.written", lines);
    }

    private Node migration(Path database) {
        return words("ui.first.migration", shown(database) + ".before-offcut");
    }

    private Node buttons() {
        goOn.setId("show-projects");
        goOn.getStyleClass().add(Styles.ACCENT);
        goOn.setDefaultButton(true);
        Parts.firm(goOn);
        goOn.setOnAction(_ -> model.goOn());
        Button another =
                Parts.firm(Parts.button("open-another-folder", "ui.first.another", actions.choose));
        Label trouble = Parts.trouble(actions.trouble);
        trouble.setId("first-trouble");
        HBox buttons = new HBox(8, trouble, Parts.space(), another, goOn);
        buttons.getStyleClass().add("first-buttons");
        return buttons;
    }

    /** Describes the page through its button, because a screen reader reads what has the focus. */
    private void describe() {
        goOn.setAccessibleHelp(
                lookupAll(".label").stream()
                        .filter(Label.class::isInstance)
                        .map(label -> ((Label) label).getText())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(" ")));
    }

    private static HBox section(Feather icon, String title, List<Node> lines) {
        Label name = new Label(Texts.of(title));
        name.getStyleClass().add("preference-name");
        VBox words = new VBox(4, name);
        words.getChildren().addAll(lines);
        HBox.setHgrow(words, Priority.ALWAYS);
        FontIcon mark = new FontIcon(icon);
        mark.getStyleClass().add("first-mark");
        return new HBox(16, mark, words);
    }

    private static Label words(String key, Object... arguments) {
        return Parts.wrapped(Texts.of(key, arguments), "quiet");
    }
}
