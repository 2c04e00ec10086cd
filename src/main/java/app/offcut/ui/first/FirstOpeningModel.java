package app.offcut.ui.first;

import app.offcut.cleanup.survey.Survey;
import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.preferences.AutoCleanModel;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The page for the first opening of a library. Until the user continues, nothing is watched, and
 * nothing is written except Offcut's own database and the switch on this page.
 */
public final class FirstOpeningModel {
    private final Session session;
    private final Background background;
    private final Found found;
    private final AutoCleanModel autoClean;
    private final Runnable goOn;
    private final ReadOnlyObjectWrapper<Sizes> sizes =
            new ReadOnlyObjectWrapper<>(new Sizes.Measuring());

    /** How much space could be freed. */
    public sealed interface Sizes {
        record Measuring() implements Sizes {}

        record Measured(long bytes, int projects) implements Sizes {}

        record Unknown(String why) implements Sizes {}
    }

    public FirstOpeningModel(
            Session session,
            Background background,
            Found found,
            AutoCleanModel autoClean,
            Runnable goOn) {
        this.session = session;
        this.background = background;
        this.found = found;
        this.autoClean = autoClean;
        this.goOn = goOn;
    }

    String name() {
        return session.name();
    }

    String afterCleanup() {
        return session.afterCleanup();
    }

    Path root() {
        return session.root();
    }

    Found found() {
        return found;
    }

    AutoCleanModel autoClean() {
        return autoClean;
    }

    ReadOnlyObjectProperty<Sizes> sizesProperty() {
        return sizes.getReadOnlyProperty();
    }

    public void start() {
        autoClean.read();
        background.run(
                Lane.MEASURE,
                session::survey,
                survey -> sizes.set(measured(survey)),
                trouble -> sizes.set(new Sizes.Unknown(ErrorText.sentence(trouble))));
    }

    private static Sizes measured(Survey survey) {
        long ready = survey.rows().stream().filter(row -> row.state().cleanable()).count();
        return new Sizes.Measured(survey.totals().reclaimableBytes(), (int) ready);
    }

    void goOn() {
        // if this cannot be stored, the page is shown again
        background.run(Lane.ANSWER, session::markFirstOpeningSeen, () -> {}, ErrorText::log);
        goOn.run();
    }
}
