package app.offcut.ui.first;

import app.offcut.library.GeneratorChoice;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks whose library it is: each candidate with what speaks for it, and “I don’t know”. */
final class GeneratorQuestion extends VBox {
    private final ToggleGroup answers = new ToggleGroup();
    private final ObjectProperty<@Nullable GeneratorChoice> answer;

    GeneratorQuestion(
            Iterable<GeneratorChoice> choices, ObjectProperty<@Nullable GeneratorChoice> answer) {
        super(10);
        this.answer = answer;
        setPadding(new Insets(8, 0, 0, 0));
        for (GeneratorChoice choice : choices)
            getChildren().add(line(choice, choice.title(), choice.evidence()));
        getChildren()
                .add(
                        line(
                                null,
                                Texts.of("ui.first.whose.unknown"),
                                Texts.of("ui.first.whose.unknown.what")));
    }

    private Node line(@Nullable GeneratorChoice choice, String title, String words) {
        RadioButton button = new RadioButton(title);
        button.setMnemonicParsing(false);
        button.setId("generator-" + (choice == null ? "unknown" : choice.generator().word()));
        button.setAccessibleHelp(words);
        button.setToggleGroup(answers);
        button.setSelected(choice == answer.get());
        button.selectedProperty()
                .subscribe(selected -> {
                    if (selected) answer.set(choice);
                });
        Label explained = Parts.wrapped(words, "quiet");
        explained.setPadding(new Insets(0, 0, 0, 22));
        explained.setOnMouseClicked(_ -> button.setSelected(true));
        return new VBox(2, button, explained);
    }
}
