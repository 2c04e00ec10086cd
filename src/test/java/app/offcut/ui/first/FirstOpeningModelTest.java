package app.offcut.ui.first;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.Generators;
import app.offcut.generator.Records.Description;
import app.offcut.generator.aivideogen.SchemaForm;
import app.offcut.library.GeneratorChoice;
import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.library.scan.OtherHalf;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.ui.Rows;
import app.offcut.ui.first.FirstOpeningModel.Sizes;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.preferences.AutoCleanModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstOpeningModelTest {
    private static final Found FOUND =
            new Found(
                    new Description.Usable(
                            Path.of("ai-video-generator.db"), SchemaForm.PROGRAM, 2, false),
                    List.of(),
                    Path.of("state", "offcut.db"));

    private final SampleSession session =
            new SampleSession(Rows.ready("p1", 7), Rows.ready("p2", 5), Rows.held("p3", "Salt", 9));
    private int shown;
    private int reopened;

    private FirstOpeningModel model() {
        return model(FOUND);
    }

    private FirstOpeningModel model(Found found) {
        session.first = Optional.of(found);
        SameThread background = new SameThread();
        return new FirstOpeningModel(
                session,
                background,
                found,
                new AutoCleanModel(session, background),
                () -> shown++,
                () -> reopened++);
    }

    @Test
    void measuresWhatCanBeFreedAndReadsTheSwitch() {
        FirstOpeningModel model = model();
        assertEquals(new Sizes.Measuring(), model.sizesProperty().get());
        model.start();
        assertEquals(new Sizes.Measured(12_000_000, 2), model.sizesProperty().get());
        assertTrue(model.autoClean().onProperty().getValue());
    }

    @Test
    void saysWhyTheLibraryCannotBeMeasured() {
        session.unmeasurable = Problem.usage("The disk is gone.");
        FirstOpeningModel model = model();
        model.start();
        assertEquals(new Sizes.Unknown("The disk is gone."), model.sizesProperty().get());
    }

    @Test
    void isNotToldAgainOnceTheUserWentOn() {
        model().goOn();
        assertEquals(Optional.empty(), session.firstOpening());
        assertEquals(1, shown);
    }

    private static GeneratorChoice choice(String word, boolean sure) {
        return new GeneratorChoice(
                Generators.named(word).orElseThrow(), sure, List.of("storage/tasks"));
    }

    private FirstOpeningModel asking() {
        session.undecided = true;
        Found found =
                new Found(
                        FOUND.records(),
                        FOUND.zones(),
                        FOUND.memory(),
                        null,
                        List.of(choice("aivideogen", true), choice("story-flicks", false)));
        session.first = Optional.of(found);
        SameThread background = new SameThread();
        return new FirstOpeningModel(
                session,
                background,
                found,
                new AutoCleanModel(session, background),
                () -> shown++,
                () -> reopened++);
    }

    @Test
    void opensTheLibraryAgainOnceItIsKnownWhoseItIs() {
        FirstOpeningModel model = asking();
        assertTrue(model.undecided());
        model.answerProperty().set(choice("aivideogen", true));
        model.goOn();
        assertEquals(List.of("aivideogen"), session.settled);
        assertEquals(1, reopened);
        assertEquals(0, shown);
        assertTrue(session.firstOpening().isPresent());
    }

    @Test
    void showsOnlySizesWhileNobodyKnowsWhoseItIs() {
        FirstOpeningModel model = asking();
        model.start();
        assertInstanceOf(Sizes.Used.class, model.sizesProperty().get());
        model.goOn();
        assertEquals(List.of(), session.settled);
        assertEquals(0, reopened);
        assertEquals(1, shown);
    }

    @Test
    void saysWhyTheAnswerCannotBeTaken() {
        FirstOpeningModel model = asking();
        model.answerProperty().set(choice("story-flicks", false));
        session.trouble = Problem.usage("Files are held.");
        model.goOn();
        assertEquals("Files are held.", model.troubleProperty().get());
        assertEquals(0, reopened + shown);
    }

    private FirstOpeningModel split(Path... caches) {
        OtherHalf half = new OtherHalf("No caches here.", List.of(caches));
        return model(new Found(FOUND.records(), List.of(), FOUND.memory(), half, List.of()));
    }

    @Test
    void opensAgainWithTheCachesThatWereChosen() {
        Path caches = Path.of("app");
        FirstOpeningModel model = split(Path.of("other"), caches);
        model.start();
        assertInstanceOf(Sizes.Used.class, model.sizesProperty().get());
        session.trouble = Problem.usage("Files are held.");
        model.openWith(caches);
        assertEquals("Files are held.", model.troubleProperty().get());
        session.trouble = null;
        model.openWith(caches);
        assertEquals(List.of(caches), session.openedWith);
        assertEquals("", model.troubleProperty().get());
        assertEquals(1, reopened);
        assertEquals(0, shown);
    }

    @Test
    void showsTheProjectsAlsoWhenItCannotBeNoted() {
        FirstOpeningModel model = model();
        session.trouble = Problem.usage("offcut.db cannot be written.");
        model.goOn();
        assertEquals(Optional.of(FOUND), session.firstOpening());
        assertEquals(1, shown);
    }
}
