package app.offcut.settings;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.database.StoredPath;
import app.offcut.text.TextKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The user's preferences for the whole application, stored in offcut.db. */
public final class UserPreferences {
    private final OwnDatabase own;
    private final StoredPreference theme;
    private final StoredPreference textSize;
    private final StoredPreference fullBars;
    private final StoredPreference keepTime;
    private final StoredPreference keptCategories;
    private final StoredPreference notifications;
    private final StoredPreference keepRunning;
    private final StoredPreference hidingTold;

    public UserPreferences(OwnDatabase own) {
        this.own = own;
        theme = new StoredPreference(own, null, "theme");
        textSize = new StoredPreference(own, null, "text_size");
        fullBars = new StoredPreference(own, null, "full_bars");
        keepTime = new StoredPreference(own, null, "keep_time");
        keptCategories = new StoredPreference(own, null, "kept_categories");
        notifications = new StoredPreference(own, null, "notifications");
        keepRunning = new StoredPreference(own, null, "keep_running");
        hidingTold = new StoredPreference(own, null, "hiding_told");
    }

    public enum Theme implements TextKey {
        SYSTEM,
        LIGHT,
        DARK;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String key() {
            return "ui.theme." + word();
        }
    }

    /** The size of the window's text, relative to the default. */
    public enum TextSize {
        NORMAL(100),
        LARGE(125),
        LARGER(150),
        LARGEST(200);

        private final int percent;

        TextSize(int percent) {
            this.percent = percent;
        }

        public int percent() {
            return percent;
        }

        /** The word in names of style sheets and node ids. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How long cleaned files can be restored before they are erased. */
    public enum KeepTime implements TextKey {
        NOTHING("0", Duration.ZERO),
        TEN_MINUTES("10m", Duration.ofMinutes(10)),
        HOUR("1h", Duration.ofHours(1)),
        DAY("1d", Duration.ofDays(1)),
        WEEK("7d", Duration.ofDays(7));

        private final String option;
        private final Duration duration;

        KeepTime(String option, Duration duration) {
            this.option = option;
            this.duration = duration;
        }

        /** The keep time with this {@link #option}. */
        public static Optional<KeepTime> of(String option) {
            return Arrays.stream(values()).filter(time -> time.option.equals(option)).findFirst();
        }

        /** The option on the command line and in offcut.db. */
        public String option() {
            return option;
        }

        /** The word in text keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String key() {
            return "ui.keep." + word();
        }

        /** Zero means to erase at once. */
        public Duration duration() {
            return duration;
        }
    }

    public Theme theme() {
        String word = theme.read().orElse("");
        return Arrays.stream(Theme.values())
                .filter(t -> t.word().equals(word))
                .findFirst()
                .orElse(Theme.SYSTEM);
    }

    public void theme(Theme chosen) {
        theme.write(chosen.word());
    }

    public TextSize textSize() {
        String word = textSize.read().orElse("");
        return Arrays.stream(TextSize.values())
                .filter(size -> size.word().equals(word))
                .findFirst()
                .orElse(TextSize.NORMAL);
    }

    public void textSize(TextSize chosen) {
        textSize.write(chosen.word());
    }

    /** Whether the bars in the list show each project's composition instead of its size. */
    public boolean fullBars() {
        return fullBars.read().orElse("").equals("on");
    }

    public void fullBars(boolean chosen) {
        fullBars.write(chosen ? "on" : "off");
    }

    /** Applies to cleanups by a click and by auto-clean; the command line has its own option. */
    public KeepTime keepTime() {
        return keepTime.read().flatMap(KeepTime::of).orElse(KeepTime.TEN_MINUTES);
    }

    public void keepTime(KeepTime chosen) {
        keepTime.write(chosen.option);
    }

    /** Words of the categories that no cleanup ever touches; none by default. */
    public Set<String> keptCategories() {
        return keptCategories.read().map(words -> Set.of(words.split(" "))).orElse(Set.of());
    }

    public void keptCategories(Set<String> words) {
        keptCategories.write(String.join(" ", new TreeSet<>(words)));
    }

    /** Whether to show desktop notifications while the window is not in front. */
    public boolean notifications() {
        return !notifications.read().orElse("").equals("off");
    }

    public void notifications(boolean chosen) {
        notifications.write(chosen ? "on" : "off");
    }

    /** Whether closing the window only hides it; off by default. */
    public boolean keepRunning() {
        return keepRunning.read().orElse("").equals("on");
    }

    public void keepRunning(boolean chosen) {
        keepRunning.write(chosen ? "on" : "off");
    }

    /** Whether the user has been told how to bring back a hidden window. */
    public boolean hidingTold() {
        return hidingTold.read().isPresent();
    }

    public void noteHidingTold() {
        hidingTold.write("yes");
    }

    /**
     * Libraries that were opened before and not removed, newest first. Some may no longer exist.
     */
    public List<Path> recentLibraries() {
        return new LibraryTable(own).knownRoots().stream()
                .flatMap(known -> StoredPath.of(known.root()).stream())
                .toList();
    }

    /** The newest of {@link #recentLibraries}. */
    public Optional<Path> lastLibrary() {
        return recentLibraries().stream().findFirst();
    }
}
