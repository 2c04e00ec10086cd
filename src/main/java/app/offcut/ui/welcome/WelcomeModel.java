package app.offcut.ui.welcome;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;

/** The welcome page: the libraries opened before, newest first, and why the last one failed. */
public record WelcomeModel(
        ObservableList<Path> recent,
        ReadOnlyBooleanProperty busy,
        ReadOnlyStringProperty trouble,
        Path demoFolder,
        Consumer<Path> open,
        Consumer<Path> demo) {}
