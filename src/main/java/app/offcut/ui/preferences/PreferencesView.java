package app.offcut.ui.preferences;

import app.offcut.library.Category;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.text.Texts;
import app.offcut.ui.fx.FocusScroll;
import app.offcut.ui.fx.FolderChooser;
import app.offcut.ui.fx.Showing;
import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The preferences pane at the right. */
public final class PreferencesView extends VBox {
    private final Button close = new Button(null, new FontIcon(Feather.X));

    public PreferencesView(PreferencesModel model, FolderChooser folders, Runnable onClose) {
        getStyleClass().add("preferences");
        Label title = new Label(Texts.of("ui.preferences"));
        title.getStyleClass().add("card-title");
        close.setId("close-preferences");
        close.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        close.setAccessibleText(Texts.of("ui.close"));
        close.setOnAction(_ -> onClose.run());
        VBox choices =
                new VBox(
                        16,
                        autoClean(model.autoClean()),
                        new Separator(),
                        keepTime(model.choices().keepTime()),
                        new Separator(),
                        categories(model.choices().keptCategories()),
                        new Separator(),
                        notifications(model.choices().notifications()),
                        new Separator(),
                        theme(model.choices().theme()),
                        new Separator(),
                        textSize(model.choices().textSize()),
                        new Separator(),
                        keepRunning(model.choices().keepRunning()),
                        new Separator(),
                        atLogin(model.atLogin()),
                        new Separator(),
                        new LibrariesSection(model.libraries(), folders));
        choices.getStyleClass().add("choices");
        FocusScroll scroll = new FocusScroll(choices);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(line(title, close), scroll);
    }

    public void focus() {
        close.requestFocus();
    }

    private static Node autoClean(AutoCleanModel model) {
        AutoCleanSwitch choice = new AutoCleanSwitch(model);
        choice.setId("auto-clean-preference");
        Label explanation = wrapped("small");
        explanation.textProperty().bind(model.explanationProperty());
        Label trouble = trouble(model.troubleProperty());
        trouble.setId("auto-clean-trouble");
        return new VBox(8, line(name("ui.auto"), choice), explanation, trouble);
    }

    private static Node keepTime(ChoiceModel<KeepTime> model) {
        ChoiceBox<KeepTime> choice = new ChoiceBox<>();
        choice.setId("keep-time");
        choice.setAccessibleText(Texts.of("ui.keep"));
        choice.getItems().setAll(KeepTime.values());
        choice.setConverter(new KeepTimeWords());
        model.chosenProperty().when(Showing.in(choice)).subscribe(choice::setValue);
        choice.valueProperty()
                .subscribe((_, chosen) -> {
                    if (chosen != null) model.choose(chosen);
                    // resets the control if the choice could not even be submitted
                    choice.setValue(model.chosenProperty().get());
                });
        Label explanation = wrapped("small");
        explanation.setText(Texts.of("ui.keep.explained"));
        Label trouble = trouble(model.troubleProperty());
        trouble.setId("keep-time-trouble");
        return new VBox(8, line(name("ui.keep"), choice), explanation, trouble);
    }

    private static Node categories(ChoiceModel<Set<String>> model) {
        VBox boxes = new VBox(8);
        for (Category category : Category.values())
            if (category.deletable()) boxes.getChildren().add(box(category, model));
        Label explanation = wrapped("small");
        explanation.setText(Texts.of("ui.categories.explained"));
        Label trouble = trouble(model.troubleProperty());
        return new VBox(8, name("ui.categories"), boxes, explanation, trouble);
    }

    private static CheckBox box(Category category, ChoiceModel<Set<String>> model) {
        CheckBox box = new CheckBox(Texts.of(category));
        box.setId("clean-" + category.word());
        model.chosenProperty()
                .when(Showing.in(box))
                .subscribe(kept -> box.setSelected(!kept.contains(category.word())));
        box.selectedProperty()
                .subscribe((_, cleaned) -> {
                    Set<String> kept = new TreeSet<>(model.chosenProperty().get());
                    if (cleaned) kept.remove(category.word());
                    else kept.add(category.word());
                    model.choose(Set.copyOf(kept));
                    // resets the control if the choice could not even be submitted
                    box.setSelected(!model.chosenProperty().get().contains(category.word()));
                });
        return box;
    }

