package app.offcut.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.session.SampleSession;
import app.offcut.settings.SpaceGoals;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpaceModelTest {
    private static final SpaceGoals FIFTY = new SpaceGoals(50_000_000_000L, 0, 30);

    private final SampleSession session = new SampleSession();
    private final SpaceModel model = new SpaceModel(session, new SameThread());

    @Test
    void turnsOnOnlyWhatWasSimulated() {
        model.read();
        assertFalse(model.canSimulate().get(), "there is nothing to simulate");
        model.edit(FIFTY);
        model.apply();
        assertEquals(SpaceGoals.OFF, session.spaceGoals);
        model.simulate();
        assertEquals(List.of(FIFTY), session.simulated);
        assertTrue(model.canApply().get());
        model.apply();
        assertEquals(FIFTY, session.spaceGoals);
        assertEquals(FIFTY, model.activeProperty().get());
        assertFalse(model.canApply().get(), "it is on");
    }

    @Test
    void wantsAnotherSimulationAfterEachChange() {
        model.edit(FIFTY);
        model.simulate();
        model.edit(FIFTY.withOlder(0));
        assertEquals(Optional.empty(), model.forecastProperty().get());
        assertFalse(model.canApply().get());
    }

    @Test
    void wantsAnotherSimulationWhenItIsReadAgain() {
        model.read();
        model.edit(FIFTY);
        model.simulate();
        model.read();
        assertEquals(FIFTY, model.draftProperty().get());
        assertEquals(Optional.empty(), model.forecastProperty().get());
        assertFalse(model.canApply().get());
    }

    @Test
    void wantsAnotherSimulationAfterItWasTurnedOff() {
        model.edit(FIFTY);
        model.simulate();
        model.apply();
        model.turnOff();
        assertEquals(FIFTY, model.draftProperty().get());
        assertFalse(model.canApply().get());
        model.apply();
        assertEquals(SpaceGoals.OFF, session.spaceGoals);
    }

    @Test
    void showsNoResultOfAnEarlierDraft() {
        SameThread slow = new SameThread().hold();
        SpaceModel waiting = new SpaceModel(session, slow);
        waiting.edit(FIFTY);
        waiting.simulate();
        waiting.edit(FIFTY.withOlder(0));
        assertTrue(waiting.simulatingProperty().get());
        assertTrue(waiting.canSimulate().get(), "a disabled button would lose the focus");
        slow.all();
        assertFalse(waiting.simulatingProperty().get());
        assertEquals(Optional.empty(), waiting.forecastProperty().get());
    }

    @Test
    void turnsOffAtOnce() {
        session.spaceGoals = FIFTY;
        model.read();
        assertEquals(FIFTY, model.draftProperty().get());
        model.turnOff();
        assertEquals(SpaceGoals.OFF, session.spaceGoals);
        assertEquals(SpaceGoals.OFF, model.activeProperty().get());
    }

    @Test
    void keepsADraftWhenItIsReadAgain() {
        model.read();
        model.edit(FIFTY);
        model.read();
        assertEquals(FIFTY, model.draftProperty().get());
    }

    @Test
    void saysWhyItCouldNotBeSetOrSimulated() {
        model.edit(FIFTY);
        model.simulate();
        session.unreadableSetting = Problem.usage("The disk is too small.");
        model.apply();
        assertEquals("The disk is too small.", model.troubleProperty().get());
        assertEquals(SpaceGoals.OFF, model.activeProperty().get());
        session.forecast =
                _ -> {
                    throw Problem.usage("The disk is away.");
                };
        model.edit(FIFTY.withOlder(0));
        assertEquals("", model.troubleProperty().get());
        model.simulate();
        assertEquals("The disk is away.", model.troubleProperty().get());
        assertFalse(model.simulatingProperty().get());
    }
}
