package app.offcut.settings;

import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.settings.WindowState.Column;
import app.offcut.settings.WindowState.Place;
import app.offcut.settings.WindowState.Sort;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A library's {@link WindowState} in offcut.db, as words and numbers between spaces. What another
 * version of Offcut wrote and this one cannot read counts as never changed.
 */
public record StoredWindow(LibraryMemory memory) {
    private static final String HIDDEN = "hidden";
    private static final String MAXIMISED = "maximised";
    private static final String DESCENDING = "descending";

    /**
     * Of the library that was open last, without a look at its disk, which may be away.
     *
     * @param root of another library; null for none
     */
    public static WindowState last(OwnDatabase own, @Nullable Path root) {
        return new LibraryTable(own)
                .knownRoots().stream()
                        .filter(known -> root == null || known.root().equals(root.toString()))
                        .findFirst()
                        .map(known -> new StoredWindow(new LibraryMemory(own, known.id())).read())
                        .orElse(WindowState.INITIAL);
    }

    public WindowState read() {
        return new WindowState(
                read("window_place", StoredWindow::place),
                Optional.ofNullable(read("list_columns", StoredWindow::columns)).orElse(List.of()),
                read("list_sort", StoredWindow::sort),
                Optional.ofNullable(read("detail_width", words -> number(words[0]))).orElse(0.0),
                stored("list_view").read().orElse(""));
    }

    /** Writes what differs from before. */
    public void write(WindowState now) {
        WindowState before = read();
        memory.change(_ -> {
            Place place = now.place();
            Sort sort = now.sort();
            if (place != null && !place.equals(before.place()))
                stored("window_place").write(words(place));
            if (!now.columns().equals(before.columns()))
                stored("list_columns")
                        .write(
                                now.columns().stream()
                                        .map(StoredWindow::words)
                                        .collect(Collectors.joining(" ")));
            if (sort != null && !sort.equals(before.sort()))
                stored("list_sort")
                        .write(sort.column() + (sort.descending() ? " " + DESCENDING : ""));
            if (now.detailWidth() != before.detailWidth())
                stored("detail_width").write(String.valueOf(Math.round(now.detailWidth())));
            if (!now.view().equals(before.view())) stored("list_view").write(now.view());
            return true;
        });
    }

    private StoredPreference stored(String name) {
        return new StoredPreference(memory.own(), memory.id(), name);
    }

    private <T> @Nullable T read(String name, Function<String[], T> parse) {
        try {
            return stored(name).read().map(text -> parse.apply(text.split(" "))).orElse(null);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static Place place(String[] words) {
        boolean maximised = words.length > 4 && words[4].equals(MAXIMISED);
        return new Place(
                number(words[0]), number(words[1]), number(words[2]), number(words[3]), maximised);
    }

    private static String words(Place place) {
        return "%d %d %d %d%s"
                .formatted(
                        Math.round(place.x()),
                        Math.round(place.y()),
                        Math.round(place.width()),
                        Math.round(place.height()),
                        place.maximised() ? " " + MAXIMISED : "");
    }

    private static List<Column> columns(String[] words) {
        return Arrays.stream(words)
                .map(word -> word.split(":"))
                .map(part ->
                        new Column(
                                part[0],
                                number(part[1]),
                                part.length < 3 || !part[2].equals(HIDDEN)))
                .toList();
    }

    private static String words(Column column) {
        return column.word()
                + ":"
                + Math.round(column.width())
                + (column.shown() ? "" : ":" + HIDDEN);
    }

    private static Sort sort(String[] words) {
        return new Sort(words[0], words.length > 1 && words[1].equals(DESCENDING));
    }

    private static double number(String word) {
        return Long.parseLong(word);
    }
}
