package app.offcut.autoclean;

import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.CleanupReport;
import java.util.List;

/** An event that auto-clean reports to its listener, on a separate thread. */
public sealed interface Event {
    /**
     * Watching has started, or resumed after {@link NotWatching}.
     *
     * @param finals how many there are now
     */
    record Watching(int finals) implements Event {}

    /** New finals cannot be noticed at the moment; Offcut keeps trying. */
    record NotWatching(String why) implements Event {}

    /**
     * The library's disk is back under another device number. Repeated with each retry until the
     * library is reopened.
     */
    record DiskReturned() implements Event {}

    /** A new final is not ready yet, or auto-clean is off. */
    record Waiting(String projectId, String why) implements Event {}

    /**
     * Nothing is cleaned, because the switch for auto-clean cannot be read.
     *
     * @param why names what cannot be read, and the cause
     */
    record SwitchUnreadable(String why) implements Event {}

    /** A final appeared, changed or disappeared: its row must be measured again. */
    record Changed(String projectId) implements Event {}

    record Cleaned(CleanupReport report) implements Event {}

    record Refused(String projectId, Refusal refusal) implements Event {}

    /** Too many cleanups at once: a person must check. */
    record FuseBlown(List<String> projectIds, String why) implements Event {}

    /** A rule about space asks for cleanups, but nothing can be cleaned now. */
    record SpaceShort(String why) implements Event {}

    record Failed(String sentence) implements Event {}
}
