package app.offcut.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import org.junit.jupiter.api.Test;

class SwitchModelTest {
    private final SameThread background = new SameThread();
    private final SwitchModel model = new SwitchModel(background);
    private boolean stored;
    private boolean readOnly;
    private final SwitchModel.Stored place = new SwitchModel.Stored(() -> stored, this::store);

    private void store(boolean on) {
        if (readOnly) throw Problem.usage("The file cannot be written.");
        stored = on;
    }

    @Test
    void keepsTheChoiceWhereItIsStored() {
        model.read(place);
        assertFalse(model.onProperty().get());
        model.choose(true);
        assertTrue(model.onProperty().get());
        assertTrue(stored);
    }

    @Test
    void letsTheLastOfTwoQuickChoicesHoldWhenTheFirstFails() {
        readOnly = true;
        model.read(place);
        background.hold();
        model.choose(true);
        model.choose(false);
        model.choose(true);
        background.next();
        assertTrue(model.onProperty().get());
        readOnly = false;
        background.all();
        assertTrue(model.onProperty().get());
        assertTrue(stored);
        assertEquals("", model.troubleProperty().get());
    }

    @Test
    void showsWhatIsStoredWhenTheLastChoiceFails() {
        model.read(place);
        background.hold();
        model.choose(true);
        model.choose(false);
        background.next();
        assertFalse(model.onProperty().get());
        readOnly = true;
        background.all();
        assertTrue(model.onProperty().get());
        assertEquals("The file cannot be written.", model.troubleProperty().get());
    }

    @Test
    void cannotBeChosenBeforeItIsRead() {
        model.choose(true);
        assertFalse(model.onProperty().get());
        assertTrue(model.lockedProperty().get());
    }

    @Test
    void showsWhatSomebodyElseHasChangedMeanwhile() {
        model.read(place);
        stored = true;
        model.read(place);
        assertTrue(model.onProperty().get());
    }

    @Test
    void jumpsBackWithAReasonWhenItCannotBeSaved() {
        readOnly = true;
        model.read(place);
        model.choose(true);
        assertFalse(model.onProperty().get());
        assertEquals("The file cannot be written.", model.troubleProperty().get());
    }

    @Test
    void isLockedWithAReasonWhenItCannotBeRead() {
        model.read(
                new SwitchModel.Stored(
                        () -> {
                            throw Problem.usage("The file cannot be read.");
                        },
                        _ -> {}));
        assertTrue(model.lockedProperty().get());
        assertEquals("The file cannot be read.", model.troubleProperty().get());
    }
}
