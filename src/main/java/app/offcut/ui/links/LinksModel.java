package app.offcut.ui.links;

import app.offcut.library.links.ZoneLink;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.ErrorText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Asks about one cache folder that is elsewhere after the other, once each time it is opened. */
public final class LinksModel {
    private final Session session;
    private final Background background;
    private final Runnable openAgain;
    private final Deque<ZoneLink> waiting = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<ZoneLink>> asked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /**
     * @param openAgain opens the library anew, so that the folder is used
     */
    public LinksModel(Session session, Background background, Runnable openAgain) {
        this.session = session;
        this.background = background;
        this.openAgain = openAgain;
    }

    /** What the user is asked about now. */
    public ReadOnlyObjectProperty<Optional<ZoneLink>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Why the folder cannot be used although the user wants it; empty if nobody said so. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public void look() {
        // a library that cannot be listed says so itself
        background.run(Lane.ANSWER, session::untrustedLinks, this::ask, ErrorText::log);
    }

    private void ask(List<ZoneLink> links) {
        waiting.addAll(links);
        next();
    }

    private void next() {
        trouble.set("");
        asked.set(Optional.ofNullable(waiting.poll()));
    }

    /** Uses the folder that is asked about. */
    public void use() {
        asked.get()
                .ifPresent(link ->
                        background.run(
                                Lane.ANSWER,
                                () -> session.agree(link),
                                openAgain,
                                problem -> trouble.set(ErrorText.sentence(problem))));
    }

    public void notNow() {
        next();
    }
}
