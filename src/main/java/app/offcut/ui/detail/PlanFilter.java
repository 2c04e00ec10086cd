package app.offcut.ui.detail;

import app.offcut.text.TextKey;
import app.offcut.ui.plan.PlannedFile;
import java.util.Locale;

/** The filter of the plan's files. */
enum PlanFilter implements TextKey {
    ALL,
    GOES,
    STAYS;

    @Override
    public String key() {
        return "ui.detail.filter." + name().toLowerCase(Locale.ROOT);
    }

    boolean shows(PlannedFile file) {
        return this == ALL || file.goes() == (this == GOES);
    }
}
