package app.offcut.ui.projects;

import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/**
 * The pictures that the generator made of its final videos, loaded in the background. Folders are
 * found by listing and comparing names: no id from the database becomes a path.
 */
final class Thumbnails {
    private static final int KEPT = 400;
    private static final long LARGEST = 8_000_000;

    /** Where finals lie, and what their picture is called there. */
    private record Place(List<String> folder, String picture) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place(List.of("public", "videos"), "thumbnail.jpg"),
                    new Place(List.of(".cache", "output"), "final-thumb.jpg"));

    private final Path root;
    private final Background background;
    private final Map<String, Optional<Image>> loaded =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<Image>> eldest) {
                    return size() > KEPT;
                }
            };

    Thumbnails(Path root, Background background) {
        this.root = root;
        this.background = background;
    }

    /** Answers at once if the picture is loaded already, else later; never if there is none. */
    void find(String projectId, double width, double height, Consumer<Image> shown) {
        Optional<Image> known = loaded.get(projectId);
        if (known != null) {
            known.ifPresent(shown);
            return;
        }
        background.run(
                Lane.PICTURE,
                () -> read(projectId, width * 2, height * 2),
                picture -> {
                    loaded.put(projectId, picture);
                    picture.ifPresent(shown);
                },
                // a picture that cannot be read is no trouble: the tile stays
                _ -> loaded.put(projectId, Optional.empty()));
    }

    private Optional<Image> read(String projectId, double width, double height) throws IOException {
        for (Place place : PLACES) {
            Path folder = root;
            for (String name : place.folder) folder = folder.resolve(name);
            Optional<Path> picture = listed(folder, projectId, place.picture);
            if (picture.isEmpty()) continue;
            try (InputStream bytes = Files.newInputStream(picture.get())) {
                Image image = new Image(bytes, width, height, true, true);
                if (!image.isError()) return Optional.of(image);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> listed(Path folder, String projectId, String picture)
            throws IOException {
        if (!Files.isDirectory(folder)) return Optional.empty();
        DirectoryStream.Filter<Path> own = p -> projectId.equals(String.valueOf(p.getFileName()));
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, own)) {
            for (Path child : children) {
                Path file = child.resolve(picture);
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.size(file) <= LARGEST) return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
