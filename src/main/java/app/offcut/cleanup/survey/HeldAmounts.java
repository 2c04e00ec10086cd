package app.offcut.cleanup.survey;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.OlderCopy;
import java.io.IOException;
import java.util.List;

/**
 * How much is in the hold and so not yet free: files that can be undone, and older copies that a
 * person must decide about.
 *
 * @param heldBytes total length
 * @param olderBytes total length
 */
public record HeldAmounts(long heldFiles, long heldBytes, long olderFiles, long olderBytes) {
    public static final HeldAmounts NONE = new HeldAmounts(0, 0, 0, 0);

    /** The files of a run that could not be restored; zero if they cannot be read now. */
    public static HeldAmounts olderCopies(HeldRun run) {
        try {
            List<OlderCopy> copies = run.olderCopies();
            return new HeldAmounts(0, 0, copies.size(), OlderCopy.bytes(copies));
        } catch (IOException e) {
            return NONE;
        }
    }

    public HeldAmounts plus(HeldAmounts other) {
        return new HeldAmounts(
                heldFiles + other.heldFiles,
                heldBytes + other.heldBytes,
                olderFiles + other.olderFiles,
                olderBytes + other.olderBytes);
    }
}
