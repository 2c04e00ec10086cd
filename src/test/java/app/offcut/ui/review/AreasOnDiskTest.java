package app.offcut.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.survey.RowState;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.session.Wired;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.list.ListedArea;
import app.offcut.ui.review.Candidate.Answer;
import app.offcut.ui.review.ReviewModel.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The areas above the list, from the click to the disk and back, with the real engine. */
class AreasOnDiskTest {
    private static final String OLD = "assets/cache/dvids/old.mp4";
    private static final String NEWER = "assets/cache/dvids/newer.mp4";
    private static final String SCRATCH = ".cache/audio/temp/1764000000000.mp3";

    @TempDir Path folder;
    private final SameThread background = new SameThread();
    private final List<Notice> notices = new ArrayList<>();
    private SampleLibrary library;
    private SampleProject project;
    private OpenLibrary session;
    private ProjectsModel projects;

    @BeforeEach
    void open() throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("library")), Form.SHIPPED);
        project = library.project("p1").scenes(1).finished();
        library.file(OLD, 9000, ago(60));
        library.file(NEWER, 5000, ago(20));
        library.file(SCRATCH, 300, ago(2));
        session = LibraryOpener.open(library.root(), TestEnvironment.in(folder));
        projects = new ProjectsModel(session, background, notices::add);
        projects.start();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static Instant ago(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    @Test
    void showsWhatEachContains() {
        assertEquals(2, area(Area.STOCK).row().total().files());
        assertEquals(14_000, area(Area.STOCK).row().total().bytes());
        assertEquals(1, area(Area.SCRATCH).row().total().files());
        assertEquals(0, area(Area.ORPHANS).row().total().files());
        assertNull(area(Area.STOCK).state());
    }

    @Test
    void cleansWhatWasShownAndUndoesIt() {
        ReviewModel review = review(Area.STOCK, AreaChoice.olderThan(Duration.ofDays(30)));
        assertEquals(1, review.sumProperty().get().files());
        review.cleanUp();
        assertEquals(Phase.ENDED, review.phaseProperty().get());
        assertFalse(there(OLD));
        assertTrue(there(NEWER));
        assertInstanceOf(RowState.Held.class, area(Area.STOCK).state());
        assertEquals(1, area(Area.STOCK).row().total().files());
        assertFalse(area(Area.STOCK).busy());
        projects.held().undo(area(Area.STOCK));
        assertTrue(there(OLD));
        assertNull(area(Area.STOCK).state());
        assertFalse(area(Area.STOCK).atWork());
        assertEquals("“Stock footage” was put back", notices.getLast().title());
    }

    @Test
    void showsTheLargestFileFirst() {
        ReviewModel review = review(Area.STOCK, AreaChoice.olderThan(Duration.ofDays(7)));
        assertEquals(
                List.of(OLD, NEWER),
                review.candidates().getFirst().plan().files().stream()
                        .map(file -> file.item().path())
                        .toList());
    }

    @Test
    void plansAgainWhenAnotherAgeIsChosen() {
        ReviewModel review = review(Area.STOCK, AreaChoice.olderThan(Duration.ofDays(90)));
        assertEquals(0, review.sumProperty().get().files());
        review.choose(AreaChoice.olderThan(Duration.ofDays(7)));
        assertEquals(2, review.sumProperty().get().files());
        review.choose(AreaChoice.keeping(5000));
        assertEquals(1, review.sumProperty().get().files());
        review.cleanUp();
        assertFalse(there(OLD));
        assertTrue(there(NEWER));
    }

    /** A late answer to an earlier choice must not be cleaned in place of the shown one. */
    @Test
    void dropsTheAnswerToAnEarlierChoice() {
        ReviewModel review = review(Area.STOCK, AreaChoice.olderThan(Duration.ofDays(90)));
        background.hold();
        review.choose(AreaChoice.olderThan(Duration.ofDays(7)));
        review.choose(AreaChoice.olderThan(Duration.ofDays(30)));
        background.next(); // plans by the first choice, and answers
        assertTrue(review.planningProperty().get());
        review.cleanUp();
        background.all();
        assertTrue(there(OLD) && there(NEWER));
        assertEquals(1, review.sumProperty().get().files());
    }

    @Test
    void cannotBeCleanedWhileItIsPlannedAgain() {
        ReviewModel review = review(Area.STOCK, AreaChoice.olderThan(Duration.ofDays(7)));
        background.hold();
        review.choose(AreaChoice.olderThan(Duration.ofDays(30)));
        review.cleanUp();
        background.all();
        assertTrue(there(OLD) && there(NEWER));
        assertEquals(Phase.ASKING, review.phaseProperty().get());
        assertEquals(1, review.sumProperty().get().files());
    }

    @Test
    void saysWhyNothingMayGo() {
        library.project("draft");
        ReviewModel review = review(Area.STOCK, AreaChoice.olderThan(Duration.ofDays(7)));
        assertInstanceOf(
                Answer.LeftOut.class, review.candidates().getFirst().answerProperty().get());
        review.cleanUp();
        assertTrue(there(OLD));
    }

    @Test
    void keepsAFileThatWasUnticked() {
        ReviewModel review = review(Area.STOCK, AreaChoice.olderThan(Duration.ofDays(7)));
        review.candidates().getFirst().plan().files().stream()
                .filter(file -> file.item().path().equals(NEWER))
                .forEach(file -> file.tickedProperty().set(false));
        review.cleanUp();
        assertFalse(there(OLD));
        assertTrue(there(NEWER));
    }

    @Test
    void undoesTheNewestCleanupBeItAProjectsOrAnAreas() {
        projects.cleanUp(projects.list().find("p1").orElseThrow());
        review(Area.SCRATCH, AreaChoice.of(Area.SCRATCH)).cleanUp();
        assertFalse(there(SCRATCH));
        projects.batches().undoNewest();
        assertTrue(there(SCRATCH));
        assertFalse(there(project.audioFolder() + "scene-1.mp3"));
        projects.batches().undoNewest();
        assertTrue(there(project.audioFolder() + "scene-1.mp3"));
    }

    @Test
    void erasesWhatIsHeld() {
        review(Area.SCRATCH, AreaChoice.of(Area.SCRATCH)).cleanUp();
        projects.held().erase(area(Area.SCRATCH));
        assertNull(area(Area.SCRATCH).state());
        assertFalse(there(SCRATCH));
        assertEquals(0, session.heldRuns().size());
    }

    @Test
    void erasesAtOnceIfNothingIsKept() {
        new Wired(session).preferences().keepTime(KeepTime.NOTHING);
        review(Area.SCRATCH, AreaChoice.of(Area.SCRATCH)).cleanUp();
        assertNull(area(Area.SCRATCH).state());
        assertFalse(there(SCRATCH));
        assertEquals(0, session.heldRuns().size());
    }

    private boolean there(String path) {
        return Files.exists(library.root().resolve(path));
    }

    private ListedArea area(Area area) {
        return projects.areas().find(area.id()).orElseThrow();
    }

    private ReviewModel review(Area area, AreaChoice first) {
        return new ReviewModel(projects, session, background, area(area), first);
    }
}
