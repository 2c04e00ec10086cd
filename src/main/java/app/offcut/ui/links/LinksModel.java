package app.offcut.ui.links;

import app.offcut.library.links.ZoneLink;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Asks for consent to linked or moved cache folders, one after the other, once per opening. */
public final class LinksModel {
    private final Session session;
    private final Background background;
    private final Runnable openAgain;
    private final Deque<ZoneLink> waiting = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<ZoneLink>> asked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    public LinksModel(Session session, Background background, Runnable openAgain) {
        this.session = session;
        this.background = background;
        this.openAgain = openAgain;
    }

    public ReadOnlyObjectProperty<Optional<ZoneLink>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Why a folder cannot be used despite the user's consent; empty if it can. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public void look() {
        // opening the library reports that it cannot be listed
        background.run(Lane.ANSWER, session::untrustedLinks, this::ask, ErrorText::log);
    }

    private void ask(List<ZoneLink> links) {
        waiting.addAll(links);
        notNow();
    }

    /** Asks about the next folder, if there is one. */
    public void notNow() {
        trouble.set("");
        asked.set(Optional.ofNullable(waiting.poll()));
    }

    public void use() {
        asked.get()
                .ifPresent(link ->
                        background.run(
                                Lane.ANSWER,
                                () -> session.agree(link),
                                openAgain,
                                problem -> trouble.set(ErrorText.sentence(problem))));
    }
}
