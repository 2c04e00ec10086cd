package app.offcut.ui.fx;

import javafx.animation.AnimationTimer;

/**
 * Defers work until the window has been painted, which splits one long frame into several short
 * ones.
 */
public final class AfterFrame {
    private AfterFrame() {}

    /**
     * Runs the action on the window's thread after the next frame, whether a window is visible or
     * not.
     */
    public static void run(Runnable next) {
        new AnimationTimer() {
            private boolean begun;

            /** Called at the beginning of a frame; at the second call, the first frame is done. */
            @Override
            public void handle(long now) {
                if (begun) {
                    stop();
                    next.run();
                }
                begun = true;
            }
        }.start();
    }
}
