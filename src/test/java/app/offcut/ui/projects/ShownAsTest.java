package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShownAsTest {
    @Test
    void isKnownByItsWord() {
        for (ShownAs as : ShownAs.values()) assertEquals(as, ShownAs.of(as.word()));
    }

    @Test
    void isTheListForAWordOfAnotherVersion() {
        assertEquals(ShownAs.LIST, ShownAs.of("tree"));
        assertEquals(ShownAs.LIST, ShownAs.of(""));
    }
}
