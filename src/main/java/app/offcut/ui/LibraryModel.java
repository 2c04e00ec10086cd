package app.offcut.ui;

import app.offcut.ui.detail.DetailModel;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Trouble;
import app.offcut.ui.history.HistoryModel;
import app.offcut.ui.links.LinksModel;
import app.offcut.ui.preferences.AutoCleanModel;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.session.Session;
import java.time.Duration;
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
    private static final Duration END = Duration.ofSeconds(10);

    /**
     * @param reopen opens the library anew, when what is in its place has changed
     */
    static LibraryModel of(
            Session session, Background background, Consumer<Notice> notices, Runnable reopen) {
        var projects = new ProjectsModel(session, background, notices);
        projects.onReturned(reopen);
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
        Runnable close = () -> background.run(Lane.CLEAN, session::close, then, Trouble::sentence);
        background.run(Lane.HELD, () -> {}, close, Trouble::sentence);
    }

    /** Closes it and the background too, as {@link MainModel#close} says. */
    void end() {
        projects.lane().end();
        background.close();
        if (background.awaitEnd(END)) session.close();
        else LOG.warn("A cleanup takes long to stop; the next start ends it");
    }
}
