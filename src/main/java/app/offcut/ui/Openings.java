package app.offcut.ui;

import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.session.Session;
import app.offcut.settings.WindowState;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Opens libraries one at a time; the last request wins. */
final class Openings {
    private final Engine engine;
    private final Background background;
    private final Consumer<Opened> show;
    private final BiConsumer<Throwable, Path> none;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable Opening next;
    private @Nullable Path awaited;
    private boolean trying;

    record Opened(Session session, Optional<Found> found, WindowState window) {
        private static Opened now(Engine engine, Path folder) {
            Session session = engine.open().apply(folder);
            try {
                return new Opened(session, session.firstOpening(), session.window());
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        }
    }

    /** A library to open; {@code again} is retried periodically on failure, null for none. */
    private record Opening(
            Path folder, Callable<Opened> work, Consumer<String> failed, @Nullable Path again) {}

    Openings(
            Engine engine,
            Background background,
            Consumer<Opened> show,
            BiConsumer<Throwable, Path> none) {
        this.engine = engine;
        this.background = background;
        this.show = show;
        this.none = none;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last folder could not be opened; empty if it could. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    void failed(Throwable problem) {
        trouble.set(ErrorText.sentence(problem));
    }

    void open(Path folder) {
        open(folder, trouble::set);
    }

    void open(Path folder, Consumer<String> failed) {
        begin(new Opening(folder, () -> Opened.now(engine, folder), failed, null));
    }

    /**
     * Opens the last library at the start. Retries on failure, because its disk may be connected
     * after login.
     */
    void openPatiently(Path folder) {
        begin(new Opening(folder, () -> Opened.now(engine, folder), trouble::set, folder));
    }

    void openDemo(Path folder) {
        Callable<Opened> demo =
                () -> {
                    engine.writeDemo().accept(folder);
                    return Opened.now(engine, folder);
                };
        begin(new Opening(folder, demo, trouble::set, null));
    }

    /** Retries opening the library that could not be opened at the start. Call periodically. */
    void tryAgain() {
        Path folder = awaited;
        if (folder == null || trying) return;
        trying = true;
        background.run(
                Lane.ANSWER,
                () -> Opened.now(engine, folder),
                opened -> {
                    trying = false;
                    if (folder.equals(awaited)) {
                        awaited = null;
                        trouble.set("");
                        show.accept(opened);
                    } else
                        background.run(Lane.CLEAN, opened.session::close, () -> {}, ErrorText::log);
                },
                _ -> trying = false); // the reason is already shown
    }

    private void begin(Opening opening) {
        awaited = null;
        if (busy.get()) {
            next = opening;
            return;
        }
        busy.set(true);
        trouble.set("");
        background.run(
                Lane.ANSWER,
                opening.work,
                opened -> {
                    busy.set(false);
                    show.accept(opened);
                    beginNext();
                },
                problem -> {
                    busy.set(false);
                    opening.failed.accept(ErrorText.sentence(problem));
                    awaited = opening.again;
                    none.accept(problem, opening.folder);
                    beginNext();
                });
    }

    private void beginNext() {
        Opening waiting = next;
        next = null;
        if (waiting != null) begin(waiting);
    }
}
