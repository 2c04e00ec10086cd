package app.offcut.ui.projects;

import app.offcut.text.TextKey;
import java.util.Arrays;
import org.kordamp.ikonli.feather.Feather;

/** What is below the toolbar. */
public enum ShownAs implements TextKey {
    LIST("list", Feather.LIST),
    MAP("map", Feather.GRID),
    INSIGHTS("insights", Feather.TRENDING_UP);

    private final String word;
    private final Feather icon;

    ShownAs(String word, Feather icon) {
        this.word = word;
        this.icon = icon;
    }

    /** By its word; the list for a word that only another version knows. */
    static ShownAs of(String word) {
        return Arrays.stream(values()).filter(as -> as.word.equals(word)).findFirst().orElse(LIST);
    }

    String word() {
        return word;
    }

    Feather icon() {
        return icon;
    }

    @Override
    public String key() {
        return "ui.as." + word;
    }

    /** Whether it shows the projects, so that search, filter and details make sense. */
    public boolean ofProjects() {
        return this != INSIGHTS;
    }
}
