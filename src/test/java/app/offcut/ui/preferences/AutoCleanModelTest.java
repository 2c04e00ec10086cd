package app.offcut.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.session.SampleSession;
import app.offcut.settings.AutoCleanSetting.Value;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import org.junit.jupiter.api.Test;

class AutoCleanModelTest {
    private final SampleSession session = new SampleSession();
    private final AutoCleanModel model = new AutoCleanModel(session, new SameThread());

    @Test
    void savesTheChoice() {
        model.read();
        model.choose(false);
        assertFalse(session.setting.preference());
        assertFalse(model.onProperty().getValue());
    }

    @Test
    void jumpsBackWithAReasonWhenItCannotBeSaved() {
        model.read();
        session.trouble = Problem.usage("The database is read-only.");
        model.choose(false);
        assertTrue(model.onProperty().getValue());
        assertEquals("The database is read-only.", model.troubleProperty().get());
    }

    /** Never shows "on" for a switch that may be off. */
    @Test
    void isOffAndLockedAndSaysWhyUntilItCanBeRead() {
        model.read();
        assertTrue(model.onProperty().getValue());
        session.setting = Value.unread("The file is closed.");
        assertOff("The file is closed.");
        session.setting = new Value(true, true, null, null);
        model.read();
        assertTrue(model.onProperty().getValue());
        assertFalse(model.lockedProperty().getValue());
        assertEquals("", model.unreadProperty().getValue());
        session.unreadableSetting = Problem.usage("The library is closed.");
        assertOff("The library is closed.");
    }

    private void assertOff(String why) {
        model.read();
        assertFalse(model.onProperty().getValue());
        assertTrue(model.lockedProperty().getValue());
        assertEquals(why, model.unreadProperty().getValue());
        assertEquals(why, model.explanationProperty().getValue());
    }

    @Test
    void letsTheLastOfTwoQuickChoicesHoldWhenTheFirstFails() {
        SameThread slow = new SameThread();
        AutoCleanModel quick = new AutoCleanModel(session, slow);
        quick.read();
        slow.hold();
        session.trouble = Problem.usage("The database is read-only.");
        quick.choose(false);
        quick.read();
        quick.choose(true);
        slow.next();
        assertTrue(quick.onProperty().getValue());
        session.trouble = null;
        slow.all();
        assertTrue(quick.onProperty().getValue());
        assertTrue(session.setting.preference());
        assertEquals("", quick.troubleProperty().get());
    }

    @Test
    void isLockedAndSaysByWhatWhenTheEnvironmentOverrules() {
        session.setting = new Value(false, true, "false", ".env.local");
        model.read();
        model.choose(true);
        assertTrue(model.lockedProperty().getValue());
        assertFalse(model.onProperty().getValue());
        assertTrue(model.explanationProperty().getValue().contains(".env.local"));
    }
}
