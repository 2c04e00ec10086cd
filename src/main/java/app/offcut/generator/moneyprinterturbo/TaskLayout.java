package app.offcut.generator.moneyprinterturbo;

import app.offcut.generator.Category;
import app.offcut.generator.FileMeaning;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.RenderProgress;
import app.offcut.generator.Scratch;
import app.offcut.generator.Zone;
import app.offcut.generator.Zone.Contents;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code storage/tasks/{task}} with everything of one task, finals included, the stock footage of
 * all tasks in {@code storage/cache_videos}, and previews of voices in {@code storage/temp}. No
 * place can be configured elsewhere and still be ours: footage in a folder of the user's choice is
 * outside every zone.
 */
final class TaskLayout implements Layout {
    static final TaskLayout LAYOUT = new TaskLayout();

    static final List<String> STORAGE = List.of("storage");

    /** Its web server shows everything in it, so its held files lie beside it. */
    static final Zone TASKS =
            new Zone(
                    "TASKS",
                    Category.UNKNOWN,
                    List.of("storage", "tasks"),
                    Contents.PROJECTS,
                    List.of(),
                    Set.of(),
                    STORAGE);

    static final Zone STOCK =
            new Zone(
                    "STOCK",
                    Category.PROVIDER,
                    List.of("storage", "cache_videos"),
                    Contents.SHARED,
                    List.of(),
                    Set.of());

    /** A folder of this name may be emptied by anybody, so its held files lie beside it. */
    static final Zone TEMP =
            new Zone(
                    "TEMP",
                    Category.AUDIO,
                    List.of("storage", "temp"),
                    Contents.SCRATCH,
                    List.of(),
                    Set.of(),
                    STORAGE);

    /** A random UUID, as Python's {@code uuid4} writes it. */
    private static final String UUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    /** Other folders are not the program's. */
    private static final Pattern TASK_ID = Pattern.compile("(?i)" + UUID);

    /** A voice that was tried; newer versions remove it at once, unless they crash. */
    private static final Pattern PREVIEW = Pattern.compile("tmp-voice-" + UUID + "\\.mp3");

    private static final Duration PREVIEW_AGE = Duration.ofDays(1);

    private static final Pattern STOCK_NAME = Pattern.compile(TaskNames.STOCK);
    private static final Pattern DATABASE =
            Pattern.compile("(?i).*\\.(?:db|sqlite).*", Pattern.DOTALL);
    private static final Pattern NEVER_TOUCHED =
            Pattern.compile(
                    "(?i)script\\.json|.*\\.srt|custom-audio-.*|config\\.toml.*|\\.offcut",
                    Pattern.DOTALL);

    private TaskLayout() {}

    @Override
    public List<Zone> zones() {
        return List.of(TASKS, STOCK, TEMP);
    }

    @Override
    public List<List<String>> finalFolders() {
        return List.of(TASKS.names());
    }

    @Override
    public List<List<String>> linkPlaces() {
        return List.of(STORAGE, TASKS.names(), STOCK.names(), TEMP.names());
    }

    @Override
    public boolean isFinalName(String name) {
        return TaskNames.isFinal(name);
    }

    /** It makes no pictures. */
    @Override
    public boolean isThumbnailName(String name) {
        return false;
    }

    /** The program has none, but its forks do. */
    @Override
    public boolean isDatabaseName(String name) {
        return DATABASE.matcher(name).matches();
    }

    @Override
    public boolean isRecordName(String name) {
        return name.equals(TaskNames.MANIFEST);
    }

    @Override
    public boolean neverTouched(List<String> names) {
        return names.stream()
                .anyMatch(name ->
                        NEVER_TOUCHED.matcher(name).matches()
                                || DATABASE.matcher(name).matches()
                                || isFinalName(name));
    }

    @Override
    public boolean safeId(String id) {
        return TASK_ID.matcher(id).matches();
    }

    /** The program makes no folder in a task's folder, so nothing in one is its own. */
    @Override
    public Optional<Category> classify(Zone zone, List<String> inner) {
        return zone == TASKS && inner.size() == 1
                ? TaskNames.kind(inner.getFirst())
                : Optional.empty();
    }

    @Override
    public Optional<FileMeaning> meaning(Zone zone, List<String> inner) {
        return zone == TEMP
                ? Optional.of(FileMeaning.of("meaning.voice.tried"))
                : TaskNames.meaning(inner.getLast());
    }

    @Override
    public Optional<Scratch> scratch(Zone zone, List<String> below) {
        return zone == TEMP && below.size() == 1 && PREVIEW.matcher(below.getFirst()).matches()
                ? Optional.of(new Scratch(Category.AUDIO, PREVIEW_AGE))
                : Optional.empty();
    }

    @Override
    public Optional<String> sourceOf(List<String> below) {
        return below.size() == 1 && isStock(below.getFirst())
                ? Optional.of(STOCK.word())
                : Optional.empty();
    }

    @Override
    public Set<String> stems(String fileName) {
        return isStock(fileName)
                ? Set.of(fileName.substring(0, fileName.lastIndexOf('.')))
                : Set.of();
    }

    /** Whether the program names a stock video like this. */
    static boolean isStock(String name) {
        return STOCK_NAME.matcher(name).matches();
    }

    @Override
    public RenderProgress progress(Project project, Collection<List<String>> files) {
        return TaskProgress.of(project, files);
    }

    /** The path of a file in a task's folder. */
    static List<String> inTask(String id, String name) {
        return List.of("storage", "tasks", id, name);
    }
}
