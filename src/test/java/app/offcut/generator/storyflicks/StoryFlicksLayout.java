package app.offcut.generator.storyflicks;

import app.offcut.files.Names;
import app.offcut.generator.Category;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import app.offcut.generator.Zone.Contents;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code storage/tasks/{id}}: {@code video.mp4}, and a picture, a voice and a text per scene. */
final class StoryFlicksLayout implements Layout {
    static final String RECORD = "story.json";
    static final List<String> TASKS = List.of("storage", "tasks");
    private static final Zone ZONE =
            new Zone("tasks", Category.UNKNOWN, TASKS, Contents.PROJECTS, List.of(), Set.of());
    private static final Pattern PICTURE = Pattern.compile("\\d+\\.png");
    private static final Pattern VOICE = Pattern.compile("\\d+\\.mp3");

    @Override
    public List<Zone> zones() {
        return List.of(ZONE);
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
        return name.equals("video.mp4");
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
        return Optional.empty();
    }

    @Override
    public Set<String> stems(String fileName) {
        return Set.of();
    }
}
