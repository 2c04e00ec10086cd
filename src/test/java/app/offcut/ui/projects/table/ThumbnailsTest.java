package app.offcut.ui.projects.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.ui.fx.SameThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ThumbnailsTest {
    @TempDir Path folder;
    private Optional<byte[]> there = Optional.empty();
    private int reads;
    private final Thumbnails thumbnails =
            new Thumbnails(
                    _ -> {
                        reads++;
                        return there;
                    },
                    new SameThread());
    private final List<Image> shown = new ArrayList<>();

    @Start
    void start(Stage stage) {
        stage.show();
    }

    private void find(long bytes) {
        thumbnails.find("p", bytes, 44, 26, shown::add);
    }

    @Test
    void showsAPictureThatComesLaterOrIsWrittenAnew() throws IOException {
        find(0);
        assertEquals(0, shown.size());
        var project = SampleLibrary.in(folder, Form.SHIPPED).project("p").scenes(1).finished();
        there = Optional.of(Files.readAllBytes(folder.resolve(project.thumbnailPath())));
        find(100);
        assertEquals(1, shown.size());
        find(200);
        assertEquals(3, reads);
    }

    @Test
    void readsOnceWhatHasNotChanged() {
        find(100);
        find(100);
        assertEquals(1, reads);
    }
}
