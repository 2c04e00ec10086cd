package app.offcut.ui.detail;

import app.offcut.ui.plan.PlannedFile;

/** Which files of a plan are shown. */
enum PlanFilter {
    ALL("all"),
    GOES("goes"),
    STAYS("stays");

    private final String word;

    PlanFilter(String word) {
        this.word = word;
    }

    /** As in text keys. */
    String word() {
        return word;
    }

    boolean shows(PlannedFile file) {
        return this == ALL || file.goes() == (this == GOES);
    }
}
