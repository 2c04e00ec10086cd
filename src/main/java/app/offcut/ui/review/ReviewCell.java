package app.offcut.ui.review;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.plan.PlanList.Sum;
import app.offcut.ui.plan.PlannedFileLine;
import app.offcut.ui.plan.Result;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.table.Thumbnails;
import app.offcut.ui.projects.table.Tile;
import app.offcut.ui.review.Candidate.Answer;
import app.offcut.ui.review.ReviewList.Line;
import app.offcut.ui.review.ReviewModel.Phase;
import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A list cell for a project with its check box and amount or result, or for one of its files. */
final class ReviewCell extends ListCell<Line> {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final ReviewModel model;
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
    private final Button turn = new Button(null, arrow);
    private final CheckBox tick = new CheckBox();
    private final Tile tile;
    private final Label amount = new Label();
    private final Label wrong = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final Button retry = new Button(Texts.of("ui.action.retry"));
    private final HBox project;
    private final PlannedFileLine file = new PlannedFileLine();
    private final HBox indented = new HBox(file);
    private Subscription shown = Subscription.EMPTY;

    ReviewCell(ReviewModel model, Thumbnails thumbnails, Consumer<Candidate> open) {
        this.model = model;
        tile = new Tile(thumbnails, 36, 21);
        turn.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL);
        turn.setFocusTraversable(
                false); // the list is one Tab stop; the arrow keys expand and collapse
        turn.setOnAction(_ -> open.accept(getItem().candidate()));
        tick.setMinWidth(0);
        tick.setMaxWidth(Double.MAX_VALUE);
        tick.setMnemonicParsing(false);
        tick.setFocusTraversable(false);
        VBox names = new VBox(tick, wrong);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        wrong.getStyleClass().addAll("small", "candidate-wrong");
        wrong.setTooltip(tooltip);
        Parts.firm(amount, "small").setTooltip(tooltip);
        Parts.firm(retry, "row-action").setOnAction(_ -> model.retry(getItem().candidate()));
        Parts.collapse(wrong, amount, retry);
        project = new HBox(8, turn, tile, names, amount, retry);
        project.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(file, Priority.ALWAYS);
        if (model.candidates().size() > 1) indented.getStyleClass().add("candidate-file");
        setPrefWidth(0); // as wide as the list, with an ellipsis
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        file.show(null);
        accessibleTextProperty().unbind();
        switch (line) {
            case null -> setGraphic(null);
            case Line.File(_, var planned) -> {
                file.show(planned);
                setGraphic(indented);
                accessibleTextProperty().bind(file.accessibleTextProperty());
            }
            case Line.Project(var candidate, boolean open) -> show(candidate, open);
        }
    }

    private void show(Candidate candidate, boolean open) {
        arrow.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        turn.setAccessibleText(Texts.of(open ? "ui.review.close" : "ui.review.open"));
        if (candidate.target() instanceof ListedProject listed) tile.show(listed.row());
        tick.setText(candidate.name());
        tick.selectedProperty().bindBidirectional(candidate.tickedProperty());
        shown =
                Subscription.combine(
                        candidate.answerProperty().subscribe(_ -> update(candidate)),
                        candidate.plan().sumProperty().subscribe(_ -> update(candidate)),
                        candidate.tickedProperty().subscribe(_ -> update(candidate)),
                        model.phaseProperty().subscribe(_ -> update(candidate)),
                        () ->
                                tick.selectedProperty()
                                        .unbindBidirectional(candidate.tickedProperty()));
        setGraphic(project);
    }

    private void update(Candidate candidate) {
        Answer answer = candidate.answerProperty().get();
        boolean asking = model.phaseProperty().get() == Phase.ASKING;
        tick.setDisable(!asking || answer instanceof Answer.LeftOut);
        String words = words(candidate, answer);
        boolean failed = candidate.failed();
        // an amount fits beside the name, a sentence below it
        boolean sentence = failed || answer instanceof Answer.LeftOut;
        amount.setVisible(!sentence);
        wrong.setVisible(sentence);
        (sentence ? wrong : amount).setText(words);
        tooltip.setText(words);
        retry.setVisible(failed);
        pseudoClassStateChanged(FAILED, failed);
        pseudoClassStateChanged(DONE, answer instanceof Answer.Ended && !failed);
        setAccessibleText(tick.getText() + ", " + words);
    }

    private String words(Candidate candidate, Answer answer) {
        return switch (answer) {
            case Answer.Planning _ ->
                    Texts.of("ui.review.about", Formats.bytes(candidate.expectedBytes()));
            case Answer.LeftOut(String why) -> why;
            case Answer.Planned _ -> planned(candidate);
            case Answer.Waiting _ -> Texts.of("ui.review.waits");
            case Answer.Cleaning(long done, long files) ->
                    Texts.of("ui.review.cleaning", done, files);
            case Answer.Stopped _ -> Texts.of("ui.review.not-cleaned");
            case Answer.Ended(Result result) -> result.words();
        };
    }

    private String planned(Candidate candidate) {
        boolean asking = model.phaseProperty().get() == Phase.ASKING;
        if (!asking) return Texts.of("ui.review.left-alone");
        Sum sum = candidate.plan().sumProperty().get();
        return Texts.of("ui.review.amount", sum.going(), Formats.bytes(sum.bytes()));
    }
}
