package app.offcut.ui;

import app.offcut.session.Session;
import app.offcut.text.Texts;
import app.offcut.ui.projects.CleanLane.Running;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** The title of the window: which library is open, and how far its cleanup is. */
final class WindowTitle {
    private WindowTitle() {}

    static ObservableValue<String> of(ObservableValue<Page> page) {
        return page.flatMap(shown ->
                switch (shown) {
                    case Page.Opening _, Page.Welcome _, Page.Damage _ ->
                            new SimpleStringProperty(Texts.of("ui.title"));
                    case Page.First(var library, var _) ->
                            new SimpleStringProperty(of(library.session()));
                    case Page.Library(var library) ->
                            library.projects()
                                    .lane()
                                    .runningProperty()
                                    .map(running -> of(library.session(), running));
                });
    }

    private static String of(Session library) {
        return Texts.of("ui.title.library", library.name());
    }

    /** The progress comes first, because a task bar shortens the end. */
    private static String of(Session library, Optional<Running> running) {
        return running.filter(now -> now.projects() > 1 || now.files() > 0)
                .map(now -> Texts.of("ui.title.cleaning", now.share(), of(library)))
                .orElse(of(library));
    }
}
