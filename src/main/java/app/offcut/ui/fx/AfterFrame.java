package app.offcut.ui.fx;

import javafx.animation.AnimationTimer;

/** Lets the window be painted before more is done: one long frame becomes some short ones. */
public final class AfterFrame {
    private AfterFrame() {}

    /**
     * Runs this on the window's thread when a frame has been painted, whether one is in sight or
     * not.
     */
    public static void run(Runnable next) {
        new AnimationTimer() {
            private boolean begun;

            /** Told at the beginning of a frame: the second time the first one is over. */
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
