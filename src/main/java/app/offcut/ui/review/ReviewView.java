package app.offcut.ui.review;

import app.offcut.cleanup.plan.Area;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Card;
import app.offcut.ui.fx.FocusScroll;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import app.offcut.ui.projects.FooterView;
import app.offcut.ui.projects.list.ListedArea;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.table.Thumbnails;
import app.offcut.ui.review.Candidate.Answer;
import app.offcut.ui.review.ReviewModel.Expected;
import app.offcut.ui.review.ReviewModel.Phase;
import app.offcut.ui.review.ReviewModel.Sum;
import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The question before cleaning several projects, or one whose rule a person must accept; then their
 * results.
 */
public final class ReviewView {
    private static final int LINES = 8;

    /** How high the names of what is left out may be. */
    private static final double NAMES = 96;

    private final ReviewModel model;
    private final KeepTime keep;
    private final InstantSource clock;
    private final Words words;

    private final Button cancel;
    private final Button cleanUp = new Button();
    private final Button stop;
    private final Button undo;
    private final Button goOn;
    private final Button leave;
    private final VBox explained = new VBox(12);
    private final Label outcome = small("");
    private final Node tools;
    private final Node progress;
    private final Card card;

    /**
     * What the review says beside its files.
     *
     * @param title of the question
     * @param effects what no longer works afterwards
     * @param leftOut what it leaves out; null for nothing
     * @param choice what is to go; null if there is no choice
     */
    public record Words(
            String title, String effects, @Nullable LeftOut leftOut, @Nullable Node choice) {
        public static Words ofProjects(
                List<ListedProject> chosen, String afterCleanup, LeftOut leftOut) {
            boolean one = chosen.size() == 1;
            return new Words(
                    one
                            ? Texts.of("ui.review.one", chosen.getFirst().row().name())
                            : Texts.of("ui.review.many", chosen.size()),
                    Texts.of("ui.review.kept", afterCleanup),
                    one || leftOut.nothing() ? null : leftOut,
                    null);
        }

        public static Words of(ListedArea area, ReviewModel model) {
            return new Words(
                    Texts.of("ui.review.area", area.name()),
                    Texts.of(area.area().afterCleanup()),
                    null,
                    area.area() == Area.STOCK
                            ? new StockChoice(area.row().total().bytes(), model::choose)
                            : null);
        }
    }

    /** What a review needs beside its model; closing it leaves what runs alone. */
    public record Surroundings(
            KeepTime keep, Thumbnails thumbnails, InstantSource clock, Runnable close) {}

