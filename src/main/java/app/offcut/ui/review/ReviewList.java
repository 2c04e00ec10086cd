package app.offcut.ui.review;

import app.offcut.text.Texts;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.projects.table.Thumbnails;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The projects of a review; each can be expanded to show its files. */
final class ReviewList extends ListView<ReviewList.Line> {
    private final ReviewModel model;
    private final Set<Candidate> open = new HashSet<>();

    /** A line of the review: a project, or one of its files. */
    sealed interface Line {
        Candidate candidate();

        record Project(Candidate candidate, boolean open) implements Line {}

        record File(Candidate candidate, PlannedFile file) implements Line {}
    }

    ReviewList(ReviewModel model, Thumbnails thumbnails) {
        this.model = model;
        setId("candidates");
        setAccessibleText(Texts.of("ui.projects"));
        setCellFactory(_ -> new ReviewCell(model, thumbnails, this::turn));
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        if (single()) open.add(model.candidates().getFirst());
        for (Candidate candidate : model.candidates())
            candidate
                    .plan()
                    .files()
                    .addListener(
                            (ListChangeListener<PlannedFile>)
                                    _ -> {
                                        if (open.contains(candidate)) fill();
                                    });
        fill();
        model.orderProperty().subscribe((_, _) -> fillFromTop());
    }

    private void fillFromTop() {
        fill();
        scrollTo(0);
    }

    /** Whether there is a single project, which needs no line because the card's title names it. */
    private boolean single() {
        return model.candidates().size() == 1;
    }

    private void turn(Candidate candidate) {
        if (!open.remove(candidate)) open.add(candidate);
        int selected = getSelectionModel().getSelectedIndex();
        fill();
        getSelectionModel().select(selected);
    }

    private void fill() {
        List<Line> lines = new ArrayList<>();
        for (Candidate candidate : model.candidates()) {
            boolean shown = open.contains(candidate);
            if (!single()) lines.add(new Line.Project(candidate, shown));
            if (shown)
                for (PlannedFile file : candidate.plan().files())
                    lines.add(new Line.File(candidate, file));
        }
        getItems().setAll(lines);
    }

    private void press(KeyEvent key) {
        Line line = getSelectionModel().getSelectedItem();
        if (line == null) return;
        boolean shown = open.contains(line.candidate());
        if (key.getCode() == KeyCode.SPACE) tick(line);
        else if (key.getCode() == KeyCode.RIGHT && !shown) turn(line.candidate());
        else if (key.getCode() == KeyCode.LEFT && shown && !single()) turn(line.candidate());
        else return;
        key.consume();
    }

    private void tick(Line line) {
        if (model.phaseProperty().get() != ReviewModel.Phase.ASKING) return;
        switch (line) {
            case Line.Project(var candidate, _) ->
                    candidate.tickedProperty().set(!candidate.tickedProperty().get());
            case Line.File(_, var file) -> {
                if (file.item().goes()) file.tickedProperty().set(!file.tickedProperty().get());
            }
        }
    }
}
