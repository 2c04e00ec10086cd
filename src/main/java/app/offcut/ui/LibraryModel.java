package app.offcut.ui;

import app.offcut.instance.ShutdownTimeouts;
import app.offcut.session.Session;
import app.offcut.ui.detail.DetailModel;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.history.HistoryModel;
import app.offcut.ui.links.LinksModel;
import app.offcut.ui.preferences.AutoCleanModel;
import app.offcut.ui.projects.ProjectsModel;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that the window shows of one open library. */
public record LibraryModel(
        Session session,
        Background background,
        ProjectsModel projects,
        AutoCleanModel autoClean,
        LinksModel links,
        HistoryModel history,
        DetailModel detail) {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryModel.class);

    /**
     * @param reopen opens the library anew, when what is in its place has changed
     */
    static LibraryModel of(
            Session session, Background background, Consumer<Notice> notices, Runnable reopen) {
        var projects = new ProjectsModel(session, background, notices);
        projects.events().onReturned(reopen);
        return new LibraryModel(
                session,
                background,
                projects,
                new AutoCleanModel(session, background),
                new LinksModel(session, background, reopen),
                new HistoryModel(session, background, projects.held()::undo),
                new DetailModel(session, background, projects, notices));
    }

    void start() {
        autoClean.read();
        links.look();
        projects.start();
    }

    /**
     * Closes it in the background, after whatever is still being put back or erased in it.
     *
     * @param then done when it is closed
     */
    void close(Runnable then) {
        projects.lane().stopAll();
        Runnable close = () -> background.run(Lane.CLEAN, session::close, then, ErrorText::log);
        background.run(Lane.HELD, () -> {}, close, ErrorText::log);
    }

    /** Closes it and the background too, as {@link MainModel#close} says. */
    void end() {
        projects.lane().shutDown();
        background.close();
        // only the engine can stop auto-clean, so it is closed whatever still waits here
        if (!background.awaitEnd(ShutdownTimeouts.ASKED))
            LOG.warn("What was asked for takes long; what is left of it is for the next start");
        session.close();
    }
}
