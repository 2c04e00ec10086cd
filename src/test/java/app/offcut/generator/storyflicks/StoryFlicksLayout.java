package app.offcut.generator.storyflicks;

import app.offcut.files.Names;
import app.offcut.generator.Category;
import app.offcut.generator.Layout;
import app.offcut.generator.Scratch;
import app.offcut.generator.Zone;
import app.offcut.generator.Zone.Contents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code storage/tasks/{id}}: {@code video.mp4}, and a picture, a voice and a text per scene; clips
 * that several tasks use, and previews of voices that belong to none.
 */
final class StoryFlicksLayout implements Layout {
    static final String RECORD = "story.json";
    static final String FINAL = "video.mp4";
    static final List<String> TASKS = List.of("storage", "tasks");
    static final List<String> STOCK = List.of("storage", "cache_videos");
    private static final List<Zone> ZONES =
            List.of(
                    zone("tasks", Category.UNKNOWN, TASKS, Contents.PROJECTS),
                    zone("stock", Category.PROVIDER, STOCK, Contents.SHARED),
                    zone("temp", Category.AUDIO, List.of("storage", "temp"), Contents.SCRATCH));
    private static final Pattern CLIP = Pattern.compile("vid-\\w+\\.mp4");
    private static final Pattern PREVIEW = Pattern.compile("tmp-voice-.*\\.mp3");
    private static final Pattern PICTURE = Pattern.compile("\\d+\\.png");
    private static final Pattern VOICE = Pattern.compile("\\d+\\.mp3");

    @Override
    public List<Zone> zones() {
        return ZONES;
    }

    private static Zone zone(String id, Category category, List<String> names, Contents contents) {
        return new Zone(id, category, names, contents, List.of(), Set.of());
    }

    @Override
    public Optional<Scratch> scratch(Zone zone, List<String> below) {
        return zone.id().equals("temp")
                        && below.size() == 1
                        && PREVIEW.matcher(below.getFirst()).matches()
                ? Optional.of(new Scratch(Category.AUDIO, Duration.ofDays(1)))
                : Optional.empty();
    }

    @Override
    public List<List<String>> finalFolders() {
        return List.of(TASKS);
    }

    @Override
    public List<List<String>> linkPlaces() {
        return List.of();
    }

    @Override
    public boolean isFinalName(String name) {
        return name.equals(FINAL);
    }

    @Override
    public boolean isThumbnailName(String name) {
        return false;
    }

    @Override
    public boolean isDatabaseName(String name) {
        return false;
    }

    @Override
    public boolean isRecordName(String name) {
        return name.equals(RECORD);
    }

    @Override
    public boolean neverTouched(List<String> names) {
        return names.contains(RECORD);
    }

    @Override
    public boolean safeId(String id) {
        return Names.portable(id);
    }

    @Override
    public Optional<Category> classify(Zone zone, List<String> inner) {
        if (inner.size() != 1) return Optional.empty();
        String name = inner.getFirst();
        if (PICTURE.matcher(name).matches()) return Optional.of(Category.SEGMENTS);
        return VOICE.matcher(name).matches() ? Optional.of(Category.AUDIO) : Optional.empty();
    }

    @Override
    public Optional<String> sourceOf(List<String> below) {
        return below.size() == 1 && CLIP.matcher(below.getFirst()).matches()
                ? Optional.of("stock")
                : Optional.empty();
    }

    @Override
    public Set<String> stems(String fileName) {
        return Set.of();
    }
}
