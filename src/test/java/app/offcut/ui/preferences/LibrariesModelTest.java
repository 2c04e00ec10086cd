package app.offcut.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.KnownLibraries;
import app.offcut.library.KnownLibraries.Measured;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.preferences.LibrariesModel.Line;
import app.offcut.ui.preferences.LibrariesModel.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesModelTest {
    @TempDir Path folder;
    private OwnDatabase own;
    private Path here;
    private Path shown;
    private Path away;
    private final SameThread background = new SameThread();
    private final List<Path> opened = new ArrayList<>();
    private final List<List<Path>> listed = new ArrayList<>();
    private int left;
    private LibrariesModel model;

    @BeforeEach
    void openThree() throws IOException {
        own = OwnDatabase.open(folder.resolve("state"));
        here = Files.createDirectory(folder.resolve("here"));
        Files.createFile(here.resolve(AiVideoLayout.DATABASE));
        shown = folder.resolve("shown");
        away = folder.resolve("away");
        new LibraryTable(own).memoryOf(away, 1, 1);
        new LibraryTable(own).memoryOf(here, 1, 2);
        new LibraryTable(own).memoryOf(shown, 1, 3);
        model =
                new LibrariesModel(
                        background,
                        new LibrariesModel.Actions(
                                (path, failed) -> {
                                    opened.add(path);
                                    failed.accept("No library here.");
                                },
                                () -> Optional.of(shown),
                                then -> {
                                    left++;
                                    then.run();
                                },
                                listed::add));
    }

    @AfterEach
    void close() {
        own.close();
    }

    private void read() {
        model.read(new KnownLibraries(own, TestEnvironment.in(folder)));
    }

    private List<Place> places() {
        return model.lines().stream().map(Line::place).toList();
    }

    @Test
    void listsTheLibrariesAndThenLooksWhetherTheyAreThere() {
        background.hold();
        read();
        background.next();
        assertEquals(List.of(Place.OPEN, Place.LOOKING, Place.LOOKING), places());
        background.all();
        assertEquals(List.of(Place.OPEN, Place.THERE, Place.AWAY), places());
        assertEquals(List.of(List.of(shown, here, away)), listed);
    }

    @Test
    void saysWhatEachContainedWhenItWasMeasured() {
        own.change(sql -> {
            sql.run(
                    "UPDATE library SET measured_at = '2026-11-22T10:00:00Z' WHERE root = ?",
                    here.toString());
            sql.run(
                    "INSERT INTO measured_project (library_id, project_id, position, name, scenes,"
                            + " state, refusals, files_left, reclaimable_bytes, shared_bytes)"
                            + " SELECT id, 'p1', 0, 'One', 1, 'ready', '[]', 0, 30, 0 FROM library"
                            + " WHERE root = ?",
                    here.toString());
            return sql.run(
                    "INSERT INTO measured_category (library_id, project_id, category, files, bytes)"
                            + " SELECT id, 'p1', 'audio', 2, 70 FROM library WHERE root = ?",
                    here.toString());
        });
        read();
        assertNull(model.lines().get(0).measured());
        assertEquals(
                new Measured(Instant.parse("2026-11-22T10:00:00Z"), 70, 30),
                model.lines().get(1).measured());
    }

    @Test
    void removesALibraryFromTheList() {
        read();
        model.remove(model.lines().get(2));
        assertEquals(List.of(Place.OPEN, Place.THERE), places());
        assertEquals(List.of(shown, here), listed.getLast());
        assertEquals(0, left);
    }

    @Test
    void closesTheOpenLibraryBeforeItRemovesIt() {
        read();
        model.remove(model.lines().getFirst());
        assertEquals(1, left);
        assertEquals(List.of(here, away), listed.getLast());
    }

    @Test
    void saysWhyAFolderCannotBeAdded() {
        read();
        model.open(folder);
        assertEquals(List.of(folder), opened);
        assertEquals("No library here.", model.troubleProperty().get());
        read();
        assertEquals("", model.troubleProperty().get());
    }

    @Test
    void saysWhyALibraryCannotBeRelocated() {
        read();
        model.relocate(model.lines().get(2), folder.resolve("nowhere"));
        assertTrue(
                model.troubleProperty().get().contains("does not exist"),
                model.troubleProperty().get());
        assertEquals(List.of(Place.OPEN, Place.THERE, Place.AWAY), places());
    }
}
