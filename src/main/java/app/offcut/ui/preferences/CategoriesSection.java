package app.offcut.ui.preferences;

import app.offcut.generator.Category;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** The categories in the preferences: a check box for each that is cleaned. */
final class CategoriesSection extends VBox {
    private final Choice<Set<String>> kept;

    CategoriesSection(Choice<Set<String>> kept) {
        super(8);
        this.kept = kept;
        VBox boxes = new VBox(8);
        for (Category category : Category.values())
            if (category.deletable()) boxes.getChildren().add(box(category));
        getChildren()
                .setAll(
                        SectionParts.name("ui.categories"),
                        boxes,
                        SectionParts.small(Texts.of("ui.categories.explained")),
                        Parts.trouble(kept.troubleProperty()));
    }

    private CheckBox box(Category category) {
        CheckBox box = new CheckBox(Texts.of(category));
        box.setId("clean-" + category.word());
        kept.chosenProperty()
                .when(Showing.in(box))
                .subscribe(words -> box.setSelected(!words.contains(category.word())));
        box.selectedProperty()
                .subscribe((_, cleaned) -> {
                    Set<String> words = new TreeSet<>(kept.chosenProperty().get());
                    if (cleaned) words.remove(category.word());
                    else words.add(category.word());
                    kept.choose(Set.copyOf(words));
                    // resets the control if the choice could not even be submitted
                    box.setSelected(!kept.chosenProperty().get().contains(category.word()));
                });
        return box;
    }
}
