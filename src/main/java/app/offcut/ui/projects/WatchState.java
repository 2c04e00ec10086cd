package app.offcut.ui.projects;

/** Whether new finals are noticed. */
public sealed interface WatchState {
    record NotYet() implements WatchState {}

    record On() implements WatchState {}

    record Not(String why) implements WatchState {}
}
