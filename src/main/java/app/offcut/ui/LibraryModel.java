package app.offcut.ui;

import app.offcut.instance.ShutdownTimeouts;
import app.offcut.session.Session;
import app.offcut.ui.Openings.Opened;
import app.offcut.ui.detail.DetailModel;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.history.HistoryModel;
import app.offcut.ui.insights.InsightsModel;
import app.offcut.ui.links.LinksModel;
import app.offcut.ui.preferences.AutoCleanModel;
import app.offcut.ui.preferences.RememberedWindow;
import app.offcut.ui.preferences.SpaceModel;
import app.offcut.ui.projects.ProjectsModel;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of one open library. */
public record LibraryModel(
        Session session,
        Background background,
        ProjectsModel projects,
        AutoCleanModel autoClean,
        SpaceModel space,
        LinksModel links,
        HistoryModel history,
        RememberedWindow window,
        DetailModel detail,
        InsightsModel insights) {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryModel.class);

    static LibraryModel of(
            Opened opened, Background background, Consumer<Notice> notices, Runnable reopen) {
        Session session = opened.session();
        var projects = new ProjectsModel(session, background, notices);
        projects.events().onReturned(reopen);
        return new LibraryModel(
                session,
                background,
                projects,
                new AutoCleanModel(session, background),
                new SpaceModel(session, background),
                new LinksModel(session, background, reopen),
                new HistoryModel(session, background, projects.held()::undo),
                new RememberedWindow(opened.window(), session::window, background),
                new DetailModel(session, background, projects, notices),
                new InsightsModel(session, background, projects.list(), projects.measurements()));
    }

    void start() {
        autoClean.read();
        links.look();
        projects.start();
    }

    /** Closes the library in the background once pending undo and erase requests are done. */
    void close(Runnable then) {
        projects.lane().stopAll();
        Runnable close = () -> background.run(Lane.CLEAN, this::closeSession, then, ErrorText::log);
        background.run(Lane.HELD, () -> {}, close, ErrorText::log);
    }

    /** Closes the library and the background threads; see {@link MainModel#close}. */
    void end() {
        projects.lane().shutDown();
        background.close();
        // close the session even with work still queued: nothing else stops auto-clean
        if (!background.awaitEnd(ShutdownTimeouts.ASKED))
            LOG.warn("Pending requests are taking too long; the next start will finish them");
        closeSession();
    }

    private void closeSession() {
        try {
            window.save();
        } finally {
            session.close();
        }
    }
}
