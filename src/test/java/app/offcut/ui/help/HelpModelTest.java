package app.offcut.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.text.Texts;
import app.offcut.ui.fx.SameThread;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HelpModelTest {
    private static HelpModel model(Supplier<String> licences) {
        return new HelpModel(Path.of("state"), licences, new SameThread());
    }

    @Test
    void showsTheLicencesInParagraphsOnceAsked() {
        HelpModel model = model(() -> "Offcut\nApache\n\n\nPart\n");
        assertEquals(List.of(), model.licences());
        model.readLicences();
        assertEquals(List.of("Offcut\nApache", "Part"), model.licences());
    }

    @Test
    void saysThatOnlyABuiltOffcutHasThem() {
        HelpModel model = model(() -> "");
        model.readLicences();
        assertEquals(List.of(Texts.of("ui.help.licences.none")), model.licences());
    }

    @Test
    void saysThatTheyCannotBeRead() {
        HelpModel model =
                model(() -> {
                    throw new IllegalStateException("damaged jar");
                });
        model.readLicences();
        assertEquals(List.of(Texts.of("ui.internal")), model.licences());
    }
}
