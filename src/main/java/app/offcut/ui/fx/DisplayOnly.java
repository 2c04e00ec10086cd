package app.offcut.ui.fx;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows the values of a choice box, where nobody types any; null is shown as nothing. */
public final class DisplayOnly<T> extends StringConverter<T> {
    private final Function<T, String> words;

    public DisplayOnly(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException(typed);
    }
}
