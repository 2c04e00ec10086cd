package app.offcut.ui.projects;

import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.session.Session;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Ends or puts back what was interrupted: when the window opens, and whenever a person asks. */
public final class Recovering {
    private final Session session;
    private final Background background;
    private final Troubles troubles;
    private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper();

    Recovering(Session session, Background background, Troubles troubles) {
        this.session = session;
        this.background = background;
        this.troubles = troubles;
    }

    public ReadOnlyBooleanProperty underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    /**
     * @param then done afterwards, however it ended
     */
    void run(Runnable then) {
        if (underWay.get()) return;
        underWay.set(true);
        background.run(
                Lane.HELD,
                session::recover,
                left -> {
                    underWay.set(false);
                    troubles.unlocked();
                    troubles.interrupted(left);
                    then.run();
                },
                trouble -> {
                    underWay.set(false);
                    troubles.unrecovered(trouble);
                    then.run();
                });
    }
}
