package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.text.Problem;
import app.offcut.ui.damage.DamageModel;
import app.offcut.ui.damage.DamageModel.Way;
import app.offcut.ui.fx.SameThread;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are held in the chosen library, of which offcut.db knows nothing. */
class UnknownLibraryTest {
    @TempDir Path folder;

    @Test
    void anotherCanBeChosenInstead() {
        var environment = TestEnvironment.in(folder);
        MainModel model =
                new MainModel(
                        TestWindow.engine(
                                () -> OwnDatabase.open(environment.stateFolder()),
                                environment,
                                _ -> {
                                    throw Problem.saying(
                                            Problem.Code.OWN_DATABASE_DAMAGED, "held, but unknown");
                                },
                                folder.resolve("demo")),
                        new SameThread());
        model.start(null);
        model.open(Path.of("library"));
        DamageModel shown = assertInstanceOf(Page.Damage.class, model.pageProperty().get()).model();
        assertEquals(
                List.of("take-as-new", "leave-as-is"), shown.ways().stream().map(Way::id).toList());
        shown.ways().getLast().action().run();
        assertInstanceOf(Page.Welcome.class, model.pageProperty().get());
        model.close();
    }

    @Test
    void theChooserBeginsAtHome() {
        assertEquals(
                new File(System.getProperty("user.home")),
                MainWindow.folderChooser("Choose a folder").getInitialDirectory());
    }
}
