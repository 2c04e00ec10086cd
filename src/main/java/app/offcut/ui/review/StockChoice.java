package app.offcut.ui.review;

import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.DisplayOnly;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What is to go of the stock footage: by age, or all but a size. */
public final class StockChoice extends HBox {
    private static final long GB = 1_000_000_000;

    /** What is chosen first. */
    public static final AreaChoice FIRST = AreaChoice.olderThan(Duration.ofDays(30));

    /**
     * @param bytes of all stock footage; only smaller sizes are offered
     */
    public StockChoice(long bytes, Consumer<AreaChoice> chosen) {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        ChoiceBox<AreaChoice> choices = new ChoiceBox<>();
        choices.setId("stock-choice");
        choices.getItems().setAll(choices(bytes));
        choices.setConverter(new DisplayOnly<>(StockChoice::words));
        choices.setValue(FIRST);
        choices.valueProperty().subscribe((_, now) -> chosen.accept(now));
        Label label = new Label(Texts.of("ui.stock.which"));
        label.setLabelFor(choices);
        getChildren().setAll(label, choices);
    }

    static List<AreaChoice> choices(long bytes) {
        Stream<AreaChoice> ages =
                Stream.of(90, 30, 7, 1).map(days -> AreaChoice.olderThan(Duration.ofDays(days)));
        Stream<AreaChoice> sizes =
                LongStream.of(50, 20, 10, 5, 1)
                        .map(size -> size * GB)
                        .filter(size -> size < bytes)
                        .mapToObj(AreaChoice::keeping);
        return Stream.concat(ages, sizes).toList();
    }

    static String words(AreaChoice choice) {
        Duration older = choice.older();
        Long kept = choice.keepBytes();
        if (older != null) return Texts.of("ui.stock.older", older.toDays());
        return kept == null ? "" : Texts.of("ui.stock.keep", Formats.bytes(kept));
    }
}
