package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowAction;
import app.offcut.ui.projects.list.RowNote;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The button for a row's state, with a menu if there are more actions. */
public final class ActionCell extends NotedCell {
    private final Button button = new Button();
    private final MenuButton more = new MenuButton(null, new FontIcon(Feather.MORE_HORIZONTAL));
    private final HBox content = new HBox(4);
    private final BiConsumer<ListedProject, RowAction> chosen;

    public ActionCell(BiConsumer<ListedProject, RowAction> chosen) {
        this.chosen = chosen;
        Parts.firm(button, "row-action");
        more.getStyleClass().addAll("row-action", "row-more", Tweaks.NO_ARROW);
        content.setAlignment(Pos.CENTER_RIGHT);
        // the table is one Tab stop; its own keys reach every action
        button.setFocusTraversable(false);
        more.setFocusTraversable(false);
        button.setOnAction(_ -> choose());
        hold(content);
        // a cleaned row moves away, so the second half of a double click would clean the next one
        button.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                press -> {
                    if (press.getClickCount() > 1) press.consume();
                });
    }

    @Override
    void show(ProjectRow row, RowNote note) {
        // an operation on held files is short and cannot be stopped
        boolean atWork = note.kind() == RowNote.Kind.AT_WORK;
        Optional<RowAction> action = RowAction.of(row.state()).filter(a -> !atWork && can(a));
        Optional<RowAction> second = action.flatMap(_ -> RowAction.more(row.state()));
        List<Node> offered = new ArrayList<>();
        // only if needed: a menu takes as long to style as the rest of its row
        if (second.isPresent()) offered.add(more);
        if (action.isPresent()) offered.add(button);
        if (!content.getChildren().equals(offered)) content.getChildren().setAll(offered);
        action.ifPresent(a -> offer(row, a));
        second.ifPresent(a -> offerMore(row, a));
    }

    /** Whether the action applies; only a run started here can be stopped here. */
    private boolean can(RowAction action) {
        return action != RowAction.STOP || project().filter(ListedProject::busy).isPresent();
    }

    private void offer(ProjectRow row, RowAction action) {
        String words = Texts.of(action);
        button.setText(words);
        button.setAccessibleText(Texts.of("ui.action.on", words, row.name()));
    }

    private void offerMore(ProjectRow row, RowAction action) {
        more.setAccessibleText(Texts.of("ui.action.on", Texts.of("ui.action.more"), row.name()));
        more.getItems().setAll(item(action));
    }

    private MenuItem item(RowAction action) {
        MenuItem item = new MenuItem(Texts.of(action));
        item.setOnAction(_ -> project().ifPresent(p -> chosen.accept(p, action)));
        return item;
    }

    private void choose() {
        ProjectRow row = getItem();
        if (row == null) return;
        RowAction.of(row.state())
                .ifPresent(action -> project().ifPresent(p -> chosen.accept(p, action)));
    }
}
