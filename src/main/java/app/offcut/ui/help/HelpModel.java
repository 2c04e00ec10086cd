package app.offcut.ui.help;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The model of the help pane. Reads the long text of the licences only on request. */
public final class HelpModel {
    private final Path stateFolder;
    private final Supplier<String> licences;
    private final Background background;
    private final ObservableList<String> paragraphs = FXCollections.observableArrayList();

    /**
     * @param licences their whole text, which may be empty; called in the background
     */
    public HelpModel(Path stateFolder, Supplier<String> licences, Background background) {
        this.stateFolder = stateFolder;
        this.licences = licences;
        this.background = background;
    }

    Path stateFolder() {
        return stateFolder;
    }

    /** The paragraphs of all licences; empty until they are read. */
    ObservableList<String> licences() {
        return paragraphs;
    }

    void readLicences() {
        background.run(
                Lane.ANSWER,
                () -> paragraphs(licences.get()),
                read -> paragraphs.setAll(read),
                trouble -> paragraphs.setAll(ErrorText.sentence(trouble)));
    }

    private static List<String> paragraphs(String text) {
        if (text.isBlank()) return List.of(Texts.of("ui.help.licences.none"));
        return List.of(text.strip().split("\n{2,}"));
    }
}
