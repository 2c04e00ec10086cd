package app.offcut.ui.welcome;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;

/**
 * The model of the welcome page.
 *
 * @param recent libraries opened before, newest first
 * @param busy whether a library is being opened or the demo written
 * @param trouble why the last folder could not be opened; empty if none was tried
 * @param demoFolder the default folder for the demo library
 */
public record WelcomeModel(
        ObservableList<Path> recent,
        ReadOnlyBooleanProperty busy,
        ReadOnlyStringProperty trouble,
        Path demoFolder,
        Consumer<Path> open,
        Consumer<Path> demo) {}
