package app.offcut.ui.presence;

import app.offcut.autoclean.HeldTotals.Left;
import app.offcut.autoclean.HeldTotals;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.ErrorText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The end, as a user asks for it in the window: where files are still held, that is said first. A
 * signal and {@code offcut quit} ask nothing.
 */
public final class QuitModel {
    /** Where the question is shown. */
    public interface Screen {
        /** Asks; the window comes to the front. */
        void ask(Left left);

        /** Shows in place of the question that files are being erased. */
        void erasing();

        /** Says in place of that what could not be erased. */
        void trouble(List<String> sentences);

        /** Ends Offcut. */
        void end();
    }

    /** A user who has closed the window waits no longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HeldTotals holds;
    private final Callable<List<String>> eraseAll;
    private final Background background;
    private final Screen screen;
    private boolean looking;
    private int asked;
    private boolean erasing;

    /**
     * @param eraseAll erases what is held anywhere; returns a sentence for each that could not be
     */
    public QuitModel(
            HeldTotals holds,
            Callable<List<String>> eraseAll,
            Background background,
            Screen screen) {
        this.holds = holds;
        this.eraseAll = eraseAll;
        this.background = background;
        this.screen = screen;
    }

    /** Ends Offcut, or asks first. Asked again while that is not known yet, it ends. */
    public void ask() {
        if (looking) {
            screen.end();
            return;
        }
        looking = true;
        int mine = ++asked;
        background.run(Lane.LEAVE, holds::left, this::answer, this::end);
        background.later(
                PATIENCE,
                () -> {
                    if (looking && mine == asked) screen.end();
                });
    }

    private void answer(Optional<Left> left) {
        if (!looking) return;
        looking = false;
        left.ifPresentOrElse(screen::ask, screen::end);
    }

    private void end(Throwable trouble) {
        ErrorText.log(trouble);
        screen.end();
    }

    /** Erases all, then ends Offcut; where something is left, it is said instead. */
    public void erase() {
        erasing = true;
        screen.erasing();
        background.run(
                Lane.HELD,
                eraseAll,
                this::erased,
                trouble -> erased(List.of(ErrorText.sentence(trouble))));
    }

    private void erased(List<String> left) {
        if (!erasing) return;
        erasing = false;
        if (left.isEmpty()) screen.end();
        else screen.trouble(left);
    }

    /** The user stays; what is being erased goes on. */
    public void stay() {
        erasing = false;
    }
}
