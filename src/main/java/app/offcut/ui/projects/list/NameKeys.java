package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import java.text.CollationKey;
import java.text.Collator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Search and sort keys of a project's name, computed once. Thread-safe. */
final class NameKeys {
    private static final Collator ORDER = Collator.getInstance();

    private final String name;
    private final String lowerName;
    private final String lowerId;

    /** Created only when sorting by name, because it costs more than everything else. */
    private volatile @Nullable CollationKey collation;

    private NameKeys(String name, String id) {
        this.name = name;
        this.lowerName = name.toLowerCase(Locale.ROOT);
        this.lowerId = id.toLowerCase(Locale.ROOT);
    }

    static NameKeys of(ProjectRow row) {
        return new NameKeys(row.name(), row.id());
    }

    /** The words in lower case. */
    boolean contain(String words) {
        return lowerName.contains(words) || lowerId.contains(words);
    }

    CollationKey collation() {
        CollationKey key = collation;
        if (key == null) collation = key = ORDER.getCollationKey(name);
        return key;
    }
}
