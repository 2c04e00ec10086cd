package app.offcut.ui.preferences;

import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.text.Texts;
import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
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

/** The pane at the right in which the user chooses. */
public final class PreferencesView extends VBox {
    private final Button close = new Button(null, new FontIcon(Feather.X));

    public PreferencesView(PreferencesModel model, Runnable onClose) {
        getStyleClass().add("preferences");
        Label title = new Label(Texts.of("ui.preferences"));
        title.getStyleClass().add("card-title");
        close.setId("close-preferences");
        close.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        close.setAccessibleText(Texts.of("ui.close"));
        close.setOnAction(_ -> onClose.run());
        VBox sections =
                new VBox(
                        autoClean(model.autoClean()),
                        new Separator(),
                        keepTime(model.keepTime()),
                        new Separator(),
                        theme(model),
                        new Separator(),
                        new SwitchSection(
                                "keep-running",
                                Texts.of("ui.stay"),
                                Texts.of("ui.stay.explained"),
                                model.keepRunning()),
                        new Separator(),
                        new SwitchSection(
                                "at-login",
                                Texts.of("ui.login"),
                                Texts.of("ui.login.explained"),
                                model.atLogin()));
        sections.getStyleClass().add("preference-sections");
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // a stop of its own would say nothing: the switches in it are stops
        scroll.setFocusTraversable(false);
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

    private static Node keepTime(KeepTimeModel model) {
        ChoiceBox<KeepTime> choice = new ChoiceBox<>();
        choice.setId("keep-time");
        choice.setAccessibleText(Texts.of("ui.keep"));
        choice.getItems().setAll(KeepTime.values());
        choice.setConverter(new KeepTimeWords());
        model.chosenProperty().subscribe(choice::setValue);
        choice.valueProperty()
                .subscribe((_, chosen) -> {
                    if (chosen != null) model.choose(chosen);
                    // shows what holds if it could not even be asked for
                    choice.setValue(model.chosenProperty().get());
                });
        Label explanation = wrapped("small");
        explanation.setText(Texts.of("ui.keep.explained"));
        Label trouble = trouble(model.troubleProperty());
        trouble.setId("keep-time-trouble");
        return new VBox(8, line(name("ui.keep"), choice), explanation, trouble);
    }

    /** Only shown: nothing is read back from it. */
    private static final class KeepTimeWords extends StringConverter<KeepTime> {
        @Override
        public String toString(@Nullable KeepTime time) {
            return time == null ? "" : Texts.of("ui.keep." + time.word());
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

    private static Node theme(PreferencesModel model) {
        SegmentedButton choices = new SegmentedButton();
        for (Theme theme : Theme.values()) {
            String word = theme.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(Texts.of("ui.theme." + word));
            button.setId("theme-" + word);
            button.setUserData(theme);
            choices.getButtons().add(button);
        }
        choices.getToggleGroup()
                .selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now != null) model.theme().set((Theme) now.getUserData());
                    else if (before != null) before.setSelected(true);
                });
        model.theme()
                .subscribe(theme -> choices.getButtons().get(theme.ordinal()).setSelected(true));
        Label explanation = wrapped("small");
        explanation.setText(Texts.of("ui.theme.explained"));
        return new VBox(8, line(name("ui.theme"), choices), explanation);
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
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
