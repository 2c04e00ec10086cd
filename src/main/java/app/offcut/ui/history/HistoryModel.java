package app.offcut.ui.history;

import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.session.Session;
import app.offcut.session.Session.HeldFiles;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs of the library, and the files of the selected run. */
public final class HistoryModel {
    private final Session session;
    private final Background background;
    private final BiConsumer<String, String> undo;
    private final ObservableList<HistoryLine> lines = FXCollections.observableArrayList();
    private final ObservableList<FileResult> files = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper of = new ReadOnlyStringWrapper("");
    private String shown = "";
    private String onlyOf = "";
    private boolean open;

    public HistoryModel(Session session, Background background, BiConsumer<String, String> undo) {
        this.session = session;
        this.background = background;
        this.undo = undo;
        session.onFinished(_ -> background.show(this::follow));
    }

    /** The generator that the library belongs to. */
    String generator() {
        return session.generator();
    }

    ObservableList<HistoryLine> lines() {
        return lines;
    }

    ObservableList<FileResult> files() {
        return files;
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** What failed, or where the export was written; empty for nothing. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** The name of the project whose runs alone are shown; empty for all. */
    ReadOnlyStringProperty ofProperty() {
        return of.getReadOnlyProperty();
    }

    /** Shows the runs of one project only. */
    public void of(String projectId, String name) {
        onlyOf = projectId;
        of.set(Visible.of(name));
        follow();
    }

    public void ofAll() {
        onlyOf = "";
        of.set("");
        follow();
    }

    /** Reads the history, now and after each run. */
    public void open() {
        open = true;
        said.set("");
        files.clear();
        read();
    }

    public void close() {
        open = false;
    }

    private void follow() {
        if (open) read();
    }

    private void read() {
        background.run(
                Lane.ANSWER,
                () -> new Read(session.runs(), session.heldRuns(), session.olderCopies()),
                read -> {
                    reading.set(false);
                    lines.setAll(
                            HistoryLine.of(
                                    read.runs.stream().filter(run -> wanted(run, onlyOf)).toList(),
                                    read.held,
                                    read.older,
                                    ZoneId.systemDefault()));
                },
                trouble -> {
                    reading.set(false);
                    said.set(ErrorText.sentence(trouble));
                });
    }

    private static boolean wanted(Run run, String only) {
        return only.isEmpty() || run.projectId().equals(only);
    }

    void look(Run run) {
        shown = run.run();
        background.run(
                Lane.ANSWER,
                () -> session.files(run.run()),
                read -> {
                    if (shown.equals(run.run())) files.setAll(read);
                },
                trouble -> said.set(ErrorText.sentence(trouble)));
    }

    void undo(Run run) {
        undo.accept(run.projectId(), run.run());
    }

    /** Exports the runs that are shown. */
    void export(Path file) {
        String only = onlyOf;
        background.run(
                Lane.ANSWER,
                () -> session.exportHistory(file, run -> wanted(run, only)),
                () -> said.set(Texts.of("ui.history.exported", file)),
                trouble -> said.set(ErrorText.sentence(trouble)));
    }

    private record Read(
            List<Run> runs, Map<String, HeldFiles> held, Map<String, HeldFiles> older) {}
}
