package app.offcut.ui.damage;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** The page about a damaged offcut.db: what is wrong, and the recoveries, the best one first. */
public record DamageModel(
        String sentence,
        List<Way> ways,
        ReadOnlyBooleanProperty busy,
        ReadOnlyStringProperty trouble) {

    public record Way(String id, String button, String loses, Runnable action) {}
}
