package app.offcut.library;

import app.offcut.text.TextKey;
import java.util.EnumSet;
import java.util.Set;

/** The kind of a project's file. The first four can be deleted, the others never. */
public enum Category implements TextKey {
    /** Voice-over of the scenes. */
    AUDIO("audio"),
    /** Clips of the scenes. */
    SEGMENTS("segments"),
    /** Downloads of a video provider, shared between projects. */
    PROVIDER("provider"),
    /** Scratch files of a render. */
    ASSEMBLY("assembly"),
    /** The final video: kept. */
    FINAL("final"),
    /** Its picture: kept. */
    THUMBNAIL("thumbnail"),
    /** An unknown file in a project's folder: kept and shown. */
    UNKNOWN("unknown");

    private final String word;

    Category(String word) {
        this.word = word;
    }

    /** The word in JSON and in offcut.db. */
    public String word() {
        return word;
    }

    @Override
    public String key() {
        return "category." + word();
    }

    /** The deletable categories among these words; ignores all others. */
    public static Set<Category> deletable(Set<String> words) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        for (Category category : values())
            if (category.deletable() && words.contains(category.word)) categories.add(category);
        return categories;
    }

    public boolean deletable() {
        return ordinal() <= ASSEMBLY.ordinal();
    }
}