    public ReviewView(ReviewModel model, Words words, Surroundings around) {
        this.model = model;
        this.keep = around.keep;
        this.clock = around.clock;
        this.words = words;
        Runnable close = around.close;
        cancel = Parts.button("cancel-review", "ui.cancel", close);
        stop = Parts.button("stop-review", "ui.action.stop", model::stop);
        undo =
                Parts.button(
                        "undo-review",
                        "ui.action.undo",
                        () -> {
                            close.run();
                            model.undo();
                        });
        goOn = Parts.button("retry-review", "ui.action.retry", model::goOn);
        leave = Parts.button("close-review", "ui.close", close);
        VBox body = new VBox(12);
        Node choice = words.choice;
        if (choice != null) {
            Parts.collapse(choice);
            body.getChildren().add(choice);
        }
        if (one()) body.getChildren().add(rules(model.candidates().getFirst()));
        ReviewList list = new ReviewList(model, around.thumbnails);
        tools = new ReviewTools(model);
        progress = progress();
        if (!one()) body.getChildren().add(tools);
        body.getChildren().add(progress);
        int lines = one() ? LINES / 2 : Math.min(LINES, model.candidates().size());
        list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(lines).add(10));
        VBox.setVgrow(list, Priority.ALWAYS);
        Label notWritable = Parts.trouble(model.notWritableProperty());
        notWritable.setId("review-not-writable");
        explained.getChildren().setAll(notWritable, small(words.effects), small(undoWords()));
        LeftOut leftOut = words.leftOut;
        if (leftOut != null) explained.getChildren().add(leftOut(leftOut));
        Parts.collapse(tools, progress, explained, outcome, cancel, cleanUp, stop, undo, goOn);
        Parts.collapse(leave);
        // in a small window the text scrolls, so that the buttons stay in sight
        FocusScroll text = new FocusScroll(explained);
        text.setMinHeight(0);
        text.visibleProperty().bind(explained.visibleProperty());
        Parts.collapse(text);
        VBox.setVgrow(text, Priority.SOMETIMES);
        body.getChildren().addAll(list, text, outcome);
        cleanUpButton();
        card = new Card("", body, List.of(cancel, cleanUp, stop, undo, goOn, leave));
        model.phaseProperty().subscribe(this::show);
        model.doneProperty().subscribe(_ -> card.title(title(model.phaseProperty().get())));
    }

    public Node node() {
        return card;
    }

    /** Focuses the answer that changes nothing. */
    public void focus() {
        cancel.requestFocus();
    }

    private boolean one() {
        return model.candidates().size() == 1;
    }

    private boolean kept() {
        return keep != KeepTime.NOTHING;
    }

    private String undoWords() {
        return kept() ? Texts.of("ui.review.undo", Texts.of(keep)) : Texts.of("ui.review.no-undo");
    }

    /** Which projects are left out, by number, and on request by name. */
    private static Node leftOut(LeftOut leftOut) {
        Hyperlink which = new Hyperlink(Texts.of("ui.left-out.which"));
        which.setId("left-out");
        which.getStyleClass().add("small");
        // not in one flow: its text would be as wide as a single line, and the card as well
        VBox all = new VBox(2, small(leftOut.words()), which);
        which.setOnAction(_ -> {
            FocusScroll names = new FocusScroll(small(leftOut.names()));
            names.setMaxHeight(NAMES);
            names.setMinHeight(0);
            all.getChildren().add(names);
            names.requestFocus();
            all.getChildren().remove(which);
        });
        return all;
    }

    private Node progress() {
        Label said = small("");
        said.setId("review-progress");
        ProgressBar bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("ui.progress"));
        // the queue lives as long as the library
        model.runningProperty()
                .when(Showing.in(bar))
                .subscribe(now ->
                        now.ifPresent(running -> {
                            said.setText(FooterView.words(running));
                            bar.setProgress(running.share());
                        }));
        return new VBox(6, bar, said);
    }

    private void show(Phase phase) {
        boolean asking = phase == Phase.ASKING;
        boolean ended = phase == Phase.ENDED;
        cancel.setVisible(asking);
        cleanUp.setVisible(asking);
        tools.setVisible(asking);
        progress.setVisible(phase == Phase.RUNNING);
        stop.setVisible(phase == Phase.RUNNING);
        undo.setVisible(ended && model.undoUntil() != null);
        goOn.setVisible(ended && !model.unfinished().isEmpty());
        goOn.setText(Texts.of(model.stopped() > 0 ? "ui.action.continue" : "ui.action.retry"));
        leave.setVisible(!asking);
        cancel.setDefaultButton(asking);
        leave.setDefaultButton(!asking);
        explained.setVisible(asking);
        outcome.setText(ended ? outcome() : "");
        outcome.setVisible(!outcome.getText().isEmpty());
        if (words.choice != null) words.choice.setVisible(asking);
        card.title(title(phase));
        if (!asking) leave.requestFocus();
    }

    private String title(Phase phase) {
        return switch (phase) {
            case ASKING -> words.title;
            case RUNNING -> running();
            case ENDED -> ended();
        };
    }

    private String ended() {
        Sum done = model.doneProperty().get();
        String bytes = Formats.bytes(done.bytes());
        if (model.stopped() > 0)
            return Texts.of(
                    "ui.review.stopped", done.projects(), done.projects() + model.stopped(), bytes);
        return Texts.of(kept() ? "ui.review.held" : "ui.review.ended", done.files(), bytes);
    }

    /** What was not done, and until when the rest can be undone. */
    private String outcome() {
        List<String> said = new ArrayList<>();
        if (model.stopped() > 0) said.add(Texts.of("ui.review.left", model.stopped()));
        Instant until = model.undoUntil();
        if (until != null)
            said.add(Texts.of("ui.held.reason", Formats.moment(until, clock.instant())));
        return String.join(" ", said);
    }

    private String running() {
        return model.candidates().getFirst().target() instanceof ListedArea area
                ? Texts.of("ui.review.area.running", area.name())
                : Texts.of("ui.review.running", model.sumProperty().get().projects());
    }

    private void cleanUpButton() {
        cleanUp.setId("clean-review");
        cleanUp.getStyleClass().add(kept() ? Styles.ACCENT : Styles.DANGER);
        cleanUp.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.planningProperty().get()
                                                ? planning(model.expectedProperty().get())
                                                : model.sumProperty().get().words(kept()),
                                model.planningProperty(),
                                model.expectedProperty(),
                                model.sumProperty()));
        cleanUp.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.planningProperty().get()
                                                || model.sumProperty().get().files() == 0,
                                model.planningProperty(),
                                model.sumProperty()));
        cleanUp.setOnAction(_ -> model.cleanUp());
    }

    private static String planning(Expected now) {
        return now.projects() < 2
                ? Texts.of("ui.review.planning")
                : Texts.of(
                        "ui.review.planning.of", now.projects() - now.unplanned(), now.projects());
    }

    /** The rules to accept, or why nothing can be done. */
    private static Node rules(Candidate candidate) {
        VBox rules = new VBox(8);
        candidate
                .answerProperty()
                .subscribe(answer ->
                        rules.getChildren()
                                .setAll(
                                        sentences(answer).stream()
                                                .map(rule -> Parts.wrapped(rule, "rule"))
                                                .toList()));
        return rules;
    }

    private static List<String> sentences(Answer answer) {
        return switch (answer) {
            case Answer.Planning _ -> List.of(Texts.of("ui.review.looking"));
            case Answer.LeftOut(String why) -> List.of(why);
            case Answer.Planned planned -> planned.sentences();
            case Answer.Waiting _, Answer.Cleaning _, Answer.Stopped _ -> List.of();
            case Answer.Ended(var result) -> List.of(result.words());
        };
    }

    private static Label small(String words) {
        return Parts.wrapped(words, "small");
    }
}
