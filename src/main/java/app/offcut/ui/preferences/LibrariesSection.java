package app.offcut.ui.preferences;

import app.offcut.generator.Generators;
import app.offcut.library.KnownLibraries.Known;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.FolderChooser;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Paths;
import app.offcut.ui.fx.Showing;
import app.offcut.ui.preferences.LibrariesModel.Line;
import app.offcut.ui.preferences.LibrariesModel.Place;
import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The libraries in the preferences: each with its place and its actions. */
final class LibrariesSection extends VBox {
    private final DateTimeFormatter dates =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());
    private final LibrariesModel model;
    private final FolderChooser folders;
    private final VBox lines = new VBox(12);
    private final Button add;

    LibrariesSection(LibrariesModel model, FolderChooser folders) {
        super(8);
        this.model = model;
        this.folders = folders;
        add =
                Parts.button(
                        "add-library",
                        "ui.libraries.add",
                        () -> folders.choose(Texts.of("ui.open.title"), model::open));
        add.setGraphic(new FontIcon(Feather.FOLDER_PLUS));
        Label trouble = Parts.trouble(model.troubleProperty());
        trouble.setId("libraries-trouble");
        lines.getStyleClass().add("libraries");
        getChildren()
                .setAll(
                        SectionParts.line(SectionParts.name("ui.libraries"), add),
                        trouble,
                        lines,
                        SectionParts.small(Texts.of("ui.libraries.explained")));
        Showing.follow(this, model.lines(), this::show);
    }

    private void show() {
        boolean focused = lines.isFocusWithin();
        lines.getChildren().setAll(model.lines().stream().map(this::line).toList());
        // the pressed button may be gone, and the keyboard focus must not be lost
        if (focused) add.requestFocus();
    }

    private Node line(Line line) {
        Known library = line.library();
        Label path = new Label(place(library));
        path.getStyleClass().add("small");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setTooltip(new Tooltip(library.root().toString()));
        Label state = SectionParts.small(words(line));
        if (line.place() == Place.AWAY) state.getStyleClass().add("trouble");
        VBox words = new VBox(2, name(line), path, state);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(8, words);
        box.setAlignment(Pos.CENTER_LEFT);
        if (line.place() == Place.AWAY) box.getChildren().add(relocate(line));
        box.getChildren().add(remove(line));
        return box;
    }

    private static String place(Known library) {
        String place = Paths.shown(library.root());
        return library.generator() == null
                ? place
                : Texts.of("ui.library.of", place, Generators.title(library.generator()));
    }

    /** The library's name; a link unless it is open or missing. */
    private Node name(Line line) {
        String name = Visible.of(line.library().name());
        if (line.place() == Place.OPEN || line.place() == Place.AWAY) return new Label(name);
        Hyperlink link = new Hyperlink(name);
        link.setMnemonicParsing(false);
        link.setAccessibleText(Texts.of("ui.libraries.open", name));
        link.setOnAction(_ -> model.open(line.library().root()));
        return link;
    }

    private String words(Line line) {
        Instant opened = line.library().lastOpened();
        return switch (line.place()) {
            case OPEN -> Texts.of("ui.libraries.is-open");
            case LOOKING -> Texts.of("ui.libraries.looking");
            case AWAY -> Texts.of("ui.libraries.away");
            case THERE ->
                    opened == null ? "" : Texts.of("ui.libraries.opened", dates.format(opened));
        };
    }

    private Node relocate(Line line) {
        String name = line.library().name();
        Button relocate = new Button(Texts.of("ui.libraries.relocate"));
        Parts.firm(relocate, Styles.SMALL, "relocate-library");
        relocate.setAccessibleText(Texts.of("ui.libraries.relocate-one", name));
        relocate.setOnAction(_ ->
                folders.choose(
                        Texts.of("ui.libraries.relocate-title", name),
                        folder -> model.relocate(line, folder)));
        return relocate;
    }

    private Node remove(Line line) {
        Runnable action = () -> model.remove(line);
        Button remove =
                Parts.icon(
                        Feather.X, "ui.libraries.remove", action, Styles.SMALL, "remove-library");

        remove.setTooltip(new Tooltip(Texts.of("ui.libraries.remove")));
        remove.setAccessibleText(Texts.of("ui.libraries.remove-one", line.library().name()));

        return remove;
    }
}
