package app.offcut.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.plan.PlannedFile.Progress;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.review.ReviewModel.Sum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review with the real engine deletes what its button says. */
class ReviewOnDiskTest {
    @TempDir Path folder;
    private final SameThread background = new SameThread();
    private SampleLibrary library;
    private SampleProject first;
    private SampleProject second;
    private OpenLibrary session;
    private ProjectsModel projects;

    @BeforeEach
    void open() throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("library")), Form.SHIPPED);
        first = library.project("p1").scenes(1).finished();
        second = library.project("p2").scenes(1).finished();
        session = LibraryOpener.open(library.root(), TestEnvironment.in(folder));
        projects = new ProjectsModel(session, background, _ -> {});
        projects.measurements().again();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void keepsAFileThatCameAfterItWasShown() {
        ReviewModel review = review();
        Path shown = library.root().resolve(first.audioFolder() + "scene-1.mp3");
        Path later = library.file(first.audioFolder() + "scene-2.mp3", 700, library.longAgo());
        assertTrue(Files.exists(shown));
        review.cleanUp();
        assertFalse(Files.exists(shown));
        assertTrue(Files.exists(later));
    }

    @Test
    void countsAFileWithTwoNamesOnceWhicheverProjectsTheyBelongTo() throws IOException {
        Sum before = review().sumProperty().get();
        Path voice = library.root().resolve(first.audioFolder() + "scene-1.mp3");
        Path twin = library.root().resolve(second.audioFolder() + "scene-7.mp3");
        Files.createLink(twin, voice);
        assertEquals(new Sum(2, before.files() + 1, before.bytes()), review().sumProperty().get());
    }

    @Test
    void keepsAFileThatWasTakenOutAndTicksTheOthersOff() {
        projects.start();
        ReviewModel review = review();
        Path spared = library.root().resolve(first.audioFolder() + "scene-1.mp3");
        PlannedFile voice = file(review, spared);
        voice.tickedProperty().set(false);
        Sum shown = review.sumProperty().get();
        review.cleanUp();
        assertTrue(Files.exists(spared));
        assertEquals(shown, review.doneProperty().get());
        for (PlannedFile file : review.candidates().getFirst().plan().files())
            assertEquals(
                    file.goes() ? new Progress.Done() : new Progress.None(),
                    file.progressProperty().get(),
                    file.item().path());
    }

    private PlannedFile file(ReviewModel review, Path path) {
        String wanted = library.root().relativize(path).toString();
        return review.candidates().stream()
                .flatMap(candidate -> candidate.plan().files().stream())
                .filter(file -> file.item().path().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private ReviewModel review() {
        List<ListedProject> all = List.copyOf(projects.list().all());
        return new ReviewModel(projects, session, background, all);
    }
}
