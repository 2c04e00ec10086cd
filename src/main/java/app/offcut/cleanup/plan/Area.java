package app.offcut.cleanup.plan;

import app.offcut.text.TextKey;
import java.util.Arrays;
import java.util.Optional;

/** Files of a library that belong to no single project, cleaned only when a person asks for it. */
public enum Area implements TextKey {
    /** Downloads that the generator keeps for all projects. */
    STOCK("stock-cache"),
    /** Files that the generator made for no project. */
    SCRATCH("scratch"),
    /** Folders of deleted projects and of their jobs. */
    ORPHANS("orphans");

    private final String word;

    Area(String word) {
        this.word = word;
    }

    /** The word in JSON. */
    public String word() {
        return word;
    }

    /**
     * Stands in journals and in offcut.db where a run of a project has that project's id. No
     * project that may be cleaned has it: their ids are folder names, without a slash.
     */
    public String id() {
        return "/" + word;
    }

    @Override
    public String key() {
        return "area." + word;
    }

    /** The key of what a cleanup of it costs. */
    public String afterCleanup() {
        return switch (this) {
            case STOCK -> "area.stock-cache.after";
            case SCRATCH -> "area.scratch.after";
            case ORPHANS -> "area.orphans.after";
        };
    }

    /** The area with this id; empty for the id of a project. */
    public static Optional<Area> ofId(String id) {
        return Arrays.stream(values()).filter(area -> area.id().equals(id)).findFirst();
    }

    /** The area with this word; empty for one of a newer Offcut. */
    public static Optional<Area> ofWord(String word) {
        return Arrays.stream(values()).filter(area -> area.word.equals(word)).findFirst();
    }
}
