package app.offcut.ui;

import app.offcut.database.OwnRecovery;
import app.offcut.session.LibraryOpener;
import app.offcut.settings.Environment;
import app.offcut.text.Formats;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.ui.damage.DamageModel;
import app.offcut.ui.damage.DamageModel.Way;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Handles a damaged offcut.db: shows the page and runs the recovery that the user chooses. */
final class MemoryDamage {
    private final Environment environment;
    private final Background background;
    private final Consumer<DamageModel> show;
    private final Runnable leave;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /**
     * @param leave shows where another library can be chosen
     */
    MemoryDamage(
            Environment environment,
            Background background,
            Consumer<DamageModel> show,
            Runnable leave) {
        this.environment = environment;
        this.background = background;
        this.show = show;
        this.leave = leave;
    }

    static boolean is(Throwable trouble) {
        return trouble instanceof Problem problem
                && problem.code() == Problem.Code.OWN_DATABASE_DAMAGED;
    }

    /**
     * Shows the damage page if the problem is damage.
     *
     * @param library the library that could not be opened because of it; null if none was requested
     * @param again called after the recovery
     */
    void onProblem(Throwable problem, @Nullable Path library, Runnable again) {
        busy.set(false);
        trouble.set("");
        OwnRecovery recovery = new OwnRecovery(environment.stateFolder());
        background.run(
                Lane.ANSWER,
                () -> new Seen(recovery.damage().isPresent(), recovery.copyMade()),
                seen ->
                        show.accept(
                                new DamageModel(
                                        ErrorText.sentence(problem),
                                        ways(seen, recovery, library, again),
                                        busy.getReadOnlyProperty(),
                                        trouble.getReadOnlyProperty())),
                ErrorText::log);
    }

    /** What must be read in the background. */
    private record Seen(boolean damaged, Optional<Instant> copy) {}

    private List<Way> ways(
            Seen seen, OwnRecovery recovery, @Nullable Path library, Runnable again) {
        List<Way> ways = new ArrayList<>();
        if (!seen.damaged && library != null) {
            ways.add(
                    new Way(
                            "take-as-new",
                            Texts.of("ui.damage.as-new"),
                            Texts.of("ui.damage.as-new.loses"),
                            () -> go(() -> takeAsNew(library), again)));
            ways.add(
                    new Way(
                            "leave-as-is",
                            Texts.of("ui.damage.another"),
                            Texts.of("ui.damage.another.loses"),
                            leave));
        }
        if (!seen.damaged) return ways;
        seen.copy.ifPresent(made ->
                ways.add(
                        new Way(
                                "take-copy",
                                Texts.of("ui.damage.copy", Formats.moment(made, Instant.now())),
                                Texts.of("ui.damage.copy.loses"),
                                () -> go(recovery::takeCopy, again))));
        ways.add(
                new Way(
                        "start-afresh",
                        Texts.of("ui.damage.afresh"),
                        Texts.of("ui.damage.afresh.loses"),
                        () -> go(recovery::startAfresh, again)));
        return ways;
    }

    private void takeAsNew(Path library) {
        LibraryOpener.openAsNew(library, environment).close();
    }

    private void go(Runnable way, Runnable again) {
        busy.set(true);
        trouble.set("");
        background.run(
                Lane.ANSWER,
                way::run,
                again,
                problem -> {
                    busy.set(false);
                    trouble.set(ErrorText.sentence(problem));
                });
    }
}
