package app.offcut.generator;

import app.offcut.text.TextKey;
import java.util.EnumSet;
import java.util.Set;

/** The kind of a project's file. */
public enum Category implements TextKey {
    /** Voice-over of the scenes. */
    AUDIO("audio", true),
    /** Clips of the scenes. */
    SEGMENTS("segments", true),
    /** Downloads of a video provider, shared between projects. */
    PROVIDER("provider", true),
    /** Scratch files of a render. */
    ASSEMBLY("assembly", true),
    /** Joined clips without sound, from which a final was made. */
    COMBINED("combined", true),
    /** What a failed render left behind. */
    LEFTOVERS("leftovers", true),
    /** Speech that took long or cost money: kept unless the user lets it go. */
    NARRATION("narration", true, true),
    /** Music that was paid for: kept unless the user lets it go. */
    MUSIC("music", true, true),
    /** Generated pictures: kept unless the user lets them go. */
    PICTURES("pictures", true, true),
    /** The final video: kept. */
    FINAL("final", false),
    /** Its picture: kept. */
    THUMBNAIL("thumbnail", false),
    /** An unknown file in a project's folder: kept and shown. */
    UNKNOWN("unknown", false);

    private final String word;
    private final boolean deletable;
    private final boolean keptByDefault;

    Category(String word, boolean deletable) {
        this(word, deletable, false);
    }

    Category(String word, boolean deletable, boolean keptByDefault) {
        this.word = word;
        this.deletable = deletable;
        this.keptByDefault = keptByDefault;
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

    /** Whether such files stay until the user chooses otherwise. */
    public boolean keptByDefault() {
        return keptByDefault;
    }
}
