package app.offcut.ui.damage;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/**
 * The model of the page about a damaged offcut.db.
 *
 * @param sentence what is wrong
 * @param ways the possible recoveries, the best one first
 * @param busy whether a recovery is running
 * @param trouble why a recovery failed; empty if none did
 */
public record DamageModel(
        String sentence,
        List<Way> ways,
        ReadOnlyBooleanProperty busy,
        ReadOnlyStringProperty trouble) {

    public record Way(String id, String button, String loses, Runnable action) {}
}
