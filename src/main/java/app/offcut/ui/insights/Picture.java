package app.offcut.ui.insights;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What a card shows.
 *
 * @param headline the figure that matters; empty for none
 * @param below the sentence that belongs to it
 * @param drawing null while there is nothing to draw
 * @param cells the numbers of the drawing, made when they are asked for
 */
record Picture(String headline, String below, @Nullable Region drawing, Supplier<Cells> cells) {
    private static final Cells NOTHING = new Cells(List.of(), List.of());

    /** Of too little to draw. */
    static Picture none(String headline, String below) {
        return new Picture(headline, below, null, () -> NOTHING);
    }
}
