package app.offcut.video;

import java.io.Serial;

/** Aborts reading a file at its first flaw; never leaves this package. */
final class FlawException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final Flaw flaw;

    FlawException(Flaw flaw) {
        super(flaw.word(), null, false, false);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}
