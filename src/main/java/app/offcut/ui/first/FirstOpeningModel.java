package app.offcut.ui.first;

import app.offcut.cleanup.survey.Survey;
import app.offcut.library.GeneratorChoice;
import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.preferences.AutoCleanModel;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

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
    private final Runnable reopen;
    private final ObjectProperty<@Nullable GeneratorChoice> answer = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Sizes> sizes =
            new ReadOnlyObjectWrapper<>(new Sizes.Measuring());

    /** How much space could be freed, or is used while nobody knows what could be. */
    public sealed interface Sizes {
        record Measuring() implements Sizes {}

        record Measured(long bytes, int projects) implements Sizes {}

        record Used(long bytes) implements Sizes {}

        record Unknown(String why) implements Sizes {}
    }

    /**
     * @param goOn shows the library's projects
     * @param reopen opens the library again, after an answer
     */
    public FirstOpeningModel(
            Session session,
            Background background,
            Found found,
            AutoCleanModel autoClean,
            Runnable goOn,
            Runnable reopen) {
        this.session = session;
        this.background = background;
        this.found = found;
        this.autoClean = autoClean;
        this.goOn = goOn;
        this.reopen = reopen;
    }

    String name() {
        return session.name();
    }

    String generator() {
        return session.generator();
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

    /** Whether to ask whose library it is. */
    boolean undecided() {
        return !found.choices().isEmpty();
    }

    /** The folders whose caches the user can choose; empty if there is no such question. */
    List<Path> caches() {
        return found.caches();
    }

    /** Opens the database with the caches of one of those folders. */
    void openWith(Path caches) {
        answer(() -> session.openWithCaches(caches));
    }

    /** What the user has chosen; null for “I don’t know”. */
    ObjectProperty<@Nullable GeneratorChoice> answerProperty() {
        return answer;
    }

    /** Why the answer could not be taken; empty if it could. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
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
                why -> sizes.set(new Sizes.Unknown(ErrorText.sentence(why))));
    }

    private Sizes measured(Survey survey) {
        if (undecided() || !caches().isEmpty()) return new Sizes.Used(survey.totals().totalBytes());
        long ready = survey.rows().stream().filter(row -> row.state().cleanable()).count();
        return new Sizes.Measured(survey.totals().reclaimableBytes(), (int) ready);
    }

    private void answer(Runnable taken) {
        trouble.set("");
        background.run(Lane.ANSWER, taken, reopen, why -> trouble.set(ErrorText.sentence(why)));
    }

    /** Takes the answer, if there is one, and goes on. */
    void goOn() {
        GeneratorChoice chosen = answer.get();
        if (chosen != null) {
            answer(() -> session.settleGenerator(chosen.generator().word()));
            return;
        }
        // if this cannot be stored, the page is shown again
        background.run(Lane.ANSWER, session::markFirstOpeningSeen, () -> {}, ErrorText::log);
        goOn.run();
    }
}
