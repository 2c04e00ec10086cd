package app.offcut.ui.welcome;

import app.offcut.generator.Generators;
import app.offcut.text.Texts;
import app.offcut.ui.fx.FolderChooser;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Paths;
import app.offcut.ui.fx.Showing;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first page for a new user: choose a folder, drop it, or try the demo. */
public final class WelcomeView extends StackPane {
    private static final int RECENT = 5;

    private final WelcomeModel model;
    private final VBox recent = new VBox(4);

    public WelcomeView(WelcomeModel model, FolderChooser choose) {
        this.model = model;
        getStyleClass().add("welcome");
        FontIcon mark = new FontIcon(Feather.SCISSORS);
        mark.getStyleClass().add("mark");
        Label title = new Label(Texts.of("ui.welcome"));
        title.getStyleClass().add("big-number");
        VBox page = new VBox(16, mark, title, words("ui.welcome.what", "quiet"));
        page.getChildren().addAll(drop(choose), trouble(), demo(choose), recent);
        page.setAlignment(Pos.CENTER);
        page.setMaxSize(520, Region.USE_PREF_SIZE);
        recent.setAlignment(Pos.CENTER);
        Showing.follow(this, model.recent(), this::showRecent);
        getChildren().setAll(page);
    }

    private Node drop(FolderChooser chooser) {
        Button choose =
                Parts.button(
                        "choose-folder",
                        "ui.welcome.choose",
                        () -> chooser.choose(Texts.of("ui.open.title"), model.open()),
                        Styles.ACCENT);
        choose.setGraphic(new FontIcon(Feather.FOLDER));
        choose.setDefaultButton(true);
        choose.disableProperty().bind(model.busy());
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(20, 20);
        busy.visibleProperty().bind(model.busy());
        Parts.collapse(busy);
        HBox line = new HBox(12, choose, busy);
        line.setAlignment(Pos.CENTER);
        VBox box = new VBox(12, line, words("ui.welcome.drop", "small"), known());
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("drop-zone");
        return box;
    }

    private static Label known() {
        String names =
                Generators.all().stream().map(Generators::title).collect(Collectors.joining(" · "));
        Label known = Parts.wrapped(Texts.of("ui.welcome.knows", names), "small", "centred");
        known.setId("known-generators");
        return known;
    }

    private Node trouble() {
        Label label = Parts.sentence(model.trouble(), "trouble", "centred");
        label.setId("open-trouble");
        return label;
    }

    private Node demo(FolderChooser chooser) {
        Button demo =
                Parts.button("demo", "ui.demo", () -> model.demo().accept(model.demoFolder()));
        demo.setGraphic(new FontIcon(Feather.PLAY));
        demo.disableProperty().bind(model.busy());
        Hyperlink elsewhere = new Hyperlink(Texts.of("ui.demo.elsewhere"));
        elsewhere.setId("demo-elsewhere");
        elsewhere.disableProperty().bind(model.busy());
        elsewhere.setOnAction(_ -> chooser.choose(Texts.of("ui.demo.title"), model.demo()));
        Label where = new Label(Texts.of("ui.demo.where", Paths.shown(model.demoFolder())) + " ·");
        where.getStyleClass().add("small");
        HBox below = new HBox(4, where, elsewhere);
        below.setAlignment(Pos.CENTER);
        VBox box = new VBox(4, demo, below);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private void showRecent() {
        List<Path> paths = model.recent().stream().limit(RECENT).toList();
        recent.getChildren().clear();
        if (paths.isEmpty()) return;
        Label title = new Label(Texts.of("ui.recent"));
        title.getStyleClass().add("small");
        recent.getChildren().add(title);
        paths.forEach(path -> recent.getChildren().add(link(path)));
    }

    private Node link(Path path) {
        Hyperlink link = new Hyperlink(Paths.shown(path), new FontIcon(Feather.FOLDER));
        link.setContentDisplay(ContentDisplay.LEFT);
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        link.disableProperty().bind(model.busy());
        link.setOnAction(_ -> model.open().accept(path));
        return link;
    }

    private static Label words(String key, String styleClass) {
        return Parts.wrapped(Texts.of(key), styleClass, "centred");
    }
}
