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

/**
 * The engine behind the window.
 *
 * @param own opens Offcut's own database; called once, in the background
 * @param environment the variables, clock and folders that libraries are opened with
 * @param open opens a library
 * @param writeDemo writes a demo library into a folder
 * @param demoFolder the default folder of the demo
 * @param atLogin whether the desktop starts Offcut at login
 * @param holds the held files of all known libraries
 */
public record Engine(
        Supplier<OwnDatabase> own,
        Environment environment,
        Function<Path, Session> open,
        Consumer<Path> writeDemo,
        Path demoFolder,
        Choice.Stored<Boolean> atLogin,
        HeldElsewhere holds) {}
