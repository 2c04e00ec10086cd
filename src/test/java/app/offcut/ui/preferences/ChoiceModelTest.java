package app.offcut.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.offcut.database.OwnDatabase;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.settings.UserPreferences;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceModelTest {
    @TempDir Path state;
    private final ChoiceModel<KeepTime> model =
            new ChoiceModel<>(
                    new SameThread(),
                    KeepTime.TEN_MINUTES,
                    UserPreferences::keepTime,
                    UserPreferences::keepTime);
    private OwnDatabase own;
    private UserPreferences preferences;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        preferences = new UserPreferences(own);
    }

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    void showsWhatIsStoredAndSavesTheChoice() {
        preferences.keepTime(KeepTime.HOUR);
        model.read(preferences).run();
        assertEquals(KeepTime.HOUR, model.chosenProperty().get());
        model.choose(KeepTime.NOTHING);
        assertEquals(KeepTime.NOTHING, preferences.keepTime());
        assertEquals(KeepTime.NOTHING, model.chosenProperty().get());
        assertEquals("", model.troubleProperty().get());
    }

    @Test
    void jumpsBackWithAReasonWhenItCannotBeSaved() {
        preferences.keepTime(KeepTime.DAY);
        model.read(preferences).run();
        own.close();
        model.choose(KeepTime.NOTHING);
        assertEquals(KeepTime.DAY, model.chosenProperty().get());
        assertFalse(model.troubleProperty().get().isEmpty());
    }

    @Test
    void letsTheLastOfTwoQuickChoicesHoldWhenTheFirstFails() {
        SameThread slow = new SameThread();
        boolean[] fails = {true};
        ChoiceModel<KeepTime> quick =
                new ChoiceModel<>(
                        slow,
                        KeepTime.TEN_MINUTES,
                        UserPreferences::keepTime,
                        (stored, chosen) -> {
                            if (fails[0]) throw Problem.usage("It is read-only.");
                            stored.keepTime(chosen);
                        });
        quick.read(preferences).run();
        slow.hold();
        quick.choose(KeepTime.HOUR);
        quick.choose(KeepTime.DAY);
        slow.next();
        assertEquals(KeepTime.DAY, quick.chosenProperty().get());
        assertEquals("", quick.troubleProperty().get());
        fails[0] = false;
        slow.all();
        assertEquals(KeepTime.DAY, quick.chosenProperty().get());
        assertEquals(KeepTime.DAY, preferences.keepTime());
        quick.choose(KeepTime.WEEK);
        preferences.keepTime(KeepTime.HOUR); // by another window
        fails[0] = true;
        slow.all();
        assertEquals(KeepTime.HOUR, quick.chosenProperty().get());
        assertEquals("It is read-only.", quick.troubleProperty().get());
    }

    @Test
    void showsWhatHoldsWhileNothingCanBeSaved() {
        model.choose(KeepTime.NOTHING);
        assertEquals(KeepTime.TEN_MINUTES, model.chosenProperty().get());
    }
}
