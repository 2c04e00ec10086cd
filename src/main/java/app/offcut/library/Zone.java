package app.offcut.library;

import java.util.List;

/** The folders of a library in which Offcut may delete at all. Nothing outside them ever goes. */
public enum Zone {
    AUDIO(Category.AUDIO, ".cache", "audio"),
    SEGMENTS(Category.SEGMENTS, ".cache", "videos"),
    ASSEMBLY(Category.ASSEMBLY, ".cache", "assembly"),
    PROVIDER(Category.PROVIDER, "assets", "cache");

    private final Category category;
    private final List<String> names;

    Zone(Category category, String... names) {
        this.category = category;
        this.names = List.of(names);
    }

    /** What a file of this zone is. */
    public Category category() {
        return category;
    }

    /** The names of the folders from the library's root down to the zone. */
    public List<String> names() {
        return names;
    }

    /** Relative to the library, with {@code /}; as shown and as kept in offcut.db. */
    public String word() {
        return String.join("/", names);
    }
}
