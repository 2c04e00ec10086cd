package app.offcut.ui.projects;

/** Whether new finals are noticed. */
public sealed interface Watching {
    record NotYet() implements Watching {}

    record On() implements Watching {}

    /**
     * @param why one sentence
     */
    record Not(String why) implements Watching {}
}
