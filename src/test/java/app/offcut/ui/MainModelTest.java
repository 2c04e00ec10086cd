package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.survey.RowState;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.Records.Description;
import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.session.SampleHolds;
import app.offcut.session.SampleSession;
import app.offcut.session.Session;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.preferences.Choice;
import app.offcut.ui.preferences.LibrariesModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainModelTest {
    private static final Path NOWHERE = Path.of("nowhere");

    private static final Found FOUND =
            new Found(
                    new Description.Unusable(Path.of("ai-video-generator.db"), "It is damaged."),
                    List.of(),
                    Path.of("offcut.db"));

    private Optional<Found> first = Optional.empty();
    private final List<Path> demos = new ArrayList<>();
    private boolean back;
    private final List<SampleSession> opened = new ArrayList<>();
    private final SameThread background = new SameThread();
    private final MainModel model =
            model(() -> {
                throw Problem.usage("The state folder cannot be written.");
            });

    private MainModel model(Supplier<OwnDatabase> own) {
        var environment = TestEnvironment.in(Path.of("state"));
        var engine =
                TestWindow.engine(own, environment, this::openSession, demos::add, Path.of("demo"));
        return new MainModel(engine, background);
    }

    @Test
    void welcomesWhenNoLibraryIsKnownAndSaysWhatIsWrong() {
        model.start(null);
        assertInstanceOf(Page.Welcome.class, model.pageProperty().get());
        assertEquals("The state folder cannot be written.", model.troubleProperty().get());
    }

    @Test
    void opensTheLibraryItIsGivenAndRemembersIt() {
        model.start(Path.of("library"));
        assertSame(opened.getFirst(), shown());
        assertEquals(List.of(opened.getFirst().root()), model.recent());
    }

    /** The window is made when the preferences are read, and its page when the library is open. */
    @Test
    void asksForTheDataBeforeWhatShowsIt(@TempDir Path state) {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            List<String> done = new ArrayList<>();
            MainModel opening = model(() -> own);
            opening.readProperty()
                    .subscribe(read -> {
                        if (read) done.add("window after " + opened.size() + " library");
                    });
            opening.pageProperty()
                    .subscribe(page -> {
                        if (page instanceof Page.Library(var open))
                            done.add(
                                    "page measured "
                                            + open.projects()
                                                    .measurements()
                                                    .measuredAtProperty()
                                                    .get()
                                                    .isPresent());
                    });
            opening.start(Path.of("library"));
            assertEquals(List.of("page measured true", "window after 1 library"), done);
        }
    }

    @Test
    void welcomesWithTheReasonWhenTheFirstLibraryCannotBeOpened() {
        model.start(NOWHERE);
        assertInstanceOf(Page.Welcome.class, model.pageProperty().get());
        assertEquals("No library here.", model.troubleProperty().get());
    }

    @Test
    void opensTheFirstLibraryWhenItsDiskComesLater() {
        model.start(NOWHERE);
        model.tryAgain();
        assertInstanceOf(Page.Welcome.class, model.pageProperty().get());
        assertEquals("No library here.", model.troubleProperty().get());
        back = true;
        model.tryAgain();
        assertSame(opened.getFirst(), shown());
        assertEquals("", model.troubleProperty().get());
        model.tryAgain();
        assertEquals(1, opened.size());
    }

    @Test
    void stopsRetryingWhenTheUserOpensAnother() {
        model.start(NOWHERE);
        model.open(Path.of("library"));
        back = true;
        model.tryAgain();
        assertEquals(1, opened.size());
        assertSame(opened.getFirst(), shown());
    }

    @Test
    void doesNotRetryALibraryTheUserChose() {
        model.start(null);
        model.open(NOWHERE);
        back = true;
        model.tryAgain();
        assertEquals(List.of(), opened);
    }

    @Test
    void keepsTheOpenLibraryWhenTheNextCannotBeOpened() {
        model.start(Path.of("library"));
        model.open(NOWHERE);
        assertSame(opened.getFirst(), shown());
        assertFalse(opened.getFirst().closed);
        assertEquals("No library here.", model.troubleProperty().get());
    }

    @Test
    void tellsWhatItFoundBeforeItStartsALibraryThatIsNew() {
        first = Optional.of(FOUND);
        model.start(Path.of("library"));
        assertInstanceOf(Page.First.class, model.pageProperty().get());
        SampleSession session = opened.getFirst();
        assertEquals(List.of(), session.watchers);
        assertEquals(0, session.recoveries);
        model.open(Path.of("other"));
        assertEquals(List.of(true, false), opened.stream().map(s -> s.closed).toList());
        model.close();
        assertEquals(List.of(true, true), opened.stream().map(s -> s.closed).toList());
    }

    /** The open library erases its own holds. */
    @Test
    void erasesWhatTheOpenLibraryAndAllOthersHold(@TempDir Path state) {
        var holds = new SampleHolds();
        var environment = TestEnvironment.in(state);
        var engine =
                new Engine(
                        () -> OwnDatabase.open(state),
                        environment,
                        this::openSession,
                        demos::add,
                        Path.of("demo"),
                        new Choice.Stored<>(() -> false, _ -> {}),
                        holds);
        MainModel model = new MainModel(engine, background);
        model.start(Path.of("library"));
        SampleSession session = opened.getFirst();
        assertEquals(List.of("start"), holds.done);
        holds.open.apply(session.root()).orElseThrow().run();
        assertEquals(1, session.endings);
        assertEquals(Optional.empty(), holds.open.apply(Path.of("other")));
        String run = "20261122-191301-7c04";
        session.held.put(run, new Session.HeldFiles(3, 700));
        session.rows.put(
                "h", Rows.row("h", "Held", new RowState.Held(run, 3, 700, Rows.NOW), 90, 60, 11));
        holds.trouble = List.of("The disk is away.");
        assertEquals(List.of("The disk is away."), model.holds().erase());
        assertEquals(List.of(run), session.purged);
        model.close();
        assertEquals(List.of("start", "erase", "close"), holds.done);
    }

    @Test
    void closesTheLibraryThatTheNextReplaces() {
        model.start(Path.of("library"));
        model.open(Path.of("other"));
        assertEquals(List.of(true, false), opened.stream().map(s -> s.closed).toList());
        model.close();
        assertEquals(List.of(true, true), opened.stream().map(s -> s.closed).toList());
    }

    @Test
    void closesTheLibraryEvenIfATaskTakesTooLong() {
        model.start(Path.of("library"));
        background.ends = false;
        model.close();
        assertTrue(opened.getFirst().closed);
    }

    @Test
    void reopensTheLibraryAfterItsDeviceNumberChanged() {
        model.start(Path.of("library"));
        opened.getFirst().watchers.forEach(w -> w.accept(new Event.DiskReturned()));
        assertEquals(List.of(true, false), opened.stream().map(s -> s.closed).toList());
        assertSame(opened.getLast(), shown());
    }

    @Test
    void writesTheDemoBeforeItOpensIt() {
        model.start(null);
        assertInstanceOf(Page.Welcome.class, model.pageProperty().get())
                .model()
                .demo()
                .accept(Path.of("demo"));
        assertEquals(List.of(Path.of("demo")), demos);
        assertInstanceOf(Page.Library.class, model.pageProperty().get());
    }

    @Test
    void showsTheWelcomePageWhenTheOpenLibraryIsRemoved(@TempDir Path state) {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            MainModel remembering = model(() -> own);
            remembering.start(Path.of("library"));
            new LibraryTable(own).memoryOf(opened.getFirst().root(), 1, 1);
            LibraryModel open = remembering.library().orElseThrow();
            LibrariesModel libraries = remembering.preferences(open).libraries();
            libraries.remove(libraries.lines().getFirst());
            assertInstanceOf(Page.Welcome.class, remembering.pageProperty().get());
            assertTrue(opened.getFirst().closed);
            assertEquals(List.of(), remembering.recent());
        }
    }

    @Test
    void reportsAnUnaddableLibraryInThePreferencesOnly(@TempDir Path state) {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            MainModel remembering = model(() -> own);
            remembering.start(Path.of("library"));
            LibraryModel open = remembering.library().orElseThrow();
            LibrariesModel libraries = remembering.preferences(open).libraries();
            libraries.open(NOWHERE);
            assertEquals("No library here.", libraries.troubleProperty().get());
            assertEquals("", remembering.troubleProperty().get());
        }
    }

    private Session shown() {
        return assertInstanceOf(Page.Library.class, model.pageProperty().get()).model().session();
    }

    private Session openSession(Path folder) {
        if (folder.equals(NOWHERE) && !back) throw Problem.usage("No library here.");
        SampleSession session = new SampleSession(Rows.ready("p1", 1));
        session.first = first;
        opened.add(session);
        return session;
    }
}
