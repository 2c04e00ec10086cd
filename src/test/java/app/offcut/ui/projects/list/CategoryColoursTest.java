package app.offcut.ui.projects.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryColoursTest {
    /** Audio and narration are one kind under two rules; no generator has both. */
    @ParameterizedTest
    @ValueSource(strings = {".root {", ".root:dark {"})
    void givesEachCategoryAColourOfItsOwn(String theme) throws IOException {
        String css = stylesheet();
        String colours = css.substring(css.indexOf(theme), css.indexOf("}", css.indexOf(theme)));
        Set<Category> categories = EnumSet.copyOf(RowText.DELETABLE);
        categories.remove(Category.NARRATION);
        Set<String> seen = new HashSet<>();
        for (Category category : categories)
            assertTrue(seen.add(find(colours, nameOf(css, category) + ": (#\\p{XDigit}{6});")));
        assertEquals(nameOf(css, Category.AUDIO), nameOf(css, Category.NARRATION));
    }

    private static String nameOf(String css, Category category) {
        return find(
                css,
                "\\.category-%s\\b[^{]*\\{ -fx-background-color: (-offcut-\\w+); }"
                        .formatted(category.word()));
    }

    private static String find(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), pattern);
        return found.group(1);
    }

    private static String stylesheet() throws IOException {
        try (var file = RowText.class.getResourceAsStream("/app/offcut/ui/window.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
