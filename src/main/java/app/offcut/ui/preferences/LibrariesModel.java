package app.offcut.ui.preferences;

import app.offcut.library.KnownLibraries;
import app.offcut.library.KnownLibraries.Known;
import app.offcut.library.KnownLibraries.Measured;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The list of libraries that were opened before, and its actions. */
public final class LibrariesModel {
    private final Background background;
    private final Actions actions;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable KnownLibraries known;

    /** Whether a library is in its place. */
    public enum Place {
        /** Being checked; its disk may take long to respond. */
        LOOKING,
        THERE,
        AWAY,
        /** The library that the window shows. */
        OPEN
    }

    /**
     * @param measured null if it was never measured
     */
    public record Line(Known library, Place place, @Nullable Measured measured) {
        Line in(Place other) {
            return new Line(library, other, measured);
        }
    }

    private record Read(List<Known> libraries, Map<Long, Measured> measured) {}

    /** What the list needs of the window; opening reports why it failed, or an empty sentence. */
    public record Actions(
            BiConsumer<Path, Consumer<String>> open,
            Supplier<Optional<Path>> shown,
            Consumer<Runnable> leave,
            Consumer<List<Path>> listed) {}

    public LibrariesModel(Background background, Actions actions) {
        this.background = background;
        this.actions = actions;
    }

    /** Most recently opened first. */
    public ObservableList<Line> lines() {
        return lines;
    }

    /** Why the last action failed; empty if it succeeded. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public void read(KnownLibraries list) {
        known = list;
        trouble.set("");
        read();
    }

    private void read() {
        KnownLibraries list = known;
        if (list != null)
            background.run(
                    Lane.ANSWER,
                    () -> new Read(list.list(), list.measured()),
                    this::show,
                    this::fail);
    }

    private void show(Read read) {
        actions.listed.accept(read.libraries.stream().map(Known::root).toList());
        Optional<Path> open = actions.shown.get();
        lines.setAll(
                read.libraries.stream()
                        .map(one -> new Line(one, place(one, open), read.measured.get(one.id())))
                        .toList());
        for (Line line : List.copyOf(lines)) if (line.place == Place.LOOKING) look(line);
    }

    private static Place place(Known one, Optional<Path> open) {
        return open.equals(Optional.of(one.root())) ? Place.OPEN : Place.LOOKING;
    }

    /**
     * Checks whether the library exists; one at a time, because a disconnected network disk may
     * block for minutes.
     */
    private void look(Line line) {
        background.run(
                Lane.PLACE,
                () -> line.library.isThere() ? Place.THERE : Place.AWAY,
                place -> set(line, place),
                _ -> set(line, Place.AWAY));
    }

    private void set(Line line, Place place) {
        IntStream.range(0, lines.size())
                .filter(i -> lines.get(i) == line)
                .findFirst()
                .ifPresent(i -> lines.set(i, line.in(place)));
    }

    public void open(Path folder) {
        trouble.set("");
        actions.open.accept(folder, trouble::set);
    }

    /** Removes the library from the list, closing it first if it is open. */
    public void remove(Line line) {
        KnownLibraries list = known;
        if (list == null) return;
        trouble.set("");
        Runnable remove =
                () ->
                        background.run(
                                Lane.ANSWER,
                                () -> list.remove(line.library),
                                this::read,
                                this::fail);
        if (line.place == Place.OPEN) actions.leave.accept(remove);
        else remove.run();
    }

    /** Moves history, pins and sizes along with a library that is now in this folder. */
    public void relocate(Line line, Path folder) {
        KnownLibraries list = known;
        if (list == null) return;
        trouble.set("");
        background.run(
                Lane.PLACE, () -> list.relocate(line.library, folder), this::follow, this::fail);
    }

    /** Reopens the library, whose history has changed. */
    private void follow(Path root) {
        if (actions.shown.get().equals(Optional.of(root))) open(root);
        else read();
    }

    private void fail(Throwable problem) {
        trouble.set(ErrorText.sentence(problem));
    }
}
