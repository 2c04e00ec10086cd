package app.offcut.ui.preferences;

import static app.offcut.ui.preferences.SectionParts.line;
import static app.offcut.ui.preferences.SectionParts.name;
import static app.offcut.ui.preferences.SectionParts.small;

import app.offcut.settings.UserPreferences.AudioTime;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.text.Texts;
import app.offcut.ui.fx.DisplayOnly;
import app.offcut.ui.fx.FocusScroll;
import app.offcut.ui.fx.FolderChooser;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The preferences pane at the right. */
public final class PreferencesView extends VBox {
    private final Button close;

    public PreferencesView(PreferencesModel model, FolderChooser folders, Runnable onClose) {
        getStyleClass().add("preferences");
        close = Parts.close("close-preferences", onClose);
        Choices chosen = model.choices();
        VBox choices = new VBox(16, autoClean(model.autoClean()));
        choices.getStyleClass().add("choices");
        List<Node> sections = new ArrayList<>();
        sections.add(new SpaceSection(model.space(), model.autoClean()));
        sections.add(keepTime(chosen.keepTime()));
        sections.add(new CategoriesSection(chosen.keptCategories()));
        if (model.audio()) sections.add(audioTime(chosen.audioTime()));
        sections.addAll(
                List.of(
                        new SwitchSection(
                                "notifications",
                                "ui.notifications",
                                "ui.notifications.explained",
                                chosen.notifications()),
                        theme(chosen.theme()),
                        textSize(chosen.textSize()),
                        new SwitchSection(
                                "keep-running",
                                "ui.stay",
                                "ui.stay.explained",
                                chosen.keepRunning()),
                        atLogin(model.atLogin()),
                        new LibrariesSection(model.libraries(), folders)));
        for (Node section : sections) choices.getChildren().addAll(new Separator(), section);
        FocusScroll scroll = new FocusScroll(choices);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(Parts.title(Texts.of("ui.preferences"), close), scroll);
    }

    public void focus() {
        close.requestFocus();
    }

    private static Node autoClean(AutoCleanModel model) {
        AutoCleanSwitch control = new AutoCleanSwitch(model);
        control.setId("auto-clean-preference");
        Label explanation = small("");
        explanation.textProperty().bind(model.explanationProperty());
        Label trouble = Parts.trouble(model.troubleProperty());
        trouble.setId("auto-clean-trouble");
        return new VBox(8, line(name("ui.auto"), control), explanation, trouble);
    }

    private static Node audioTime(Choice<AudioTime> choice) {
        Segments control = new Segments("audio-time", AudioTime.values(), Texts::of, choice);
        control.setAccessibleText(Texts.of("ui.audio"));
        Label trouble = Parts.trouble(choice.troubleProperty());
        Label name = Parts.wrapped(Texts.of("ui.audio"), "preference-name");
        return new VBox(8, name, control, small(Texts.of("ui.audio.explained")), trouble);
    }

    private static Node keepTime(Choice<KeepTime> choice) {
        ChoiceBox<KeepTime> control = new ChoiceBox<>();
        control.setId("keep-time");
        control.setAccessibleText(Texts.of("ui.keep"));
        control.getItems().setAll(KeepTime.values());
        control.setConverter(new DisplayOnly<>(Texts::of));
        choice.chosenProperty().when(Showing.in(control)).subscribe(control::setValue);
        control.valueProperty()
                .subscribe((_, chosen) -> {
                    if (chosen != null) choice.choose(chosen);
                    // resets the control if the choice could not even be submitted
                    control.setValue(choice.chosenProperty().get());
                });
        Label trouble = Parts.trouble(choice.troubleProperty());
        trouble.setId("keep-time-trouble");
        return new VBox(
                8, line(name("ui.keep"), control), small(Texts.of("ui.keep.explained")), trouble);
    }

    private static Node theme(Choice<Theme> choice) {
        Node control = new Segments("theme", Theme.values(), Texts::of, choice);
        return new VBox(
                8,
                line(name("ui.theme"), control),
                small(Texts.of("ui.theme.explained")),
                Parts.trouble(choice.troubleProperty()));
    }

    private static Node textSize(Choice<TextSize> choice) {
        Node control =
                new Segments(
                        "text",
                        TextSize.values(),
                        size -> Texts.of("ui.text-size.of", size.percent()),
                        choice);
        return new VBox(
                8, line(name("ui.text-size"), control), Parts.trouble(choice.troubleProperty()));
    }

    private static Node atLogin(Choice<Boolean> choice) {
        var section = new SwitchSection("at-login", "ui.login", "ui.login.explained", choice);
        section.control().disableProperty().bind(choice.lockedProperty());
        return section;
    }
}
