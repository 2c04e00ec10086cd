package app.offcut.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.generator.Category;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.settings.UserPreferences.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserPreferencesTest {
    @TempDir Path state;
    @AutoClose OwnDatabase own;
    UserPreferences preferences;

    @BeforeEach
    void open() {
        own = OwnDatabase.open(state);
        preferences = new UserPreferences(own);
    }

    @Test
    void followsTheSystemUntilAThemeIsChosen() {
        assertEquals(Theme.SYSTEM, preferences.theme());
        for (Theme theme : Theme.values()) {
            preferences.theme(theme);
            assertEquals(theme, new UserPreferences(own).theme());
        }
        new StoredPreference(own, null, "theme").write("purple");
        assertEquals(Theme.SYSTEM, preferences.theme());
    }

    @Test
    void keepsCleanedFilesForTenMinutesUntilAnotherTimeIsChosen() {
        assertEquals(Duration.ofMinutes(10), preferences.keepTime().duration());
        for (KeepTime time : KeepTime.values()) {
            preferences.keepTime(time);
            assertEquals(time, new UserPreferences(own).keepTime());
        }
        new StoredPreference(own, null, "keep_time").write("for ever");
        assertEquals(KeepTime.TEN_MINUTES, preferences.keepTime());
    }

    @Test
    void listsTheLastOpenedLibraryFirst() {
        assertEquals(Optional.empty(), preferences.lastLibrary());
        new LibraryTable(own).memoryOf(Path.of("/videos/a"), 1, 1);
        new LibraryTable(own).memoryOf(Path.of("/videos/b"), 1, 2);
        assertEquals(
                List.of(Path.of("/videos/b"), Path.of("/videos/a")), preferences.recentLibraries());
        assertEquals(Optional.of(Path.of("/videos/b")), preferences.lastLibrary());
    }

    @Test
    void keepsTheChosenCategoriesAndNotifications() {
        assertEquals(Set.of("narration", "music", "pictures"), preferences.keptCategories());
        assertTrue(preferences.notifications());
        preferences.keptCategories(Set.of("audio", "provider"));
        preferences.notifications(false);
        assertEquals(Set.of("audio", "provider"), preferences.keptCategories());
        assertFalse(preferences.notifications());
        preferences.keptCategories(Set.of("music"));
        assertEquals(Set.of("music"), preferences.keptCategories());
        preferences.keptCategories(Set.of());
        assertEquals(Set.of(), Category.deletable(preferences.keptCategories()));
    }
}
