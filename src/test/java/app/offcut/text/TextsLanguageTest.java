package app.offcut.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.environment.SystemLanguage;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language the texts are in. */
class TextsLanguageTest {
    private static final String KEY = "ui.cancel";

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-DE", "de-AT", "de-CH"})
    void isGermanOnAGermanSystem(String tag) {
        try (var _ = SystemLanguage.in(Locale.forLanguageTag(tag))) {
            assertEquals("Abbrechen", Texts.of(KEY));
        }
        assertEquals("Cancel", Texts.of(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "fr-FR", "nds", "und"})
    void isEnglishInEveryOtherLanguage(String tag) {
        try (var _ = SystemLanguage.in(Locale.forLanguageTag(tag))) {
            assertEquals("Cancel", Texts.of(KEY));
        }
    }

    @Test
    void isEnglishInFrenchEvenIfTheSystemIsGerman() {
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            assertEquals("Cancel", Texts.in(Locale.FRANCE).getString(KEY));
            ResourceBundle naive =
                    ResourceBundle.getBundle("app.offcut.ui.messages", Locale.FRANCE);
            assertEquals(
                    "Abbrechen", naive.getString(KEY), "control: the fallback of ResourceBundle");
        }
    }

    @Test
    void formatsNumbersByLanguage() {
        assertEquals("1,204 files", Texts.of("ui.detail.files", 1204));
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            assertEquals("1.204 Dateien", Texts.of("ui.detail.files", 1204));
        }
    }
}
