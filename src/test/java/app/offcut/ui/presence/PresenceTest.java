package app.offcut.ui.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.OwnDatabase;
import app.offcut.settings.UserPreferences;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.preferences.Choices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceTest {
    @TempDir Path state;
    private final SameThread background = new SameThread();
    private final Choices choices = Choices.of(background);
    private final List<String> done = new ArrayList<>();
    private Runnable hide = () -> {};
    private int trayFromTry = Integer.MAX_VALUE;
    private OwnDatabase own;
    private UserPreferences preferences;
    private Presence presence;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        preferences = new UserPreferences(own);
        presence =
                new Presence(
                        choices.keepRunning().chosenProperty(),
                        () -> Optional.of(preferences),
                        wanted -> {
                            done.add(wanted ? "icon" : "no icon");
                            return wanted && Collections.frequency(done, "icon") >= trayFromTry;
                        },
                        new Presence.Screen() {
                            @Override
                            public void show() {
                                done.add("show");
                            }

                            @Override
                            public void hide() {
                                done.add("hide");
                            }

                            @Override
                            public void explain(Runnable then) {
                                done.add("explain");
                                hide = then;
                            }

                            @Override
                            public void quit() {
                                done.add("quit");
                            }
                        },
                        background);
    }

    @AfterEach
    void close() {
        own.close();
    }

    private void known() {
        choices.read(preferences).run();
        presence.opened();
    }

    private List<String> done() {
        List<String> since = List.copyOf(done);
        done.clear();
        return since;
    }

    @Test
    void closingIsTheEndUnlessItIsToKeepRunning() {
        presence.start(false);
        known();
        presence.close();
        assertEquals(List.of("show", "quit"), done(), "no tray is looked for");
    }

    @Test
    void closingHidesBehindTheIcon() {
        trayFromTry = 1;
        preferences.keepRunning(true);
        presence.start(false);
        known();
        presence.close();
        assertEquals(List.of("show", "icon", "hide"), done());
        presence.show();
        assertEquals(List.of("show"), done());
        assertFalse(preferences.hidingTold());
    }

    @Test
    void tellsOnceHowItComesBackWhereThereIsNoTray() {
        preferences.keepRunning(true);
        presence.start(false);
        known();
        presence.close();
        assertEquals(List.of("show", "icon", "explain"), done(), "explains before it hides");
        hide.run();
        presence.show();
        presence.close();
        assertEquals(List.of("hide", "show", "hide"), done());
        assertTrue(preferences.hidingTold());
    }

    @Test
    void tellsItAgainIfNobodyHasReadIt() {
        preferences.keepRunning(true);
        presence.start(false);
        known();
        presence.close();
        presence.close();
        assertEquals(List.of("show", "icon", "explain", "explain"), done());
    }

    @Test
    void takesTheIconAwayWhenItIsNoLongerToKeepRunning() {
        trayFromTry = 1;
        presence.start(false);
        known();
        choices.keepRunning().choose(true);
        choices.keepRunning().choose(false);
        presence.close();
        assertEquals(List.of("show", "icon", "no icon", "quit"), done());
    }

    @Test
    void startsOutOfSightIfItIsToKeepRunning() {
        trayFromTry = 3;
        preferences.keepRunning(true);
        presence.start(true);
        known();
        assertEquals(List.of("icon", "icon", "icon"), done(), "retries until there is a tray");
        presence.need();
        presence.need();
        assertEquals(List.of("show"), done(), "shows once");
    }

    @Test
    void looksForATrayForAMinuteOnly() {
        preferences.keepRunning(true);
        presence.start(true);
        known();
        assertEquals(Collections.nCopies(60, "icon"), done());
    }

    @Test
    void looksForATrayNoLongerThanItIsToKeepRunning() {
        preferences.keepRunning(true);
        presence.start(true);
        background.hold();
        known();
        background.next();
        choices.keepRunning().choose(false);
        background.all();
        assertEquals(1, Collections.frequency(done(), "icon"));
    }

    @Test
    void showsItselfIfNobodyChoseThatItRunsOutOfSight() {
        presence.start(true);
        known();
        assertEquals(List.of("show"), done());
    }
}