    private static Node notifications(ChoiceModel<Boolean> model) {
        return new SwitchSection(
                "notifications",
                Texts.of("ui.notifications"),
                Texts.of("ui.notifications.explained"),
                model.chosenProperty(),
                model::choose,
                model.troubleProperty());
    }

    private static Node keepRunning(ChoiceModel<Boolean> model) {
        return new SwitchSection(
                "keep-running",
                Texts.of("ui.stay"),
                Texts.of("ui.stay.explained"),
                model.chosenProperty(),
                model::choose,
                model.troubleProperty());
    }

    private static Node atLogin(SwitchModel model) {
        var section =
                new SwitchSection(
                        "at-login",
                        Texts.of("ui.login"),
                        Texts.of("ui.login.explained"),
                        model.onProperty(),
                        model::choose,
                        model.troubleProperty());
        section.choice().disableProperty().bind(model.lockedProperty());
        return section;
    }

    /** For display only: never converts back. */
    private static final class KeepTimeWords extends StringConverter<KeepTime> {
        @Override
        public String toString(@Nullable KeepTime time) {
            return time == null ? "" : Texts.of(time);
        }

        @Override
        public KeepTime fromString(String words) {
            throw new UnsupportedOperationException(words);
        }
    }

    static Label trouble(ReadOnlyStringProperty sentence) {
        Label trouble = wrapped("trouble");
        trouble.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        trouble.textProperty().bind(sentence);
        trouble.visibleProperty().bind(Bindings.isNotEmpty(sentence));
        trouble.managedProperty().bind(trouble.visibleProperty());
        return trouble;
    }

    private static Node theme(ChoiceModel<Theme> model) {
        Label explanation = wrapped("small");
        explanation.setText(Texts.of("ui.theme.explained"));
        SegmentedButton choices = segments("theme", Theme.values(), Texts::of, model);
        return new VBox(
                8, line(name("ui.theme"), choices), explanation, trouble(model.troubleProperty()));
    }

    private static Node textSize(ChoiceModel<TextSize> model) {
        SegmentedButton choices =
                segments(
                        "text",
                        TextSize.values(),
                        size -> Texts.of("ui.text-size.of", size.percent()),
                        model);
        return new VBox(8, line(name("ui.text-size"), choices), trouble(model.troubleProperty()));
    }

    /** A segmented button with one segment per value. */
    private static <T extends Enum<T>> SegmentedButton segments(
            String id, T[] values, Function<T, String> words, ChoiceModel<T> model) {
        SegmentedButton choices = new SegmentedButton();
        for (T value : values) {
            ToggleButton button = new ToggleButton(words.apply(value));
            button.setId(id + "-" + value.name().toLowerCase(Locale.ROOT));
            choices.getButtons().add(button);
        }
        Consumer<T> show = value -> choices.getButtons().get(value.ordinal()).setSelected(true);
        model.chosenProperty().when(Showing.in(choices)).subscribe(show);
        choices.getToggleGroup()
                .selectedToggleProperty()
                .subscribe((_, now) -> {
                    if (now != null)
                        model.choose(values[choices.getButtons().indexOf((ToggleButton) now)]);
                    // resets the control if the choice could not even be submitted
                    show.accept(model.chosenProperty().get());
                });
        choices.setMinWidth(Region.USE_PREF_SIZE);
        return choices;
    }

    private static Label name(String key) {
        return named(Texts.of(key));
    }

    static Label named(String name) {
        Label label = new Label(name);
        label.getStyleClass().add("preference-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static Label wrapped(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static HBox line(Node left, Node right) {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox line = new HBox(8, left, between, right);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
