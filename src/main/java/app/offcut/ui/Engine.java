package app.offcut.ui;

import app.offcut.autoclean.HeldElsewhere;
import app.offcut.database.OwnDatabase;
import app.offcut.session.Session;
import app.offcut.settings.Environment;
import app.offcut.ui.preferences.Choice;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the window needs of the engine. Offcut's own database is opened once, in the background. */
public record Engine(
        Supplier<OwnDatabase> own,
        Environment environment,
        Function<Path, Session> open,
        Consumer<Path> writeDemo,
        Path demoFolder,
        Choice.Stored<Boolean> atLogin,
        HeldElsewhere holds) {}
