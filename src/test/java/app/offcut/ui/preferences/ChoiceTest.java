package app.offcut.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final String READ_ONLY = "The file cannot be written.";
    private static final String UNREADABLE = "The file cannot be read.";

    private final SameThread background = new SameThread();
    private final Choice<KeepTime> choice = new Choice<>(background, KeepTime.TEN_MINUTES);
    private final Choice.Stored<KeepTime> place = new Choice.Stored<>(this::load, this::store);
    private KeepTime stored = KeepTime.HOUR;
    private boolean readOnly;
    private boolean unreadable;
    private int saved;

    private KeepTime load() {
        if (unreadable) throw Problem.usage(UNREADABLE);
        return stored;
    }

    private void store(KeepTime chosen) {
        if (readOnly) throw Problem.usage(READ_ONLY);
        stored = chosen;
    }

    private KeepTime shown() {
        return choice.chosenProperty().get();
    }

    private String trouble() {
        return choice.troubleProperty().get();
    }

    @Test
    void showsWhatIsStoredAndSavesTheChoice() {
        choice.onSaved(() -> saved++);
        choice.read(place);
        assertEquals(KeepTime.HOUR, shown());
        assertFalse(choice.lockedProperty().get());
        choice.choose(KeepTime.NOTHING);
        assertEquals(KeepTime.NOTHING, shown());
        assertEquals(KeepTime.NOTHING, stored);
        assertEquals("", trouble());
        assertEquals(1, saved);
    }

    @Test
    void showsWhatWasReadElsewhereOnlyWhenItIsToldTo() {
        Runnable show = choice.readNow(this::load, this::store);
        assertEquals(KeepTime.TEN_MINUTES, shown());
        show.run();
        assertEquals(KeepTime.HOUR, shown());
        choice.choose(KeepTime.DAY);
        assertEquals(KeepTime.DAY, stored);
    }

    @Test
    void showsWhatSomebodyElseHasChangedMeanwhile() {
        choice.read(place);
        stored = KeepTime.DAY;
        choice.follow(place);
        assertEquals(KeepTime.DAY, shown());
    }

    @Test
    void jumpsBackWithAReasonWhenItCannotBeSaved() {
        choice.read(place);
        readOnly = true;
        choice.choose(KeepTime.NOTHING);
        assertEquals(KeepTime.HOUR, shown());
        assertEquals(READ_ONLY, trouble());
        choice.follow(place);
        assertEquals(READ_ONLY, trouble(), "reading the stored value does not clear the reason");
        choice.read(place);
        assertEquals("", trouble());
    }

    @Test
    void jumpsBackToWhatWasKnownLastWhenItCanNeitherBeSavedNorRead() {
        choice.read(place);
        readOnly = true;
        unreadable = true;
        choice.choose(KeepTime.NOTHING);
        assertEquals(KeepTime.HOUR, shown());
        assertEquals(READ_ONLY, trouble());
    }

    @Test
    void letsTheLastOfTwoQuickChoicesHoldWhenTheFirstFails() {
        choice.read(place);
        readOnly = true;
        background.hold();
        choice.choose(KeepTime.DAY);
        choice.choose(KeepTime.WEEK);
        background.next();
        assertEquals(KeepTime.WEEK, shown());
        assertEquals("", trouble());
        readOnly = false;
        background.all();
        assertEquals(KeepTime.WEEK, shown());
        assertEquals(KeepTime.WEEK, stored);
        assertEquals("", trouble());
    }

    @Test
    void showsWhatIsStoredWhenTheLastChoiceFails() {
        choice.read(place);
        background.hold();
        choice.choose(KeepTime.DAY);
        choice.choose(KeepTime.WEEK);
        background.next();
        assertEquals(KeepTime.WEEK, shown());
        readOnly = true;
        background.next();
        assertEquals(KeepTime.DAY, shown());
        stored = KeepTime.NOTHING; // by another window
        background.all();
        assertEquals(KeepTime.NOTHING, shown());
        assertEquals(READ_ONLY, trouble());
    }

    @Test
    void keepsAChoiceThatIsMadeWhileTheStoredOneIsRead() {
        choice.read(place);
        background.hold();
        choice.follow(place);
        choice.choose(KeepTime.DAY);
        background.next();
        assertEquals(KeepTime.DAY, shown());
    }

    @Test
    void cannotBeChosenBeforeItIsRead() {
        choice.choose(KeepTime.NOTHING);
        assertEquals(KeepTime.TEN_MINUTES, shown());
        assertTrue(choice.lockedProperty().get());
        assertFalse(trouble().isEmpty());
    }

    @Test
    void isLockedWithAReasonWhenItCannotBeRead() {
        unreadable = true;
        choice.read(place);
        choice.choose(KeepTime.NOTHING);
        assertEquals(KeepTime.HOUR, stored);
        assertTrue(choice.lockedProperty().get());
        assertEquals(UNREADABLE, trouble());
    }
}
