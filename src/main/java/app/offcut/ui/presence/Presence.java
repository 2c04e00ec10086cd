package app.offcut.ui.presence;

import app.offcut.settings.UserPreferences;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/**
 * Whether the window is visible, and what closing it means: quitting, or hiding if the user chose
 * so.
 */
public final class Presence {
    /** The window itself. */
    public interface Screen {
        /** Shows the window and brings it to the front. */
        void show();

        void hide();

        /** Explains how the window comes back; hides it when the user has read that. */
        void explain(Runnable hide);

        void quit();
    }

    /** The tray icon for a hidden window. */
    public interface Icon {
        /**
         * Shows or hides it. Blocking.
         *
         * @return whether it is shown; false where the desktop has no tray
         */
        boolean show(boolean wanted);
    }

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Retries for a minute. */
    private static final int TRIES_AT_LOGIN = 60;

    private final ObservableValue<Boolean> keepRunning;
    private final Supplier<Optional<UserPreferences>> preferences;
    private final Screen screen;
    private final Background background;
    private boolean hidden;
    private boolean iconAsked;
    private boolean iconThere;

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
        // an unwanted icon is not even looked up, because that alone takes a second
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
     * @param unseen whether to stay hidden until the user is needed
     */
    public void start(boolean unseen) {
        hidden = unseen;
        if (!unseen) screen.show();
    }

    /** A library is open: shows the window unless the user chose to run it hidden. */
    public void opened() {
        if (!keepRunning.getValue()) need();
    }

    /** Shows the window, because a person must decide something. */
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
        // if this cannot be stored, it is explained again
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
