package app.offcut.ui.projects;

import app.offcut.autoclean.Event;
import app.offcut.session.Session;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Starts auto-clean's watching and handles its events. */
public final class EngineEvents {
    private final Session session;
    private final Background background;
    private final PendingQuestions questions;
    private final LibraryProblems troubles;
    private final Consumer<Notice> notices;
    private final Consumer<String> refresh;
    private final ReadOnlyObjectWrapper<WatchState> watching =
            new ReadOnlyObjectWrapper<>(new WatchState.NotYet());
    private Runnable returned = () -> {};

    EngineEvents(
            Session session,
            Background background,
            PendingQuestions questions,
            LibraryProblems troubles,
            Consumer<Notice> notices,
            Consumer<String> refresh) {
        this.session = session;
        this.background = background;
        this.questions = questions;
        this.troubles = troubles;
        this.notices = notices;
        this.refresh = refresh;
    }

    public ReadOnlyObjectProperty<WatchState> watchingProperty() {
        return watching.getReadOnlyProperty();
    }

    /**
     * Sets the listener that reopens the library after its disk came back with another device
     * number.
     */
    public void onReturned(Runnable listener) {
        returned = listener;
    }

    void watch() {
        background.run(
                Lane.ANSWER,
                () -> session.watch(event -> background.show(() -> take(event))),
                () -> {},
                trouble ->
                        notices.accept(
                                Notice.trouble(
                                        Texts.of("ui.watch.failed"), ErrorText.sentence(trouble))));
    }

    private void take(Event event) {
        switch (event) {
            case Event.Watching _ -> watching.set(new WatchState.On());
            case Event.NotWatching(String why) -> {
                watching.set(new WatchState.Not(why));
                questions.notWatching(why);
            }
            case Event.DiskReturned _ -> returned.run();
            case Event.Waiting(String projectId, var _) -> refresh.accept(projectId);
            case Event.SwitchUnreadable _ -> {} // the switch itself says it
            case Event.Changed(String projectId) -> refresh.accept(projectId);
            case Event.Refused refused -> {
                refresh.accept(refused.projectId());
                questions.refused(refused);
            }
            case Event.Cleaned _ -> {} // the run itself is reported
            case Event.FuseBlown fuse -> questions.fuse(fuse);
            case Event.SpaceShort(String why) ->
                    notices.accept(Notice.trouble(Texts.of("ui.space.short"), why).about("space"));
            case Event.Failed(String sentence) -> {
                if (!troubles.says(sentence))
                    notices.accept(Notice.trouble(Texts.of("ui.watch.trouble"), sentence));
            }
        }
    }
}
