package app.offcut.generator.redditvideomaker;

import app.offcut.files.Names;
import app.offcut.generator.Category;
import app.offcut.generator.FileMeaning;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.RenderProgress;
import app.offcut.generator.Zone;
import app.offcut.generator.Zone.Contents;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code assets/temp/{thread}}: everything of a render; {@code results/{subreddit}}: the finals of
 * all threads, and in {@code OnlyTTS} a second one without the background's sound.
 */
final class RedditLayout implements Layout {
    static final RedditLayout LAYOUT = new RedditLayout();

    static final List<String> TEMP = List.of("assets", "temp");
    private static final List<String> BACKGROUNDS = List.of("assets", "backgrounds");
    static final List<String> RECORDS = List.of("video_creation", "data", "videos.json");
    static final String RESULTS = "results";
    static final String ONLY_TTS = "OnlyTTS";
    static final String AS_LONG_AS_THE_FINAL = "background_noaudio.mp4";

    static final Zone ZONE =
            new Zone(
                    "TEMP",
                    Category.ASSEMBLY,
                    TEMP,
                    Contents.PROJECTS,
                    List.of(),
                    Set.of(".offcut"));

    /** The last is the whole render, of which older versions cut the final. */
    private static final Set<String> CLIPS =
            Set.of("background.mp4", AS_LONG_AS_THE_FINAL, "temp.mp4");

    private static final Set<String> SOUNDS = Set.of("background.mp3", "audio.mp3");
    private static final Pattern SPEECH =
            Pattern.compile(
                    "(?:(?:title|postaudio(?:-\\d+)?|posttext-\\d+|\\d+|silence)(?:-\\d+\\.part)?"
                            + "(?:_no_silence)?\\.(?:mp3|txt))|list\\.txt");
    private static final Pattern PICTURE =
            Pattern.compile("(?:title|story_content|comment_\\d+|img\\d+)\\.png");
    private static final Pattern NEVER_TOUCHED =
            Pattern.compile(
                    "(?i)videos\\.json|\\.offcut|.*\\.(db|sqlite3?)(-journal|-wal|-shm)?",
                    Pattern.DOTALL);

    private RedditLayout() {}

    @Override
    public List<Zone> zones() {
        return List.of(ZONE);
    }

    @Override
    public List<List<String>> finalFolders() {
        return List.of(List.of(RESULTS));
    }

    @Override
    public List<List<String>> linkPlaces() {
        return List.of();
    }

    @Override
    public boolean mixesFinals() {
        return true;
    }

    /**
     * Any MP4 but the clips of a render: a final may have any title. A final titled like one of
     * them counts as none; it stays, since {@code results} is no zone.
     */
    @Override
    public boolean isFinalName(String name) {
        return name.regionMatches(true, name.length() - 4, ".mp4", 0, 4) && !CLIPS.contains(name);
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
    public List<List<String>> recordFolders() {
        return List.of(RECORDS.subList(0, RECORDS.size() - 1));
    }

    @Override
    public boolean isRecordName(String name) {
        return name.equals(RECORDS.getLast());
    }

    @Override
    public boolean neverTouched(List<String> names) {
        return names.getFirst().equals(RESULTS)
                || (names.size() > 1 && names.subList(0, 2).equals(BACKGROUNDS))
                || names.stream().anyMatch(name -> NEVER_TOUCHED.matcher(name).matches());
    }

    @Override
    public boolean safeId(String id) {
        return Names.portable(id);
    }

    @Override
    public Optional<Category> classify(Zone zone, List<String> inner) {
        String name = inner.getLast();
        boolean known =
                switch (inner.size()) {
                    case 1 -> CLIPS.contains(name) || SOUNDS.contains(name);
                    case 2 ->
                            switch (inner.getFirst()) {
                                case "mp3" -> SPEECH.matcher(name).matches();
                                case "png" -> PICTURE.matcher(name).matches();
                                default -> false;
                            };
                    default -> false;
                };
        return known ? Optional.of(Category.ASSEMBLY) : Optional.empty();
    }

    @Override
    public Optional<FileMeaning> meaning(Zone zone, List<String> inner) {
        return ThreadNames.meaning(inner.getLast());
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
     * The row is added after the render, so a folder without one is not finished. The final without
     * the background's sound is due where it is there: a setting decides whether one is made, and
     * it is made before the row.
     */
    @Override
    public RenderProgress progress(Project project, Collection<List<String>> files) {
        List<Expected> due =
                project.expected().stream()
                        .filter(one -> !isOnlyTts(one.names()) || files.contains(one.names()))
                        .toList();
        if (!project.expected().isEmpty() || files.isEmpty()) return RenderProgress.done(due);
        String sign =
                files.stream()
                        .map(names -> String.join("/", names))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return new RenderProgress(due, RenderProgress.Work.BUSY, sign);
    }

    private static boolean isOnlyTts(List<String> names) {
        return names.size() == 4;
    }
}
