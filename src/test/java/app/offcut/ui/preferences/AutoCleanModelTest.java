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
        assertFalse(model.onProperty().get());
    }

    @Test
    void jumpsBackWithAReasonWhenItCannotBeSaved() {
        model.read();
        session.trouble = Problem.usage("The database is read-only.");
        model.choose(false);
        assertTrue(model.onProperty().get());
        assertEquals("The database is read-only.", model.troubleProperty().get());
    }

    /** Nothing is shown for on that may be off. */
    @Test
    void isOffAndLockedAndSaysWhyUntilItCanBeRead() {
        model.read();
        assertTrue(model.onProperty().get());
        session.setting = Value.unread("The file is closed.");
        assertOff("The file is closed.");
        session.setting = new Value(true, true, null, null);
        model.read();
        assertTrue(model.onProperty().get());
        assertFalse(model.lockedProperty().get());
        assertEquals("", model.unreadProperty().get());
        session.unreadableSetting = Problem.usage("The library is closed.");
        assertOff("The library is closed.");
    }

    private void assertOff(String why) {
        model.read();
        assertFalse(model.onProperty().get());
        assertTrue(model.lockedProperty().get());
        assertEquals(why, model.unreadProperty().get());
        assertEquals(why, model.explanationProperty().get());
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
        assertTrue(quick.onProperty().get());
        session.trouble = null;
        slow.all();
        assertTrue(quick.onProperty().get());
        assertTrue(session.setting.preference());
        assertEquals("", quick.troubleProperty().get());
    }

    @Test
    void isLockedAndSaysByWhatWhenTheEnvironmentOverrules() {
        session.setting = new Value(false, true, "false", ".env.local");
        model.read();
        model.choose(true);
        assertTrue(model.lockedProperty().get());
        assertFalse(model.onProperty().get());
        assertTrue(model.explanationProperty().get().contains(".env.local"));
    }
}
