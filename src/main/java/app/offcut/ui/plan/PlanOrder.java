package app.offcut.ui.plan;

import app.offcut.text.TextKey;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/** The order of the plan's files. */
public enum PlanOrder implements TextKey {
    LARGEST(Comparator.comparing(file -> -file.item().bytes())),
    KIND(Comparator.comparing(file -> file.item().category())),
    PATH(Comparator.comparing(file -> file.item().path()));

    private final Comparator<PlannedFile> comparator;

    PlanOrder(Comparator<PlannedFile> first) {
        Function<PlannedFile, String> path = file -> file.item().path();
        comparator = first.thenComparing(file -> -file.item().bytes()).thenComparing(path);
    }

    public Comparator<PlannedFile> comparator() {
        return comparator;
    }

    @Override
    public String key() {
        return "ui.detail.order." + name().toLowerCase(Locale.ROOT);
    }
}
