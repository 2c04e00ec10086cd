package app.offcut.architecture.violations.high;

import app.offcut.architecture.violations.low.Low;

/** Uses the floor below, which it may; with {@link Low} it makes a circle. Never run. */
public class High {
    Low below() {
        return new Low();
    }
}
