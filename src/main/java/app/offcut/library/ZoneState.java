package app.offcut.library;

/** Whether a zone is there. Absent is not empty: a zone that was there before must be there. */
public sealed interface ZoneState {
    record Present(FileIdentity identity) implements ZoneState {}

    /** Not there, and never was. */
    record Absent() implements ZoneState {}

    /**
     * @param why one clause for the user
     */
    record Unavailable(String why) implements ZoneState {}
}
