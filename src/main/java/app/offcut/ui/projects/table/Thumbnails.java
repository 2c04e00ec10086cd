package app.offcut.ui.projects.table;

import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.image.Image;

/** Loads the thumbnails of final videos in the background. */
public final class Thumbnails {
    private static final int KEPT = 400;

    private final Function<String, Optional<byte[]>> source;
    private final Background background;
    private final Map<String, Optional<Image>> loaded =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<Image>> eldest) {
                    return size() > KEPT;
                }
            };

    /** The source is read in the background. */
    public Thumbnails(Function<String, Optional<byte[]>> source, Background background) {
        this.source = source;
        this.background = background;
    }

    /**
     * Returns a loaded thumbnail at once, others later; one of another length is another picture.
     */
    void find(String projectId, long bytes, double width, double height, Consumer<Image> shown) {
        String key = projectId + "@" + width + "@" + bytes;
        Optional<Image> known = loaded.get(key);
        if (known != null) {
            known.ifPresent(shown);
            return;
        }
        background.run(
                Lane.PICTURE,
                () -> read(projectId, width * 2, height * 2),
                picture -> {
                    loaded.put(key, picture);
                    picture.ifPresent(shown);
                },
                trouble -> {
                    ErrorText.log(trouble);
                    loaded.put(key, Optional.empty()); // the placeholder stays
                });
    }

    private Optional<Image> read(String projectId, double width, double height) {
        return source.apply(projectId)
                .map(bytes -> new Image(new ByteArrayInputStream(bytes), width, height, true, true))
                .filter(image -> !image.isError());
    }
}
