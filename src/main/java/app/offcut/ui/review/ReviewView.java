package app.offcut.ui.review;

import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Card;
import app.offcut.ui.review.ReviewModel.Answer;
import app.offcut.ui.review.ReviewModel.Candidate;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The question before several projects are cleaned, or one whose rule a person must waive. */
public final class ReviewView {
    private final ReviewModel model;
    private final KeepTime keep;
    private final Runnable close;
    private final Button cancel = new Button(Texts.of("ui.cancel"));
    private final Button delete = new Button();

    /**
     * @param keep how long it can be undone
     */
    public ReviewView(ReviewModel model, KeepTime keep, Runnable close) {
        this.model = model;
        this.keep = keep;
        this.close = close;
    }

    /**
     * @param leftOut says which projects are not asked about; may be empty
     */
    public Node node(String leftOut) {
        boolean one = model.candidates().size() == 1;
        VBox body = new VBox(12);
        Node projects = one ? single(model.candidates().getFirst()) : list();
        VBox.setVgrow(projects, Priority.ALWAYS);
        body.getChildren().setAll(projects, small(Texts.of("ui.review.kept")), small(undoWords()));
        if (!one && !leftOut.isEmpty()) body.getChildren().add(small(leftOut));
        buttons();
        String title =
                one
                        ? Texts.of(
                                "ui.review.one",
                                model.candidates().getFirst().project().row().name())
                        : Texts.of("ui.review.many", model.candidates().size());
        return new Card(title, body, List.of(cancel, delete));
    }

    private boolean kept() {
        return keep != KeepTime.NOTHING;
    }

    private String undoWords() {
        return kept()
                ? Texts.of("ui.review.undo", Texts.of("ui.keep." + keep.word()))
                : Texts.of("ui.review.no-undo");
    }

    /** Where the keyboard starts: on the answer that changes nothing. */
    public void focus() {
        cancel.requestFocus();
    }

    private void buttons() {
        cancel.setId("cancel-review");
        cancel.setDefaultButton(true);
        cancel.setOnAction(_ -> close.run());
        delete.setId("delete");
        delete.getStyleClass().add(kept() ? Styles.ACCENT : Styles.DANGER);
        delete.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.planningProperty().get()
                                                ? Texts.of("ui.review.planning")
                                                : model.sumProperty().get().words(kept()),
                                model.planningProperty(),
                                model.sumProperty()));
        delete.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.planningProperty().get()
                                                || model.sumProperty().get().files() == 0,
                                model.planningProperty(),
                                model.sumProperty()));
        delete.setOnAction(_ -> {
            close.run();
            model.delete();
        });
    }

    private Node single(Candidate candidate) {
        VBox rules = new VBox(8);
        candidate
                .answerProperty()
                .subscribe(answer ->
                        rules.getChildren()
                                .setAll(sentences(answer).stream().map(ReviewView::rule).toList()));
        return rules;
    }

    private static List<String> sentences(Answer answer) {
        return switch (answer) {
            case Answer.Planning _ -> List.of(Texts.of("ui.review.looking"));
            case Answer.LeftOut(String why) -> List.of(why);
            case Answer.Planned planned -> planned.rules().stream().map(r -> r.message()).toList();
        };
    }

    private static Label rule(String sentence) {
        Label label = new Label(sentence);
        label.getStyleClass().add("rule");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Node list() {
        ListView<Candidate> list = new ListView<>();
        list.setId("candidates");
        list.setAccessibleText(Texts.of("ui.projects"));
        list.getItems().setAll(model.candidates());
        list.setCellFactory(_ -> new CandidateCell());
        list.setFixedCellSize(40);
        list.setPrefHeight(Math.min(8, model.candidates().size()) * 40 + 10);
        list.setMinHeight(120);
        return list;
    }

    private static Label small(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A project with its tick box, and what it frees or why it is left out. */
    private static final class CandidateCell extends ListCell<Candidate> {
        private final CheckBox tick = new CheckBox();
        private final Label amount = new Label();
        private final HBox content;
        private Subscription shown = Subscription.EMPTY;

        private CandidateCell() {
            tick.setMaxWidth(Double.MAX_VALUE);
            tick.setMinWidth(0);
            HBox.setHgrow(tick, Priority.ALWAYS);
            amount.getStyleClass().add("small");
            content = new HBox(16, tick, amount);
            content.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Candidate candidate, boolean empty) {
            super.updateItem(candidate, empty);
            shown.unsubscribe();
            shown = Subscription.EMPTY;
            setGraphic(empty || candidate == null ? null : content);
            if (empty || candidate == null) return;
            tick.setText(candidate.project().row().name());
            tick.selectedProperty().bindBidirectional(candidate.tickedProperty());
            shown =
                    candidate
                            .answerProperty()
                            .subscribe(this::show)
                            .and(() ->
                                    tick.selectedProperty()
                                            .unbindBidirectional(candidate.tickedProperty()));
        }

        private void show(Answer answer) {
            tick.setDisable(answer instanceof Answer.LeftOut);
            amount.setText(
                    switch (answer) {
                        case Answer.Planning _ -> "…";
                        case Answer.LeftOut(String why) -> why;
                        case Answer.Planned(var plan) ->
                                Texts.of(
                                        "ui.review.amount",
                                        plan.doomed().size(),
                                        Formats.bytes(plan.bytes()));
                    });
        }
    }
}
