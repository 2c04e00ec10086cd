package app.offcut.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import org.junit.jupiter.api.Test;

class SwitchModelTest {
    private final SwitchModel model = new SwitchModel(new SameThread());
    private boolean stored;

    @Test
    void keepsTheChoiceWhereItIsStored() {
        model.read(new SwitchModel.Stored(() -> stored, on -> stored = on));
        assertFalse(model.onProperty().get());
        model.choose(true);
        assertTrue(model.onProperty().get());
        assertTrue(stored);
    }

    @Test
    void letsTheLastOfTwoQuickChoicesHoldWhenTheFirstFails() {
        SameThread slow = new SameThread();
        SwitchModel quick = new SwitchModel(slow);
        boolean[] fails = {true};
        quick.read(
                new SwitchModel.Stored(
                        () -> stored,
                        on -> {
                            if (fails[0]) throw Problem.usage("It is read-only.");
                            stored = on;
                        }));
        slow.hold();
        quick.choose(true);
        quick.choose(false);
        quick.choose(true);
        slow.next();
        assertTrue(quick.onProperty().get());
        fails[0] = false;
        slow.all();
        assertTrue(quick.onProperty().get());
        assertTrue(stored);
        assertEquals("", quick.troubleProperty().get());
    }

    @Test
    void showsWhatIsStoredWhenTheLastChoiceFails() {
        SameThread slow = new SameThread();
        SwitchModel quick = new SwitchModel(slow);
        boolean[] fails = {false};
        quick.read(
                new SwitchModel.Stored(
                        () -> stored,
                        on -> {
                            if (fails[0]) throw Problem.usage("It is read-only.");
                            stored = on;
                        }));
        slow.hold();
        quick.choose(true);
        quick.choose(false);
        slow.next();
        assertFalse(quick.onProperty().get());
        fails[0] = true;
        slow.all();
        assertTrue(quick.onProperty().get());
        assertEquals("It is read-only.", quick.troubleProperty().get());
    }

    @Test
    void cannotBeChosenBeforeItIsRead() {
        model.choose(true);
        assertFalse(model.onProperty().get());
        assertTrue(model.lockedProperty().get());
    }

    @Test
    void showsWhatSomebodyElseHasChangedMeanwhile() {
        var place = new SwitchModel.Stored(() -> stored, on -> stored = on);
        model.read(place);
        stored = true;
        model.read(place);
        assertTrue(model.onProperty().get());
    }

    @Test
    void jumpsBackWithAReasonWhenItCannotBeSaved() {
        model.read(
                new SwitchModel.Stored(
                        () -> stored,
                        _ -> {
                            throw Problem.usage("The file cannot be written.");
                        }));
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
