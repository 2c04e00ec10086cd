package app.offcut.ui;

import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.ListedProject;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Brings a window into the state that a picture shows. */
record ShownLibrary(SampleSession session, MainWindow view) {
    void showNotice(Notice notice) {
        view.showNotice(notice);
    }

    void select(int line) {
        ((TableView<?>) view.lookup("#projects")).getSelectionModel().select(line);
    }

    void press(String id) {
        ((ButtonBase) view.lookup(id)).fire();
    }

    /** Presses the button of this area. */
    void reviewArea(String word) {
        ((ButtonBase) view.lookup("#act-" + word)).fire();
    }

    /** Opens the page with all libraries from the menu of the header. */
    void allLibraries() {
        ((MenuButton) view.lookup("#libraries"))
                .getItems().stream()
                        .filter(item -> "all-libraries".equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire();
    }

    /** Selects this project's row and brings it into view. */
    TableView<?> show(String project) {
        var table = (TableView<?>) view.lookup("#projects");
        int line = 0;
        while (!project.equals(((ListedProject) table.getItems().get(line)).row().name())) line++;
        table.getSelectionModel().clearAndSelect(line);
        table.scrollTo(Math.max(0, line - 2));
        return table;
    }

    /** Presses the button of this project's row. */
    void act(String project) {
        TableView<?> table = show(project);
        table.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    /** Goes down to the files of a project, and keeps one of them. */
    void filesOnMap() {
        show("Carrier operations, explained");
        press("#as-map");
        view.applyCss();
        view.layout();
        for (KeyCode key : List.of(KeyCode.ENTER, KeyCode.RIGHT, KeyCode.SPACE, KeyCode.RIGHT))
            type("#map", key);
    }

    private void type(String id, KeyCode code) {
        view.lookup(id)
                .fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    /** The pane is longer than the window. */
    void lastPreference() {
        press("#preferences");
        view.applyCss();
        view.layout();
        view.lookup("#at-login").requestFocus();
    }

    /** Cleans with one click, so that undo is offered. */
    void clean() {
        session.keeps = true;
        act("Ice cores and the last 800,000 years");
    }

    /** One project leaves a file. */
    void cleanAll() {
        session.rows.values().stream()
                .filter(row -> row.state().cleanable())
                .skip(1)
                .findFirst()
                .ifPresent(row ->
                        session.failures.put(
                                row.id(),
                                List.of(
                                        new Failed(
                                                Rows.items(row).getFirst().path(),
                                                Texts.of("deletion.busy")))));
        session.keeps = true;
        press("#clean-all");
        press("#clean-review");
    }

    void nameLeftOut() {
        press("#clean-all");
        view.applyCss(); // what scrolls is found only then
        view.layout();
        press("#left-out");
    }

    /** Another Offcut holds the lock. */
    void refusedByAnother() {
        session.trouble = Problem.of(Problem.Code.LOCKED, session.name());
        act("The quiet engine");
    }
}
