package app.offcut.ui.damage;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/**
 * What the page about a damaged offcut.db shows and starts.
 *
 * @param sentence what is wrong
 * @param ways out of it, the best one first
 * @param busy while one of them is gone
 * @param trouble why one of them failed; empty if none did
 */
public record DamageModel(
        String sentence,
        List<Way> ways,
        ReadOnlyBooleanProperty busy,
        ReadOnlyStringProperty trouble) {

    /**
     * @param id of its button
     * @param loses what is lost by it
     */
    public record Way(String id, String button, String loses, Runnable action) {}
}
