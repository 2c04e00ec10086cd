package app.offcut.ui.preferences;

import app.offcut.settings.WindowState;
import app.offcut.text.Problem;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Throttle;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How the user left the window of the open library. A change is saved at once, further ones a
 * moment later; a failure is logged only, since nothing depends on it.
 */
public final class RememberedWindow {
    private static final Duration REST = Duration.ofSeconds(1);

    private final Consumer<WindowState> write;
    private final Background background;
    private final Throttle saving;
    private volatile WindowState now;
    private volatile WindowState saved;

    /**
     * @param write blocking
     */
    public RememberedWindow(
            WindowState stored, Consumer<WindowState> write, Background background) {
        this.write = write;
        this.background = background;
        now = stored;
        saved = stored;
        saving = new Throttle(background, REST, this::saveInBackground);
    }

    public WindowState now() {
        return now;
    }

    public void change(UnaryOperator<WindowState> change) {
        now = change.apply(now);
        if (!now.equals(saved)) saving.ask();
    }

    private void saveInBackground() {
        background.run(Lane.ANSWER, this::save, () -> {}, ErrorText::log);
    }

    /**
     * Saves what is not saved yet. Blocking, on any thread; one at a time, so that the last one is
     * what stays.
     */
    public synchronized void save() {
        WindowState last = now;
        if (last.equals(saved)) return;
        saved = last;
        try {
            write.accept(last);
        } catch (Problem problem) {
            ErrorText.log(problem);
        }
    }
}
