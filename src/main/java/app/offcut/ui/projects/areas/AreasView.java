package app.offcut.ui.projects.areas;

import app.offcut.library.scan.ShownOnly;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.AreaList;
import app.offcut.ui.projects.list.ListedArea;
import app.offcut.ui.projects.list.RowAction;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a box for each area, and one for the folders that no cleanup looks at. */
public final class AreasView extends VBox {
    private final FlowPane boxes = new FlowPane(8, 6);
    private final MenuButton menu = new MenuButton(Texts.of("ui.areas.menu"));
    private final ObservableBooleanValue narrow;
    private final HBox shownOnly = new HBox(8);
    private final Label shownWords = new Label();
    private final Tooltip shownFolders = new Tooltip();

    /**
     * @param narrow whether there is room for sizes only
     * @param low whether there is room for a single line only, where a menu stands for the boxes
     */
    public AreasView(
            AreaList areas,
            InstantSource clock,
            ObservableBooleanValue narrow,
            ObservableBooleanValue low,
            BiConsumer<ListedArea, RowAction> chosen) {
        this.narrow = narrow;
        setId("areas");
        getStyleClass().add("areas");
        for (ListedArea area : areas.all())
            boxes.getChildren().add(new AreaBox(area, clock, narrow, chosen));
        shownOnly();
        boxes.getChildren().add(shownOnly);
        areas.shownOnlyProperty().subscribe(this::show);
        narrow.subscribe(_ -> show(areas.shownOnlyProperty().get()));
        menu.setId("areas-menu");
        menu.setOnShowing(_ -> fillMenu());
        fillMenu();
        boxes.visibleProperty().bind(BooleanExpression.booleanExpression(low).not());
        menu.visibleProperty().bind(boxes.visibleProperty().not());
        Parts.collapse(boxes, menu, this);
        getChildren().setAll(boxes, menu);
        visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> boxes.getChildren().stream().anyMatch(Node::isVisible),
                                boxes.getChildren().stream()
                                        .map(Node::visibleProperty)
                                        .toArray(Observable[]::new)));
    }

    private void fillMenu() {
        menu.getItems()
                .setAll(
                        boxes.getChildren().stream()
                                .filter(box -> box.isVisible() && box instanceof AreaBox)
                                .flatMap(box -> ((AreaBox) box).item().stream())
                                .toList());
    }

    private void shownOnly() {
        shownOnly.setId("shown-only");
        shownOnly.getStyleClass().add("area");
        shownOnly.setAlignment(Pos.CENTER_LEFT);
        shownWords.getStyleClass().add("small");
        shownWords.setTooltip(shownFolders);
        shownOnly.getChildren().setAll(new FontIcon(Feather.EYE), shownWords);
        Parts.collapse(shownOnly);
    }

    private void show(ShownOnly shown) {
        int empty = shown.emptyFolders().size();
        shownOnly.setVisible(!shown.folders().isEmpty() || empty > 0);
        String words =
                String.join(
                        " · ",
                        Stream.of(
                                        Stream.of(Texts.of("ui.areas.shown-only")),
                                        shown.bytes() > 0
                                                ? Stream.of(Formats.bytes(shown.bytes()))
                                                : Stream.<String>of(),
                                        empty > 0 && (!narrow.get() || shown.bytes() == 0)
                                                ? Stream.of(Texts.of("ui.areas.empty", empty))
                                                : Stream.<String>of())
                                .flatMap(part -> part)
                                .toList());
        shownWords.setText(words);
        shownFolders.setText(String.join("\n", folders(shown)));
    }

    private static List<String> folders(ShownOnly shown) {
        return Stream.concat(
                        shown.folders().stream()
                                .map(one ->
                                        Texts.of(
                                                "ui.areas.folder",
                                                one.path(),
                                                Formats.bytes(one.amount().bytes()))),
                        shown.emptyFolders().stream()
                                .limit(5)
                                .map(path -> Texts.of("ui.areas.folder.empty", path)))
                .toList();
    }
}
