package app.offcut.ui.presence;

import app.offcut.autoclean.HeldElsewhere;
import app.offcut.autoclean.HeldElsewhere.Left;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;

/**
 * Quitting from the window: asks first if files are still held or cleanups have not ended. A signal
 * and {@code offcut quit} do not ask.
 */
public final class QuitModel {
    /**
     * What quitting would leave.
     *
     * @param held what can still be undone
     * @param cleanups how many cleanups run or wait
     */
    public record Unfinished(Optional<Left> held, int cleanups) {
        boolean nothing() {
            return held.isEmpty() && cleanups == 0;
        }
    }

    /** Shows the question. */
    public interface Screen {
        /** Asks, bringing the window to the front. */
        void ask(Unfinished left);

        /** Replaces the question with the progress of erasing. */
        void erasing();

        /** Replaces it with what could not be erased. */
        void trouble(List<String> sentences);

        void end();
    }

    /** How long a closed window waits before it quits anyway. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HeldElsewhere holds;
    private final Callable<List<String>> eraseAll;
    private final IntSupplier cleanups;
    private final Background background;
    private final Screen screen;
    private boolean looking;
    private int asked;
    private boolean erasing;

    /**
     * @param cleanups how many cleanups run or wait in the open library
     */
    public QuitModel(
            HeldElsewhere holds,
            Callable<List<String>> eraseAll,
            IntSupplier cleanups,
            Background background,
            Screen screen) {
        this.holds = holds;
        this.eraseAll = eraseAll;
        this.cleanups = cleanups;
        this.background = background;
        this.screen = screen;
    }

    /** Quits, or asks first. If called again before that is decided, quits. */
    public void ask() {
        if (looking) {
            screen.end();
            return;
        }
        looking = true;
        int mine = ++asked;
        background.run(Lane.LEAVE, holds::left, this::answer, this::answerWithoutHolds);
        background.later(
                PATIENCE,
                () -> {
                    if (mine == asked) answer(Optional.empty());
                });
    }

    private void answer(Optional<Left> left) {
        if (!looking) return;
        looking = false;
        Unfinished unfinished = new Unfinished(left, cleanups.getAsInt());
        if (unfinished.nothing()) screen.end();
        else screen.ask(unfinished);
    }

    private void answerWithoutHolds(Throwable trouble) {
        ErrorText.log(trouble);
        answer(Optional.empty());
    }

    /** Erases all held files, then quits; if some are left, reports them instead. */
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

    /** Cancels quitting; erasing goes on. */
    public void stay() {
        erasing = false;
    }
}
