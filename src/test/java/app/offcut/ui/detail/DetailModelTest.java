package app.offcut.ui.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.RowState;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.Category;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.plan.PlanList;
import app.offcut.ui.plan.PlanOrder;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.plan.PlannedFile.Progress;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.list.ListedProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real library. */
class DetailModelTest {
    private static final String CLIP = ".cache/videos/p1/scene-1-source.mp4";

    @TempDir Path folder;
    private SampleLibrary files;
    private OpenLibrary session;
    private final List<Notice> notices = new ArrayList<>();
    private ProjectsModel projects;
    private DetailModel model;

    @BeforeEach
    void open() throws Exception {
        files = SampleLibrary.in(Files.createDirectory(folder.resolve("app")), Form.SHIPPED);
        files.project("p1").scenes(2).download("dvids", "11").finished();
        files.project("p2").scenes(1).finished();
        session = LibraryOpener.open(files.root(), TestEnvironment.in(folder));
        var background = new SameThread();
        projects = new ProjectsModel(session, background, notices::add);
        model = new DetailModel(session, background, projects, notices::add);
        projects.measurements().again();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void opensAFileAndTheFolderThatHoldsIt() {
        List<Path> opened = new ArrayList<>();
        String video = "public/videos/p1/final.mp4";
        model.open(video, opened::add);
        model.reveal(video, opened::add);
        Path file = files.root().resolve(video);
        assertEquals(List.of(file, file.getParent()), opened);
        assertEquals(List.of(), notices);
    }

    @Test
    void saysThatAFileIsGoneInsteadOfOpeningIt() {
        List<Path> opened = new ArrayList<>();
        model.open("public/videos/p1/gone.mp4", opened::add);
        assertEquals(List.of(), opened);
        assertTrue(notices.getFirst().text().contains("gone.mp4"), notices.toString());
    }

    private ListedProject look(String id) {
        ListedProject project = projects.list().find(id).orElseThrow();
        model.look(project);
        return project;
    }

    private PlannedFile file(String path) {
        return model.shown().stream()
                .filter(f -> f.item().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void addsUpThePlanAndFiltersIt() {
        look("p1");
        var sum = model.sumProperty().get();
        assertEquals(model.shown().size(), sum.going() + sum.staying());
        assertTrue(sum.going() > 0 && sum.bytes() > 0);
        model.filterProperty().set(PlanFilter.GOES);
        assertEquals(sum.going(), model.shown().size());
        model.filterProperty().set(PlanFilter.STAYS);
        assertEquals(sum.staying(), model.shown().size());
        assertEquals("", model.saidProperty().get());
    }

    /** As a project of 300 takes seconds to be looked at. */
    @Test
    void saysNothingOfAPlanThatIsNotThereYet() {
        SameThread background = detailOf(new SampleSession(Rows.ready("p1", 30, 20)));
        background.hold();
        look("p1");
        assertTrue(model.lookingProperty().get());
        assertFalse(model.planned());
        assertFalse(model.mayRun());
        background.next();
        assertFalse(model.lookingProperty().get());
        assertTrue(model.planned());
        assertTrue(model.mayRun());
    }

    @Test
    void looksNoLongerWhenTheAnswerIsThatItCannotTell() {
        var sample = new SampleSession(Rows.ready("p1", 30, 20));
        SameThread background = detailOf(sample);
        background.hold();
        look("p1");
        sample.trouble = Problem.usage("Cannot be read.");
        background.next();
        assertFalse(model.lookingProperty().get());
        assertFalse(model.planned());
        assertEquals("Cannot be read.", model.saidProperty().get());
    }

    @Test
    void saysOfAProjectAtWorkThatItIsBeingCleanedUp() {
        detailOf(
                new SampleSession(
                        Rows.row("p1", "Ports", new RowState.Cleaning(1, 9), 30),
                        Rows.ready("p2", 20)));
        look("p1");
        assertFalse(model.lookingProperty().get());
        assertEquals(Texts.of("ui.detail.at-work"), model.saidProperty().get());
        look("p2");
        assertEquals("", model.saidProperty().get());
    }

    private SameThread detailOf(SampleSession sample) {
        var background = new SameThread();
        projects = new ProjectsModel(sample, background, notices::add);
        model = new DetailModel(sample, background, projects, notices::add);
        projects.measurements().again();
        return background;
    }

    @Test
    void showsTheLargestFirstUnlessAskedOtherwise() {
        look("p1");
        List<Long> sizes = model.shown().stream().map(f -> f.item().bytes()).toList();
        assertEquals(sizes.stream().sorted(Comparator.reverseOrder()).toList(), sizes);
        model.orderProperty().set(PlanOrder.PATH);
        List<String> paths = model.shown().stream().map(f -> f.item().path()).toList();
        assertEquals(paths.stream().sorted().toList(), paths);
        assertEquals("Scene 1 · source clip", file(CLIP).name());
    }

    @Test
    void unticksAndTicksAllFilesOfAKindAtOnce() {
        ListedProject project = look("p1");
        var before = model.sumProperty().get();
        long all = model.ticks(Category.SEGMENTS).all();
        assertTrue(all > 1);
        model.tick(Category.SEGMENTS, false);
        assertEquals(new DetailModel.Ticks(0, all), model.ticks(Category.SEGMENTS));
        assertEquals(before.going() - all, model.sumProperty().get().going());
        assertEquals(all, project.row().filesTakenOut());
        assertEquals(model.ticks(Category.AUDIO).all(), model.ticks(Category.AUDIO).ticked());
        file(CLIP).tickedProperty().set(true);
        assertEquals(new DetailModel.Ticks(1, all), model.ticks(Category.SEGMENTS));
        model.tick(Category.SEGMENTS, true);
        assertEquals(before, model.sumProperty().get());
        assertEquals(0, project.row().filesTakenOut());
        assertEquals(new DetailModel.Ticks(0, 0), model.ticks(Category.FINAL));
    }

    /** One of them is gone; the others stay unticked, as the next look shows. */
    @Test
    void unticksTheRestOfAKindWhenOneOfThemIsGone() throws Exception {
        look("p1");
        long all = model.ticks(Category.SEGMENTS).all();
        Files.delete(files.root().resolve(CLIP));
        model.tick(Category.SEGMENTS, false);
        assertEquals(1, notices.size());
        assertEquals(new DetailModel.Ticks(0, all - 1), model.ticks(Category.SEGMENTS));
    }

    /** As a container's root leaves them. */
    @Test
    void saysBeforehandHowManyFilesCannotGo() {
        var sample = new SampleSession(Rows.ready("p1", 30));
        sample.closedFiles = 1;
        detailOf(sample);
        look("p1");
        String said = Texts.of("plan.not-writable", 1, model.sumProperty().get().going());
        assertEquals(said, model.saidProperty().get());
    }

    @Test
    void cleansExactlyWhatIsLeftOfThePlan() {
        ListedProject project = look("p1");
        var before = model.sumProperty().get();
        PlannedFile spared = file(CLIP);
        spared.tickedProperty().set(false);
        assertEquals(before.going() - 1, model.sumProperty().get().going());
        assertEquals(before.bytes() - spared.item().bytes(), model.sumProperty().get().bytes());
        model.cleanUp();
        assertTrue(Files.exists(files.root().resolve(CLIP)));
        assertFalse(Files.exists(files.root().resolve(".cache/videos/p1/scene-01-default.mp4")));
        assertTrue(project.row().state() instanceof RowState.Held, project.row()::toString);
        session.purge(((RowState.Held) project.row().state()).run());
        projects.measurements().again();
        assertEquals(new RowState.Clean(), project.row().state(), "the user kept the file");
        assertEquals(1, project.row().filesTakenOut());
        assertTrue(Files.exists(files.root().resolve(CLIP)));
    }

    @Test
    void remembersATickForTheNextLook() {
        ListedProject project = look("p1");
        long before = project.row().usage().reclaimableBytes();
        List<PlannedFile> shown = List.copyOf(model.shown());
        file(CLIP).tickedProperty().set(false);
        assertEquals(shown, model.shown(), "the same objects, so that the selection stays");
        assertEquals(1, project.row().filesTakenOut());
        assertEquals(before - file(CLIP).item().bytes(), project.row().usage().reclaimableBytes());
        model.look(null);
        look("p1");
        assertFalse(file(CLIP).goes());
        assertEquals(project.row().usage().reclaimableBytes(), model.sumProperty().get().bytes());
        file(CLIP).tickedProperty().set(true);
        assertEquals(0, project.row().filesTakenOut());
        assertEquals(before, project.row().usage().reclaimableBytes());
        model.cleanUp();
        assertFalse(Files.exists(files.root().resolve(CLIP)));
    }

    /** A cleanup moved the file before it was unticked. */
    @Test
    void putsATickBackThatCouldNotBeSavedAndSaysWhy() throws Exception {
        look("p1");
        PlannedFile file = file(CLIP);
        Files.delete(files.root().resolve(CLIP));
        file.tickedProperty().set(false);
        assertTrue(file.tickedProperty().get());
        assertEquals(1, notices.size());
        assertTrue(notices.getFirst().text().contains(CLIP), notices.toString());
    }

    @Test
    void ticksOffWhatHasLeftItsPlace() {
        look("p1");
        List<PlannedFile> all = List.copyOf(model.shown());
        List<PlannedFile> going = all.stream().filter(PlannedFile::goes).toList();
        model.cleanUp();
        for (PlannedFile file : going)
            assertEquals(new Progress.Done(), file.progressProperty().get(), file.item().path());
        for (PlannedFile file : all)
            if (!going.contains(file))
                assertEquals(new Progress.None(), file.progressProperty().get());
    }

    @Test
    void saysWhyNothingMayGo() throws Exception {
        files.sql("UPDATE assembly_jobs SET status = 'processing', created_at = datetime('now')");
        projects.measurements().again();
        look("p2");
        assertFalse(model.mayRun());
        assertFalse(model.saidProperty().get().isEmpty());
        assertEquals(new PlanList.Sum(0, model.shown().size(), 0, 0), model.sumProperty().get());
        assertTrue(model.shown().stream().anyMatch(PlannedFile::refused));
    }

    @Test
    void followsTheProjectThatIsLookedAt() {
        look("p1");
        long first = model.shown().size();
        look("p2");
        assertTrue(model.shown().size() < first);
        model.look(null);
        assertEquals(0, model.shown().size());
        assertFalse(model.mayRun());
    }
}
