package app.offcut.ui;

import app.offcut.ui.damage.DamageModel;
import app.offcut.ui.first.FirstOpeningModel;
import app.offcut.ui.welcome.WelcomeModel;

/** The page that the window shows. */
public sealed interface Page {
    /** Reading the state folder, or opening a library. */
    record Opening() implements Page {}

    record Welcome(WelcomeModel model) implements Page {}

    /** Offcut's own database is damaged and must be recovered first. */
    record Damage(DamageModel model) implements Page {}

    /** The library is opened, but not started yet. */
    record First(LibraryModel library, FirstOpeningModel model) implements Page {}

    record Library(LibraryModel model) implements Page {}
}
