package app.offcut.ui.review;

import app.offcut.cleanup.plan.Area;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Card;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.ListedArea;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.review.Candidate.Answer;
import app.offcut.ui.review.ReviewModel.Phase;
import app.offcut.ui.review.ReviewModel.Sum;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The question before cleaning several projects, or one whose rule a person must accept; then their
 * results.
 */
public final class ReviewView {
    private static final int LINES = 8;

    private final ReviewModel model;
    private final KeepTime keep;
    private final Words words;

    private final Button cancel;
    private final Button cleanUp = new Button();
    private final Button stop;
    private final Button retry;
    private final Button leave;
    private final VBox explained = new VBox(12);
    private final Card card;

    /**
     * What the review says beside its files.
     *
     * @param title of the question
     * @param effects what no longer works afterwards
     * @param leftOut what it leaves out; empty for nothing
     * @param choice what is to go; null if there is no choice
     */
    public record Words(String title, String effects, String leftOut, @Nullable Node choice) {
        public static Words ofProjects(
                List<ListedProject> chosen, String afterCleanup, String leftOut) {
            boolean one = chosen.size() == 1;
            return new Words(
                    one
                            ? Texts.of("ui.review.one", chosen.getFirst().row().name())
                            : Texts.of("ui.review.many", chosen.size()),
                    Texts.of("ui.review.kept", afterCleanup),
                    one ? "" : leftOut,
                    null);
        }

        public static Words of(ListedArea area, ReviewModel model) {
            return new Words(
                    Texts.of("ui.review.area", area.name()),
                    Texts.of(area.area().afterCleanup()),
                    "",
                    area.area() == Area.STOCK
                            ? new StockChoice(area.row().total().bytes(), model::choose)
                            : null);
        }
    }

    public ReviewView(ReviewModel model, KeepTime keep, Words words, Runnable close) {
        this.model = model;
        this.keep = keep;
        this.words = words;
        cancel = Parts.button("cancel-review", "ui.cancel", close);
        stop = Parts.button("stop-review", "ui.action.stop", model::stop);
        retry =
                Parts.button(
                        "retry-review",
                        "ui.action.retry",
                        () -> model.unfinished().forEach(model::retry));
        leave = Parts.button("close-review", "ui.close", close);
        VBox body = new VBox(12);
        Node choice = words.choice;
        if (choice != null) {
            Parts.collapse(choice);
            body.getChildren().add(choice);
        }
        if (one()) body.getChildren().add(rules(model.candidates().getFirst()));
        ReviewList list = new ReviewList(model);
        int lines = one() ? LINES / 2 : Math.min(LINES, model.candidates().size());
        list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(lines).add(10));
        VBox.setVgrow(list, Priority.ALWAYS);
        Label notWritable = Parts.trouble(model.notWritableProperty());
        notWritable.setId("review-not-writable");
        explained.getChildren().setAll(notWritable, small(words.effects), small(undoWords()));
        if (!words.leftOut.isEmpty()) explained.getChildren().add(small(words.leftOut));
        Parts.collapse(explained, cancel, cleanUp, stop, retry, leave);
        body.getChildren().addAll(list, explained);
        cleanUpButton();
        card = new Card("", body, List.of(cancel, cleanUp, stop, retry, leave));
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

    private void show(Phase phase) {
        cancel.setVisible(phase == Phase.ASKING);
        cleanUp.setVisible(phase == Phase.ASKING);
        stop.setVisible(phase == Phase.RUNNING);
        retry.setVisible(phase == Phase.ENDED && !model.unfinished().isEmpty());
        leave.setVisible(phase != Phase.ASKING);
        cancel.setDefaultButton(phase == Phase.ASKING);
        leave.setDefaultButton(phase != Phase.ASKING);
        explained.setVisible(phase == Phase.ASKING);
        if (words.choice != null) words.choice.setVisible(phase == Phase.ASKING);
        card.title(title(phase));
        if (phase != Phase.ASKING) leave.requestFocus();
    }

    private String title(Phase phase) {
        Sum done = model.doneProperty().get();
        return switch (phase) {
            case ASKING -> words.title;
            case RUNNING -> running();
            case ENDED ->
                    Texts.of(
                            kept() ? "ui.review.held" : "ui.review.ended",
                            done.files(),
                            Formats.bytes(done.bytes()));
        };
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
                                                ? Texts.of("ui.review.planning")
                                                : model.sumProperty().get().words(kept()),
                                model.planningProperty(),
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
            case Answer.Waiting _, Answer.Cleaning _ -> List.of();
            case Answer.Ended(var result) -> List.of(result.words());
        };
    }

    private static Label small(String words) {
        return Parts.wrapped(words, "small");
    }
}
