package app.offcut.ui.presence;

import app.offcut.settings.UserPreferences;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.ErrorText;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/**
 * Whether the window is in sight, and what closing it means: the end, or, if the user chose so, to
 * go on out of sight.
 */
public final class Presence {
    /** The window itself. */
    public interface Screen {
        /** Brings it to the front too. */
        void show();

        void hide();

        /** Tells how the window comes back, and hides it when that is read. */
        void explain(Runnable hide);

        /** Ends Offcut. */
        void quit();
    }

    /** Stands in the desktop's tray for a window out of sight. */
    public interface Icon {
        /**
         * Blocks.
         *
         * @return whether it is there now; false where the desktop has no tray
         */
        boolean show(boolean wanted);
    }

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A minute of them. */
    private static final int TRIES_AT_LOGIN = 60;

    private final ObservableValue<Boolean> keepRunning;
    private final Supplier<Optional<UserPreferences>> preferences;
    private final Screen screen;
    private final Background background;
    private boolean hidden;
    private boolean iconAsked;
    private boolean iconThere;

    /**
     * @param keepRunning false until it is read
     * @param preferences empty until they are read
     */
    public Presence(
            ObservableValue<Boolean> keepRunning,
            Supplier<Optional<UserPreferences>> preferences,
            Icon icon,
            Screen screen,
            Background background) {
        this.keepRunning = keepRunning;
        this.preferences = preferences;
        this.screen = screen;
        this.background = background;
        keepRunning.subscribe(wanted -> show(icon, wanted));
    }

    private void show(Icon icon, boolean wanted) {
        // what was never wanted is not even looked for: that alone takes a second
        if (!wanted && !iconAsked) return;
        iconAsked = true;
        // a desktop that is still starting has no tray yet
        show(icon, wanted, wanted && hidden ? TRIES_AT_LOGIN : 1);
    }

    private void show(Icon icon, boolean wanted, int tries) {
        background.run(
                Lane.DESKTOP,
                () -> icon.show(wanted),
                there -> {
                    iconThere = there;
                    if (!there && tries > 1) showLater(icon, tries - 1);
                },
                trouble -> {
                    iconThere = false;
                    ErrorText.log(trouble);
                });
    }

    private void showLater(Icon icon, int tries) {
        background.later(
                PAUSE,
                () -> {
                    if (keepRunning.getValue()) show(icon, true, tries);
                });
    }

    /**
     * @param unseen out of sight as long as nobody is needed
     */
    public void start(boolean unseen) {
        hidden = unseen;
        if (!unseen) screen.show();
    }

    /** A library is open: nothing stays out of sight that the user did not choose to run there. */
    public void opened() {
        if (!keepRunning.getValue()) need();
    }

    /** There is something that only a person can settle. */
    public void need() {
        if (hidden) show();
    }

    public void show() {
        hidden = false;
        screen.show();
    }

    /** The user closes the window. */
    public void close() {
        if (!keepRunning.getValue()) screen.quit();
        else if (iconThere) hide();
        else
            background.run(
                    Lane.ANSWER,
                    () -> preferences.get().map(UserPreferences::hidingTold).orElse(false),
                    told -> {
                        if (told) hide();
                        else screen.explain(this::hideAfterTold);
                    },
                    trouble -> {
                        ErrorText.log(trouble);
                        screen.explain(this::hideAfterTold);
                    });
    }

    private void hideAfterTold() {
        // if it cannot be noted it is told again
        background.run(
                Lane.ANSWER,
                () -> preferences.get().ifPresent(UserPreferences::noteHidingTold),
                () -> {},
                ErrorText::log);
        hide();
    }

    private void hide() {
        hidden = true;
        screen.hide();
    }
}
