package app.offcut.generator;

import app.offcut.text.TextKey;
import java.util.EnumSet;
import java.util.Set;

/** The kind of a project's file. The first four can be deleted, the others never. */
public enum Category implements TextKey {
    /** Voice-over of the scenes. */
    AUDIO("audio", true),
    /** Clips of the scenes. */
    SEGMENTS("segments", true),
    /** Downloads of a video provider, shared between projects. */
    PROVIDER("provider", true),
    /** Scratch files of a render. */
    ASSEMBLY("assembly", true),
    /** The final video: kept. */
    FINAL("final", false),
    /** Its picture: kept. */
    THUMBNAIL("thumbnail", false),
    /** An unknown file in a project's folder: kept and shown. */
    UNKNOWN("unknown", false);

    private final String word;
    private final boolean deletable;

    Category(String word, boolean deletable) {
        this.word = word;
        this.deletable = deletable;
    }

    /** The word in JSON and in offcut.db. */
    public String word() {
        return word;
    }

    @Override
    public String key() {
        return "category." + word();
    }

    /** {@link #UNKNOWN} for an unknown word. */
    public static Category named(String word) {
        for (Category category : values()) if (category.word.equals(word)) return category;
        return UNKNOWN;
    }

    /** The deletable categories among these words; ignores all others. */
    public static Set<Category> deletable(Set<String> words) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        for (Category category : values())
            if (category.deletable() && words.contains(category.word)) categories.add(category);
        return categories;
    }

    public boolean deletable() {
        return deletable;
    }
}
