package app.offcut.ui.detail;

import app.offcut.text.TextKey;
import app.offcut.ui.plan.PlannedFile;

/** The filter of the plan's files. */
enum PlanFilter implements TextKey {
    ALL("all"),
    GOES("goes"),
    STAYS("stays");

    private final String word;

    PlanFilter(String word) {
        this.word = word;
    }

    /** The word in text keys. */
    String word() {
        return word;
    }

    @Override
    public String key() {
        return "ui.detail.filter." + word();
    }

    boolean shows(PlannedFile file) {
        return this == ALL || file.goes() == (this == GOES);
    }
}
