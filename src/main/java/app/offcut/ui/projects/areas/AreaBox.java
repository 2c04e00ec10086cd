package app.offcut.ui.projects.areas;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.cleanup.survey.AreaRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.ListedArea;
import app.offcut.ui.projects.list.RowAction;
import app.offcut.ui.projects.list.RowNote;
import app.offcut.ui.projects.list.RowText;
import atlantafx.base.theme.Tweaks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** An area with its size and the button for its state; hidden while there is nothing in it. */
final class AreaBox extends HBox {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final ListedArea area;
    private final InstantSource clock;
    private final BiConsumer<ListedArea, RowAction> chosen;
    private final ObservableBooleanValue narrow;
    private final Label words = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final MenuButton more = new MenuButton(null, new FontIcon(Feather.MORE_HORIZONTAL));
    private final Button button = new Button();

    AreaBox(
            ListedArea area,
            InstantSource clock,
            ObservableBooleanValue narrow,
            BiConsumer<ListedArea, RowAction> chosen) {
        super(8);
        this.narrow = narrow;
        this.area = area;
        this.clock = clock;
        this.chosen = chosen;
        setId("area-" + area.area().word());
        getStyleClass().add("area");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Parts.firm(new Label(area.name()), "area-name");
        words.getStyleClass().add("small");
        words.setTooltip(tooltip);
        button.setId("act-" + area.area().word());
        Parts.firm(button, "row-action").setOnAction(_ -> action().ifPresent(this::choose));
        more.getStyleClass().addAll("row-action", "row-more", Tweaks.NO_ARROW);
        more.setAccessibleText(Texts.of("ui.action.on", Texts.of("ui.action.more"), area.name()));
        Parts.collapse(this, more, button);
        getChildren().setAll(icon(area.area()), name, words, more, button);
        area.rowProperty().subscribe(_ -> show());
        area.noteProperty().subscribe(_ -> show());
        narrow.subscribe(_ -> show());
    }

    private static FontIcon icon(Area area) {
        return new FontIcon(
                switch (area) {
                    case STOCK -> Feather.FILM;
                    case SCRATCH -> Feather.FILE;
                    case ORPHANS -> Feather.FOLDER_MINUS;
                });
    }

    /** The same as an item of a menu; empty while there is nothing to do. */
    Optional<MenuItem> item() {
        return action().map(one -> {
            String what = Texts.of("ui.areas.item", area.name(), words.getText());
            MenuItem item = new MenuItem(Texts.of("ui.action.on", words(one), what));
            item.setOnAction(_ -> choose(one));
            return item;
        });
    }

    private static String words(RowAction action) {
        return Texts.of(action == RowAction.REVIEW ? "ui.areas.clean-up" : action.key());
    }

    private void choose(RowAction action) {
        chosen.accept(area, action);
    }

    private void show() {
        AreaRow row = area.row();
        RowNote note = area.noteProperty().get();
        setVisible(row.total().files() > 0 || row.state() != null);
        Instant now = clock.instant();
        boolean noted = note.kind() != RowNote.Kind.NONE;
        String whole = noted ? note.words() : words(row, now);
        pseudoClassStateChanged(TROUBLE, note.kind() == RowNote.Kind.TROUBLE);
        words.setText(noted || !narrow.get() ? whole : shortWords(row, now));
        tooltip.setText(reason(row.state()).orElse(whole));
        Optional<RowAction> action = action();
        button.setVisible(action.isPresent());
        action.ifPresent(one -> {
            String said = words(one);
            button.setText(said);
            button.setAccessibleText(Texts.of("ui.action.on", said, area.name()));
        });
        Optional<RowAction> second =
                action.filter(one -> one == RowAction.UNDO).map(_ -> RowAction.ERASE);
        more.setVisible(second.isPresent());
        second.ifPresent(one -> {
            MenuItem item = new MenuItem(Texts.of(one));
            item.setOnAction(_ -> choose(one));
            more.getItems().setAll(item);
        });
    }

    /** The action for the state; empty while an operation that cannot be stopped is under way. */
    private Optional<RowAction> action() {
        if (area.atWork()) return Optional.empty();
        return switch (area.row().state()) {
            case null -> Optional.of(RowAction.REVIEW);
            case RowState.Held _ -> Optional.of(RowAction.UNDO);
            // only a run started here can be stopped here
            case RowState.Cleaning _, RowState.Waiting _ ->
                    Optional.of(RowAction.STOP).filter(_ -> area.busy());
            default -> Optional.empty();
        };
    }

    private Optional<String> reason(@Nullable RowState state) {
        return Optional.ofNullable(state).map(one -> RowText.reason(one, clock.instant()));
    }

    private static String words(AreaRow row, Instant now) {
        return switch (row.state()) {
            case null -> amount(row.total(), now);
            case RowState.Cleaning(long done, long files) ->
                    Texts.of("ui.review.cleaning", done, files);
            case RowState.Held held ->
                    Texts.of(
                            "ui.areas.held", Formats.bytes(held.bytes()), RowText.state(held, now));
            case RowState other -> Texts.of(other);
        };
    }

    private static String shortWords(AreaRow row, Instant now) {
        return switch (row.state()) {
            case null -> Formats.bytes(row.total().bytes());
            case RowState.Held held -> RowText.state(held, now);
            case RowState _ -> words(row, now);
        };
    }

    private static String amount(AreaTotal total, Instant now) {
        String bytes = Formats.bytes(total.bytes());
        Instant used = total.lastUse();
        return switch (total.area()) {
            case STOCK ->
                    used == null
                            ? bytes
                            : Texts.of(
                                    "ui.areas.stock",
                                    bytes,
                                    Formats.ago(Duration.between(used, now)));
            case SCRATCH -> Texts.of("ui.areas.files", bytes, total.files());
            case ORPHANS -> Texts.of("ui.areas.folders", bytes, total.entries());
        };
    }
}
