package app.offcut.generator;

import java.util.List;

/** The folders of a library where Offcut may delete at all. Nothing outside them ever goes. */
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

    /** The category of this zone's files. */
    public Category category() {
        return category;
    }

    /** The path from the library's root to the zone. */
    public List<String> names() {
        return names;
    }

    /** Relative to the library, with {@code /}; as shown and as stored in offcut.db. */
    public String word() {
        return String.join("/", names);
    }
}
