package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import java.text.CollationKey;
import java.text.Collator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What searching and sorting by name need of a project; made once for a name. On any thread. */
final class NameKeys {
    private static final Collator ORDER = Collator.getInstance();

    private final String name;
    private final String lowerName;
    private final String lowerId;

    /** Only made for whoever sorts by name: it costs more than all the rest. */
    private volatile @Nullable CollationKey collation;

    private NameKeys(String name, String id) {
        this.name = name;
        this.lowerName = name.toLowerCase(Locale.ROOT);
        this.lowerId = id.toLowerCase(Locale.ROOT);
    }

    static NameKeys of(ProjectRow row) {
        return new NameKeys(row.name(), row.id());
    }

    /**
     * @param words in lower case
     */
    boolean contain(String words) {
        return lowerName.contains(words) || lowerId.contains(words);
    }

    CollationKey collation() {
        CollationKey key = collation;
        if (key == null) collation = key = ORDER.getCollationKey(name);
        return key;
    }
}
