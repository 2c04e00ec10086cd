package app.offcut.architecture.violations.low;

import app.offcut.architecture.violations.high.High;

/** Uses the floor above; never run. */
public class Low {
    public final High above = new High();
}
