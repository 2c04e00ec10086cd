package app.offcut.settings;

import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.database.StoredPath;
import app.offcut.generator.Category;
import app.offcut.text.TextKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The user's preferences for the whole application, stored in offcut.db. */
public record UserPreferences(OwnDatabase own) {
    private static final Set<String> KEPT_BY_DEFAULT =
            Stream.of(Category.values())
                    .filter(Category::keptByDefault)
                    .map(Category::word)
                    .collect(Collectors.toUnmodifiableSet());

    public enum Theme implements TextKey {
        SYSTEM,
        LIGHT,
        DARK;

        @Override
        public String key() {
            return "ui.theme." + UserPreferences.word(this);
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
            return UserPreferences.word(this);
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

    /** How long a project's audio stays after its final, for editing it again. */
    public enum AudioTime implements TextKey {
        NONE("0", Duration.ZERO),
        WEEK("7d", Duration.ofDays(7)),
        MONTH("30d", Duration.ofDays(30)),
        QUARTER("90d", Duration.ofDays(90));

        private final String option;
        private final Duration duration;

        AudioTime(String option, Duration duration) {
            this.option = option;
            this.duration = duration;
        }

        /** The time with this {@link #option}. */
        public static Optional<AudioTime> of(String option) {
            return Arrays.stream(values()).filter(time -> time.option.equals(option)).findFirst();
        }

        /** The option on the command line and in offcut.db. */
        public String option() {
            return option;
        }

        @Override
        public String key() {
            return "ui.audio." + UserPreferences.word(this);
        }

        /** By category, as the planner asks; empty if no audio is kept. */
        public Map<Category, Duration> times() {
            return this == NONE ? Map.of() : Map.of(Category.AUDIO, duration);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private StoredPreference stored(String name) {
        return new StoredPreference(own, null, name);
    }

    private <E extends Enum<E>> E choice(String name, E otherwise) {
        String word = stored(name).read().orElse("");
        return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .filter(value -> word(value).equals(word))
                .findFirst()
                .orElse(otherwise);
    }

    private boolean isOn(String name, boolean otherwise) {
        String word = stored(name).read().orElse("");
        return otherwise ? !word.equals("off") : word.equals("on");
    }

    private void write(String name, boolean on) {
        stored(name).write(on ? "on" : "off");
    }

    public Theme theme() {
        return choice("theme", Theme.SYSTEM);
    }

    public void theme(Theme chosen) {
        stored("theme").write(word(chosen));
    }

    public TextSize textSize() {
        return choice("text_size", TextSize.NORMAL);
    }

    public void textSize(TextSize chosen) {
        stored("text_size").write(word(chosen));
    }

    /** Whether the bars in the list show each project's composition instead of its size. */
    public boolean fullBars() {
        return isOn("full_bars", false);
    }

    public void fullBars(boolean chosen) {
        write("full_bars", chosen);
    }

    /** Applies to cleanups by a click and by auto-clean; the command line has its own option. */
    public KeepTime keepTime() {
        return stored("keep_time").read().flatMap(KeepTime::of).orElse(KeepTime.TEN_MINUTES);
    }

    public void keepTime(KeepTime chosen) {
        stored("keep_time").write(chosen.option);
    }

    /** Applies to every cleanup; none by default. */
    public AudioTime audioTime() {
        return stored("audio_time").read().flatMap(AudioTime::of).orElse(AudioTime.NONE);
    }

    public void audioTime(AudioTime chosen) {
        stored("audio_time").write(chosen.option);
    }

    /** Words of the categories that no cleanup ever touches. */
    public Set<String> keptCategories() {
        Set<String> kept = new HashSet<>(KEPT_BY_DEFAULT);
        kept.removeAll(words("released_categories"));
        kept.addAll(words("kept_categories"));
        return kept;
    }

    public void keptCategories(Set<String> words) {
        Set<String> released = new TreeSet<>(KEPT_BY_DEFAULT);
        released.removeAll(words);
        stored("kept_categories").write(String.join(" ", new TreeSet<>(words)));
        stored("released_categories").write(String.join(" ", released));
    }

    private Set<String> words(String name) {
        return stored(name).read().map(words -> Set.of(words.split(" "))).orElse(Set.of());
    }

    /** Whether to show desktop notifications while the window is not in front; on by default. */
    public boolean notifications() {
        return isOn("notifications", true);
    }

    public void notifications(boolean chosen) {
        write("notifications", chosen);
    }

    /** Whether closing the window only hides it; off by default. */
    public boolean keepRunning() {
        return isOn("keep_running", false);
    }

    public void keepRunning(boolean chosen) {
        write("keep_running", chosen);
    }

    /** Whether the user has been told how to bring back a hidden window. */
    public boolean hidingTold() {
        return stored("hiding_told").read().isPresent();
    }

    public void noteHidingTold() {
        stored("hiding_told").write("yes");
    }

    /**
     * Libraries that were opened before and not removed, newest first. Some may no longer exist.
     */
    public List<Path> recentLibraries() {
        return new LibraryTable(own)
                .knownRoots().stream()
                        .flatMap(known -> StoredPath.of(known.root()).stream())
                        .toList();
    }

    /** The newest of {@link #recentLibraries}. */
    public Optional<Path> lastLibrary() {
        return recentLibraries().stream().findFirst();
    }
}
