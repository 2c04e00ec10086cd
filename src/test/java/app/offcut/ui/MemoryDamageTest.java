package app.offcut.ui;

import static app.offcut.database.own.Tables.PIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.session.SampleSession;
import app.offcut.settings.Environment;
import app.offcut.ui.damage.DamageModel;
import app.offcut.ui.damage.DamageModel.Way;
import app.offcut.ui.fx.SameThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window offers while offcut.db is damaged. */
class MemoryDamageTest {
    @TempDir Path folder;
    private Path file;
    private MainModel model;
    private final List<OwnDatabase> opened = new ArrayList<>();
    private final List<SampleSession> sessions = new ArrayList<>();

    @BeforeEach
    void pinAndDamage() throws IOException {
        Environment environment = TestEnvironment.in(folder);
        file = environment.stateFolder().resolve("offcut.db");
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            long id = new LibraryTable(own).memoryOf(Path.of("/media/anna/generator"), 1, 2).id();
            own.write(sql -> sql.insertInto(PIN).values(id, "pinned").execute());
        }
        Files.write(file, new byte[0]);
        model =
                new MainModel(
                        TestWindow.engine(
                                () -> {
                                    OwnDatabase own = OwnDatabase.open(environment.stateFolder());
                                    opened.add(own);
                                    return own;
                                },
                                environment,
                                _ -> {
                                    sessions.add(new SampleSession(Rows.ready("p1", 1)));
                                    return sessions.getLast();
                                },
                                folder.resolve("demo")),
                        new SameThread());
        model.start(Path.of("library"));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private DamageModel shown() {
        return assertInstanceOf(Page.Damage.class, model.pageProperty().get()).model();
    }

    private Way way(String id) {
        return shown().ways().stream().filter(way -> way.id().equals(id)).findFirst().orElseThrow();
    }

    private List<String> pins() {
        return opened.getLast().read(sql -> sql.fetchValues(PIN.PROJECT_ID));
    }

    @Test
    void opensNoLibraryBeforeTheRecovery() throws IOException {
        assertTrue(shown().sentence().contains("" + file), shown().sentence());
        assertEquals(
                List.of("take-copy", "start-afresh"),
                shown().ways().stream().map(Way::id).toList());
        assertEquals(List.of(), sessions);
        assertEquals(0, Files.size(file));
    }

    @Test
    void goesBackToTheCopyAndThenOpensTheLibrary() {
        way("take-copy").action().run();
        assertInstanceOf(Page.Library.class, model.pageProperty().get());
        assertEquals(1, sessions.size());
        assertEquals(List.of("pinned"), pins());
    }

    @Test
    void beginsAfreshAndThenOpensTheLibrary() {
        way("start-afresh").action().run();
        assertInstanceOf(Page.Library.class, model.pageProperty().get());
        assertEquals(List.of(), pins());
    }

    @Test
    void saysWhyTheCopyCannotBeUsed() throws IOException {
        Files.writeString(file.resolveSibling("offcut.db.copy"), "no database");
        way("take-copy").action().run();
        assertTrue(shown().trouble().get().contains("offcut.db.copy"), shown().trouble().get());
        assertFalse(shown().busy().get(), "the other recovery is still offered");
        assertEquals(0, Files.size(file));
    }
}
