package app.offcut.generator.pixelle;

import app.offcut.generator.JsonFields;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.Project.Job;
import app.offcut.generator.RecordedFiles;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one task's JSON says, none of which is trusted.
 *
 * @param status as recorded; null if there is no metadata
 * @param expected empty unless the metadata says that the final is made, and which it is
 * @param recorded places below the library that its path of the final may mean
 */
record TaskFacts(
        String id,
        String title,
        @Nullable Instant lastActive,
        int scenes,
        @Nullable String status,
        List<Expected> expected,
        List<List<String>> recorded) {
    private static final String COMPLETED = "completed";
    private static final Set<String> FAILED = Set.of("failed", "cancelled");
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_SCENES = 100_000;
    private static final int MOST_SEGMENTS = 1000;
    private static final Set<String> TRANSITIONS = Set.of("transition", "transition_mode");
    private static final Set<String> NO_TRANSITION = Set.of("", "none");

    /** A task without metadata. */
    static TaskFacts unfinished(String id) {
        return new TaskFacts(id, id, null, 0, null, List.of(), List.of());
    }

    /** A task whose metadata cannot be read now. */
    static TaskFacts unreadable(String id) {
        return new TaskFacts(id, id, null, 0, "", List.of(), List.of());
    }

    static TaskFacts of(String id, JsonObject metadata, JsonObject storyboard) {
        JsonObject result = JsonFields.object(metadata, "result");
        String path =
                JsonFields.text(result, "video_path")
                        .filter(text -> text.length() <= LONGEST_PATH)
                        .orElse("");
        String status = JsonFields.text(metadata, "status").orElse("");
        boolean own = JsonFields.text(metadata, "task_id").orElse("").equals(id);
        boolean made = own && status.equals(COMPLETED) && !path.isEmpty();
        Long scenes = JsonFields.whole(result, "n_frames");
        return new TaskFacts(
                id,
                title(id, metadata, storyboard),
                lastActive(metadata),
                scenes == null || scenes > MOST_SCENES ? 0 : scenes.intValue(),
                status.equals(COMPLETED) && !made ? "" : status,
                made ? List.of(expected(id, path, metadata, storyboard)) : List.of(),
                VideoPath.places(path));
    }

    /**
     * The duration of a scene with a generated clip is that of the clip, which is cut or stretched
     * to the length of its speech afterwards: the recorded sum may then differ from the final's
     * length. The final is made of the scenes' segments, one after the other and without another
     * encoding of their picture, so their lengths add up to it. The asset pipeline records no sum,
     * and of each scene the length of its speech.
     */
    private static Expected expected(
            String id, String path, JsonObject metadata, JsonObject storyboard) {
        JsonObject result = JsonFields.object(metadata, "result");
        Double recorded = JsonFields.positive(result, "duration");
        boolean trusted = recorded != null && !hasClips(storyboard);
        return new Expected(
                path,
                VideoPath.inTask(path, id),
                trusted ? recorded : null,
                recorded == null ? sumOfScenes(storyboard) : null,
                JsonFields.whole(result, "file_size"),
                trusted ? List.of() : segments(id, metadata, storyboard));
    }

    /** One for each scene; none where a transition lets them overlap. */
    private static List<List<String>> segments(
            String id, JsonObject metadata, JsonObject storyboard) {
        int scenes = JsonFields.objects(storyboard, "frames").size();
        Long made = JsonFields.whole(JsonFields.object(metadata, "result"), "n_frames");
        return made == null
                        || made != scenes
                        || scenes > MOST_SEGMENTS
                        || overlap(JsonFields.object(metadata, "input"))
                ? List.of()
                : IntStream.rangeClosed(1, scenes)
                        .mapToObj(scene -> PixelleLayout.segment(id, scene))
                        .toList();
    }

    /** Since July 2026, and by another name in forks. */
    private static boolean overlap(JsonObject input) {
        return TRANSITIONS.stream()
                .filter(input::has)
                .anyMatch(name -> !NO_TRANSITION.contains(JsonFields.text(input, name).orElse("")));
    }

    private static boolean hasClips(JsonObject storyboard) {
        return JsonFields.objects(storyboard, "frames").stream()
                .anyMatch(frame -> JsonFields.text(frame, "media_type").orElse("").equals("video"));
    }

    private static @Nullable Double sumOfScenes(JsonObject storyboard) {
        double sum = 0;
        for (JsonObject frame : JsonFields.objects(storyboard, "frames")) {
            Double seconds = JsonFields.positive(frame, "duration");
            if (seconds == null) return null;
            sum += seconds;
        }
        return sum > 0 ? Double.valueOf(sum) : null;
    }

    private static String title(String id, JsonObject metadata, JsonObject storyboard) {
        JsonObject input = JsonFields.object(metadata, "input");
        String title =
                JsonFields.text(input, "title")
                        .or(() -> JsonFields.text(storyboard, "title"))
                        .or(() -> JsonFields.text(input, "text"))
                        .orElse(id)
                        .strip();
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE / 2)) + "…";
    }

    private static @Nullable Instant lastActive(JsonObject metadata) {
        return JsonFields.text(metadata, "completed_at")
                .or(() -> JsonFields.text(metadata, "created_at"))
                .map(TaskFacts::instant)
                .orElse(null);
    }

    /** The generator writes local times without a zone. */
    private static @Nullable Instant instant(String text) {
        try {
            LocalDateTime time = LocalDateTime.parse(text);
            return time.getYear() < 1970 || time.getYear() > 9999
                    ? null
                    : time.atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    Project project() {
        return new Project(
                id,
                title,
                lastActive,
                scenes,
                expected,
                jobs(),
                new RecordedFiles(
                        Map.of(), List.of(), Set.of(), recorded, Set.of(), List.of(), Set.of()),
                null,
                null);
    }

    /** None where the metadata says that the final is made, or is missing. */
    private List<Job> jobs() {
        if (status == null || !expected.isEmpty()) return List.of();
        Job.State state = FAILED.contains(status) ? Job.State.FAILED : Job.State.ACTIVE;
        return List.of(new Job(id, state, status, null));
    }

    /** Changes when the generator records something else about the final. */
    String mark() {
        return status + " " + expected;
    }
}
