package app.offcut.ui;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.session.Session;
import app.offcut.settings.Environment;
import app.offcut.ui.fx.Background;
import app.offcut.ui.projects.table.StatePill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/** A real window on a real library, with the real engine. */
final class LiveWindow implements AutoCloseable {
    /** A pill of a project that can be undone. */
    static final Predicate<Node> HELD =
            node -> node instanceof StatePill pill && pill.getText().startsWith("Undo until ");

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final FxRobot robot;
    private final Environment environment;
    private Supplier<OwnDatabase> own;
    private boolean openedBefore = true;
    private Path demo;
    private UnaryOperator<Session> seenAs = session -> session;
    private @Nullable MainModel model;

    /** The folder holds the state folder. */
    LiveWindow(Stage stage, FxRobot robot, Path folder, Map<String, String> variables) {
        this.stage = stage;
        this.robot = robot;
        environment = TestEnvironment.in(folder, variables);
        own = () -> OwnDatabase.open(environment.stateFolder());
        demo = folder;
    }

    LiveWindow forTheFirstTime() {
        openedBefore = false;
        return this;
    }

    /** The library that the demo button opens. */
    LiveWindow withDemo(Path library) {
        demo = library;
        return this;
    }

    /** The preferences cannot be read. */
    LiveWindow withoutChoices() {
        own = TestWindow::noDatabase;
        return this;
    }

    /** Wraps the session that the window uses. */
    LiveWindow seenAs(UnaryOperator<Session> twin) {
        seenAs = twin;
        return this;
    }

    /** Opens the window on this library; null for the last one, or the welcome page. */
    void start(@Nullable Path library) {
        robot.interact(() -> {
            var engine =
                    TestWindow.engine(own, environment, path -> seenAs.apply(session(path)), demo);
            MainModel started = new MainModel(engine, new Background());
            model = started;
            TestWindow.show(started, environment.clock(), stage, 1000, 700);
            started.start(library);
        });
    }

    private Session session(Path path) {
        OpenLibrary session = LibraryOpener.open(path, environment);
        if (openedBefore) session.markFirstOpeningSeen();
        return session;
    }

    MainModel model() {
        return requireNonNull(model, "not started");
    }

    /** Waits until a node with this text or selector is visible. */
    void awaits(String words) {
        await(words)
                .atMost(PATIENCE)
                .until(() ->
                        robot.lookup(words).queryAll().stream().anyMatch(LiveWindow::isToBeSeen));
    }

    void awaitsHeld() {
        await("Undo until …")
                .atMost(PATIENCE)
                .until(() ->
                        robot.lookup(HELD).queryAll().stream().anyMatch(LiveWindow::isToBeSeen));
    }

    private static boolean isToBeSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return node.getScene() != null;
    }

    void press(String words) {
        awaits(words);
        robot.clickOn(words);
    }

    TableView<?> table() {
        return robot.lookup("#projects").queryAs(TableView.class);
    }

    /** All files but Offcut's own, with their checksums. */
    static Map<String, String> creatorsFiles(SampleLibrary library) {
        Map<String, String> files = library.checksums();
        files.keySet().removeIf(path -> path.contains(".offcut/"));
        return files;
    }

    /** All held files. */
    static Set<String> held(SampleLibrary library) {
        Set<String> files = library.files();
        files.removeIf(path -> !path.contains(".offcut/"));
        files.removeAll(Set.of(".offcut/lock", ".offcut/.gitignore"));
        return files;
    }

    static long caches(SampleLibrary library) throws IOException {
        return caches(library, _ -> true);
    }

    static long caches(SampleLibrary library, String project) throws IOException {
        return caches(library, file -> file.contains("/" + project + "/"));
    }

    private static long caches(SampleLibrary library, Predicate<String> which) throws IOException {
        try (var left = Files.walk(library.root().resolve(".cache"))) {
            return left.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> !file.contains(".offcut"))
                    .filter(which)
                    .count();
        } catch (UncheckedIOException e) {
            // a cleanup moved it during the walk
            if (e.getCause() instanceof NoSuchFileException) return caches(library, which);
            throw e;
        }
    }

    @Override
    public void close() {
        robot.interact(() -> model().close());
    }
}
