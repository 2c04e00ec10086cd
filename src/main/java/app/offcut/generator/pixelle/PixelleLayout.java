package app.offcut.generator.pixelle;

import app.offcut.files.Names;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code output/{task}}: the final as {@code final.mp4} or {@code {title}.mp4}, its intermediates
 * in {@code frames}; and in {@code temp} clips of another length, which no task names.
 */
final class PixelleLayout implements Layout {
    static final PixelleLayout LAYOUT = new PixelleLayout();

    static final List<String> OUTPUT = List.of("output");
    static final String INDEX = ".index.json";
    static final String METADATA = "metadata.json";
    static final String STORYBOARD = "storyboard.json";
    private static final String FRAMES = "frames";

    static final Zone ZONE =
            new Zone(
                    "OUTPUT",
                    Category.UNKNOWN,
                    OUTPUT,
                    Contents.PROJECTS,
                    List.of(),
                    Set.of(".offcut"));

    /** A folder of this name may be emptied by anybody, so its held files lie elsewhere. */
    static final Zone TEMP =
            new Zone(
                    "TEMP",
                    Category.ASSEMBLY,
                    List.of("temp"),
                    Contents.SCRATCH,
                    List.of(),
                    Set.of(),
                    OUTPUT);

    private static final Pattern TASK = Pattern.compile("\\d{8}_\\d{6}_[0-9a-f]{4}");
    private static final Pattern NARRATION =
            Pattern.compile("\\d{2,}_(audio|narration_\\d+)\\.mp3");
    private static final Pattern PICTURE =
            Pattern.compile("\\d{2,}_(image|composed|tail_reference)\\.png");
    private static final String CLIP_NAME = "\\d{2,}_(video|segment|(video\\.mp4_)?overlay)\\.mp4";
    private static final Pattern CLIP = Pattern.compile(CLIP_NAME);

    /**
     * A clip that was made as long as its speech: what was done, the start of a random UUID, and
     * the clip's own name. The user's uploads lie in folders beside them.
     */
    private static final Pattern FITTED_CLIP =
            Pattern.compile("(trimmed|padded|black_pad)_[0-9a-f]{8}_" + CLIP_NAME);

    private static final Duration FITTED_CLIP_AGE = Duration.ofDays(1);

    private static final Pattern AUDIO_LIST = Pattern.compile("\\d{2,}_audiolist\\.txt");
    private static final Pattern SCENE_FILE =
            Pattern.compile(
                    "(?:(?<done>[a-z_]+)_[0-9a-f]{8}_)?(?<scene>\\d+)_(?<what>[a-z_.4]+?)"
                            + "(?:_(?<part>\\d+))?\\.[a-z0-9]+");

    private static final Map<String, String> MEANINGS =
            Map.of(
                    "audio", "meaning.scene.voice",
                    "narration", "meaning.scene.voice.part",
                    "image", "meaning.scene.picture",
                    "composed", "meaning.scene.picture.composed",
                    "tail_reference", "meaning.scene.picture.last",
                    "video", "meaning.scene.clip",
                    "segment", "meaning.scene.finished",
                    "overlay", "meaning.scene.overlay",
                    "video.mp4_overlay", "meaning.scene.overlay",
                    "audiolist", "meaning.scene.voice.list");

    private static final Pattern NEVER_TOUCHED =
            Pattern.compile(
                    "(?i)\\.(index|projects)\\.json|(metadata|storyboard)\\.json|\\.offcut"
                            + "|.*\\.(db|sqlite3?)(-journal|-wal|-shm)?",
                    Pattern.DOTALL);

    private PixelleLayout() {}

    @Override
    public List<Zone> zones() {
        return List.of(ZONE, TEMP);
    }

    @Override
    public List<List<String>> finalFolders() {
        return List.of(OUTPUT);
    }

    @Override
    public List<List<String>> linkPlaces() {
        return List.of(TEMP.names());
    }

    /**
     * Any MP4 but a clip of a scene: a final may have any title. A final titled like a clip, such
     * as {@code 01_video}, counts as none; it is no intermediate either, since it lies beside
     * {@code frames}.
     */
    @Override
    public boolean isFinalName(String name) {
        return name.regionMatches(true, name.length() - 4, ".mp4", 0, 4)
                && !CLIP.matcher(name).matches()
                && !FITTED_CLIP.matcher(name).matches();
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
        return name.equals(METADATA);
    }

    @Override
    public boolean neverTouched(List<String> names) {
        return names.getFirst().equals("data")
                || names.stream().anyMatch(name -> NEVER_TOUCHED.matcher(name).matches());
    }

    @Override
    public boolean safeId(String id) {
        return Names.portable(id);
    }

    /** Whether the generator itself names a task's folder like this. */
    static boolean isTask(String name) {
        return TASK.matcher(name).matches();
    }

    @Override
    public Optional<Scratch> scratch(Zone zone, List<String> below) {
        return zone == TEMP && below.size() == 1 && FITTED_CLIP.matcher(below.getFirst()).matches()
                ? Optional.of(new Scratch(Category.ASSEMBLY, FITTED_CLIP_AGE))
                : Optional.empty();
    }

    @Override
    public Optional<Category> classify(Zone zone, List<String> inner) {
        if (inner.size() != 2 || !inner.getFirst().equals(FRAMES)) return Optional.empty();
        String name = inner.getLast();
        if (CLIP.matcher(name).matches()) return Optional.of(Category.SEGMENTS);
        if (NARRATION.matcher(name).matches()) return Optional.of(Category.NARRATION);
        if (PICTURE.matcher(name).matches()) return Optional.of(Category.PICTURES);
        return AUDIO_LIST.matcher(name).matches()
                ? Optional.of(Category.ASSEMBLY)
                : Optional.empty();
    }

    @Override
    public Optional<FileMeaning> meaning(Zone zone, List<String> inner) {
        Matcher file = SCENE_FILE.matcher(inner.getLast());
        if (!file.matches()) return Optional.empty();
        String scene = FileMeaning.number(file.group("scene"));
        if (file.group("done") != null)
            return Optional.of(FileMeaning.of("meaning.scene.trimmed", scene));
        String part = file.group("part");
        return Optional.ofNullable(MEANINGS.get(file.group("what")))
                .map(key ->
                        part == null
                                ? FileMeaning.of(key, scene)
                                : FileMeaning.of(key, scene, FileMeaning.number(part)));
    }

    @Override
    public Optional<String> sourceOf(List<String> below) {
        return Optional.empty();
    }

    @Override
    public Set<String> stems(String fileName) {
        return Set.of();
    }

    /**
     * The path of a scene as a video of its own.
     *
     * @param scene from 1
     */
    static List<String> segment(String task, int scene) {
        return List.of(OUTPUT.getFirst(), task, FRAMES, "%02d_segment.mp4".formatted(scene));
    }

    /** The generator writes the metadata last of all, so a task without it is not finished. */
    @Override
    public RenderProgress progress(Project project, Collection<List<String>> files) {
        List<String> metadata = List.of(OUTPUT.getFirst(), project.id(), METADATA);
        if (files.isEmpty() || files.contains(metadata))
            return RenderProgress.done(project.expected());
        String sign =
                files.stream()
                        .map(names -> String.join("/", names))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return new RenderProgress(project.expected(), RenderProgress.Work.BUSY, sign);
    }
}
