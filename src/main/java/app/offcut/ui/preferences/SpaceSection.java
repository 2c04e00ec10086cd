package app.offcut.ui.preferences;

import app.offcut.settings.SpaceGoals;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.DisplayOnly;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The rules that keep space free, in the preferences: chosen, simulated, then turned on. */
final class SpaceSection extends VBox {
    private static final long GB = 1_000_000_000;

    private final SpaceModel model;

    SpaceSection(SpaceModel model, AutoCleanModel autoClean) {
        super(8);
        this.model = model;
        Label state = SectionParts.small("");
        state.setId("space-state");
        state.textProperty()
                .bind(
                        model.activeProperty()
                                .map(goals ->
                                        Texts.of(goals.on() ? "ui.space.on" : "ui.space.off")));
        Label trouble = Parts.trouble(model.troubleProperty());
        trouble.setId("space-trouble");
        getChildren()
                .setAll(
                        SectionParts.line(SectionParts.name("ui.space"), state),
                        line(
                                "ui.space.free",
                                choice(
                                        "space-free",
                                        gigabytes(0, 10, 20, 50, 100, 200, 500),
                                        SpaceSection::size,
                                        SpaceGoals::freeBytes,
                                        SpaceGoals::withFree)),
                        line(
                                "ui.space.size",
                                choice(
                                        "space-size",
                                        gigabytes(0, 50, 100, 200, 500, 1000, 2000),
                                        SpaceSection::size,
                                        SpaceGoals::libraryBytes,
                                        SpaceGoals::withLibrary)),
                        line(
                                "ui.space.older",
                                choice(
                                        "space-older",
                                        List.of(0L, 7L, 30L, 90L, 180L),
                                        SpaceSection::age,
                                        goals -> (long) goals.olderDays(),
                                        (goals, days) -> goals.withOlder(days.intValue()))),
                        SectionParts.small(Texts.of("ui.space.explained")),
                        Parts.sentence(forbidden(autoClean), "small"),
                        buttons(),
                        new SpaceForecastView(model),
                        trouble);
    }

    private static List<Long> gigabytes(long... sizes) {
        return Arrays.stream(sizes).map(size -> size * GB).boxed().toList();
    }

    private static String size(long bytes) {
        return bytes == 0 ? Texts.of("ui.space.none") : Formats.bytes(bytes);
    }

    private static String age(long days) {
        return days == 0 ? Texts.of("ui.space.any") : Texts.of("ui.space.days", days);
    }

    private static Node line(String key, ChoiceBox<Long> control) {
        Label name = Parts.wrapped(Texts.of(key));
        name.setMinWidth(0);
        name.setLabelFor(control);
        control.setAccessibleText(Texts.of(key));
        return SectionParts.line(name, control);
    }

    /** The choice of one limit. Offers a value that was set on the command line as well. */
    private ChoiceBox<Long> choice(
            String id,
            List<Long> offered,
            Function<Long, String> words,
            Function<SpaceGoals, Long> read,
            BiFunction<SpaceGoals, Long, SpaceGoals> write) {
        ChoiceBox<Long> control = Parts.firm(new ChoiceBox<>(), "space-choice");
        control.setId(id);
        control.setConverter(new DisplayOnly<>(words));
        control.getItems().setAll(offered);
        model.draftProperty()
                .when(Showing.in(control))
                .subscribe(goals -> {
                    Long value = read.apply(goals);
                    TreeSet<Long> all = new TreeSet<>(control.getItems());
                    if (all.add(value)) control.getItems().setAll(all);
                    control.setValue(value);
                });
        control.valueProperty()
                .subscribe((_, chosen) -> {
                    if (chosen != null)
                        model.edit(write.apply(model.draftProperty().get(), chosen));
                });
        return control;
    }

    /** What keeps the rules from cleaning, whatever is chosen; empty for nothing. */
    private static ObservableValue<String> forbidden(AutoCleanModel autoClean) {
        return Bindings.createStringBinding(
                () ->
                        autoClean.lockedProperty().getValue()
                                ? autoClean.explanationProperty().getValue()
                                : "",
                autoClean.lockedProperty(),
                autoClean.explanationProperty());
    }

    private Node buttons() {
        Button simulate = Parts.button("space-simulate", "ui.space.simulate", model::simulate);
        simulate.textProperty()
                .bind(
                        model.simulatingProperty()
                                .map(busy ->
                                        Texts.of(
                                                busy
                                                        ? "ui.space.simulating"
                                                        : "ui.space.simulate")));
        simulate.disableProperty().bind(Bindings.not(model.canSimulate()));
        Button apply = Parts.button("space-apply", "ui.space.turn-on", model::apply, Styles.ACCENT);
        apply.textProperty()
                .bind(
                        model.activeProperty()
                                .map(goals ->
                                        Texts.of(
                                                goals.on()
                                                        ? "ui.space.change"
                                                        : "ui.space.turn-on")));
        apply.visibleProperty().bind(model.canApply());
        Button off = Parts.button("space-off", "ui.space.turn-off", model::turnOff);
        off.visibleProperty().bind(model.activeProperty().map(SpaceGoals::on));
        Parts.collapse(apply, off);
        return new FlowPane(8, 8, Parts.firm(simulate), apply, off);
    }
}
