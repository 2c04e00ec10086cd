package app.offcut.generator.aivideogen;

import app.offcut.files.Names;
import app.offcut.generator.Category;
import app.offcut.generator.FileMeaning;
import app.offcut.generator.Layout;
import app.offcut.generator.Scratch;
import app.offcut.generator.Zone;
import app.offcut.generator.Zone.Contents;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * AIvideogen's names, in both existing forms: the documented one ({@code .cache/audio/{id}}, {@code
 * .cache/output/{id}}) and the shipped one, which its program writes ({@code
 * .cache/audio/projects/{id}}, {@code public/videos/{id}}, assembly folders per job).
 */
public final class AiVideoLayout implements Layout {
    public static final AiVideoLayout LAYOUT = new AiVideoLayout();

    public static final String DATABASE = "ai-video-generator.db";
    public static final String FINAL_NAME = "final.mp4";

    /** The generator's own folders beside the projects' folders. */
    private static final Set<String> RESERVED =
            Set.of("previews", "temp", "test", "music", "projects", "thumbnails", ".offcut");

    public static final Zone AUDIO =
            zone(
                    "AUDIO",
                    Category.AUDIO,
                    List.of(".cache", "audio"),
                    Contents.PROJECTS,
                    List.of(),
                    List.of("projects"));
    public static final Zone SEGMENTS =
            zone(
                    "SEGMENTS",
                    Category.SEGMENTS,
                    List.of(".cache", "videos"),
                    Contents.PROJECTS,
                    List.of());
    public static final Zone ASSEMBLY =
            zone(
                    "ASSEMBLY",
                    Category.ASSEMBLY,
                    List.of(".cache", "assembly"),
                    Contents.PROJECTS_AND_JOBS,
                    List.of());

    /** Clips that the generator's script for whole videos cuts; no record names them. */
    public static final Zone TRIMMED =
            zone(
                    "TRIMMED",
                    Category.ASSEMBLY,
                    List.of(".cache", "trimmed"),
                    Contents.PROJECTS,
                    List.of());

    public static final Zone PROVIDER =
            zone("PROVIDER", Category.PROVIDER, List.of("assets", "cache"), Contents.SHARED);

    private static final List<Zone> ZONES = List.of(AUDIO, SEGMENTS, ASSEMBLY, TRIMMED, PROVIDER);
    private static final List<List<String>> FINAL_FOLDERS =
            List.of(List.of("public", "videos"), List.of(".cache", "output"));
    private static final List<List<String>> LINK_PLACES =
            List.of(
                    List.of(".cache"),
                    AUDIO.names(),
                    SEGMENTS.names(),
                    ASSEMBLY.names(),
                    TRIMMED.names(),
                    PROVIDER.names());

    /** Work of its scripts, final videos among it, without a project in any name. */
    private static final List<List<String>> SHOWN_FOLDERS =
            List.of(List.of("output"), List.of(".cache", "temp"));

    private static final Set<String> THUMBNAIL_NAMES = Set.of("thumbnail.jpg", "final-thumb.jpg");

    /** Suffix of an unfinished download, after its final name. */
    private static final Pattern COMPANION =
            Pattern.compile("(?i)\\.(part|ytdl|tmp|part-frag\\d+)\\z");

    /** What yt-dlp puts before the extension: a single stream, or a file being merged. */
    private static final Pattern PART = Pattern.compile("(?i)\\.(f\\d+(-[a-z0-9]+)*|temp)\\z");

    /** Where a project's clips lie that no scene has taken yet. */
    private static final String SUGGESTIONS = "suggestions";

    private static final Pattern AUDIO_NAME =
            Pattern.compile("(?i)scene-\\d+\\.(mp3|wav|m4a|aac|ogg|opus)");
    private static final Pattern SEGMENT_NAME =
            Pattern.compile("(?i)scene-\\d+-.*\\.(mp4|webm|mkv|mov)", Pattern.DOTALL);
    private static final Pattern SUGGESTION_NAME =
            Pattern.compile("(?i).*-\\d+s\\..+", Pattern.DOTALL);
    private static final Pattern NEVER_TOUCHED =
            Pattern.compile(
                    "(?i).*\\.db(-journal|-wal|-shm|\\.before-offcut.*)?|\\.gitkeep|\\.gitignore|metadata\\.json"
                            + "|queue-state\\.json|youtube-quota\\.json|final\\.mp4|\\.offcut",
                    Pattern.DOTALL);

    /** A copy of a scene's speech, which the generator never deletes. */
    private static final Pattern SPEECH_COPY = Pattern.compile("\\d+\\.mp3");

    private static final Duration SPEECH_COPY_AGE = Duration.ofHours(1);

    private AiVideoLayout() {}

    @SafeVarargs
    private static Zone zone(
            String id,
            Category category,
            List<String> names,
            Contents contents,
            List<String>... holders) {
        return new Zone(id, category, names, contents, List.of(holders), RESERVED);
    }

    @Override
    public List<Zone> zones() {
        return ZONES;
    }

    @Override
    public List<List<String>> finalFolders() {
        return FINAL_FOLDERS;
    }

    @Override
    public List<List<String>> linkPlaces() {
        return LINK_PLACES;
    }

    @Override
    public List<List<String>> shownFolders() {
        return SHOWN_FOLDERS;
    }

    @Override
    public boolean isFinalName(String name) {
        return name.equals(FINAL_NAME);
    }

    @Override
    public boolean isThumbnailName(String name) {
        return THUMBNAIL_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean isDatabaseName(String name) {
        return name.startsWith(DATABASE);
    }

    @Override
    public boolean neverTouched(List<String> names) {
        for (String name : names)
            if (mayStay(name) && NEVER_TOUCHED.matcher(name).matches()) return true;
        return false;
    }

    /** False for a name that certainly matches nothing of {@link #NEVER_TOUCHED}. */
    private static boolean mayStay(String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1))
            if (dot == 0
                    || name.regionMatches(true, dot, ".db", 0, 3)
                    || name.regionMatches(true, dot, ".json", 0, 5)) return true;
        return name.regionMatches(true, 0, "final", 0, 5);
    }

    @Override
    public boolean safeId(String id) {
        return Names.portable(id) && !RESERVED.contains(id.toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<Category> classify(Zone zone, List<String> inner) {
        return intermediate(zone, inner) ? Optional.of(zone.category()) : Optional.empty();
    }

    private static boolean intermediate(Zone zone, List<String> inner) {
        String name = withoutCompanion(inner.getLast());
        if (zone == AUDIO) return inner.size() == 1 && AUDIO_NAME.matcher(name).matches();
        if (zone == SEGMENTS)
            return inner.size() == 1
                    ? SEGMENT_NAME.matcher(name).matches()
                    : inner.size() == 2
                            && inner.getFirst().equalsIgnoreCase(SUGGESTIONS)
                            && SUGGESTION_NAME.matcher(name).matches();
        if (zone == TRIMMED) return inner.size() == 1 && SEGMENT_NAME.matcher(name).matches();
        return zone == ASSEMBLY;
    }

    @Override
    public Optional<FileMeaning> meaning(Zone zone, List<String> inner) {
        String name = withoutCompanion(inner.getLast());
        Optional<FileMeaning> meaning = FileNames.meaning(zone, inner, name);
        return name.equals(inner.getLast()) ? meaning : meaning.map(FileMeaning::unfinished);
    }

    @Override
    public boolean canBeSummed() {
        return true;
    }

    @Override
    public boolean surelyIntermediate(Zone zone, String folder, byte[] names, int start, int end) {
        if (zone == ASSEMBLY) return PlainNames.isScratch(folder, names, start, end);
        if (zone == SEGMENTS && folder.equals(SUGGESTIONS))
            return PlainNames.isSuggestion(names, start, end);
        if (!folder.isEmpty()) return false;
        if (zone == AUDIO) return PlainNames.isSpeech(names, start, end);
        return (zone == SEGMENTS || zone == TRIMMED) && PlainNames.isClip(names, start, end);
    }

    @Override
    public Optional<Scratch> scratch(Zone zone, List<String> below) {
        return zone == AUDIO
                        && below.size() == 2
                        && below.getFirst().equals("temp")
                        && SPEECH_COPY.matcher(below.getLast()).matches()
                ? Optional.of(new Scratch(Category.AUDIO, SPEECH_COPY_AGE))
                : Optional.empty();
    }

    /**
     * The provider of a download: {@code {provider}/{file}}, or {@code
     * {provider}/{provider}/{file}} as the generator's other start script nests it.
     */
    @Override
    public Optional<String> sourceOf(List<String> below) {
        return below.size() == 2 || (below.size() == 3 && below.getFirst().equals(below.get(1)))
                ? Optional.of(below.getFirst())
                : Optional.empty();
    }

    /** Its name without the last extension and without a downloader's temporary suffixes. */
    @Override
    public Set<String> stems(String fileName) {
        String name = withoutCompanion(fileName);
        Set<String> stems = new LinkedHashSet<>();
        stems.add(withoutExtension(name));
        if (!name.equals(fileName)) stems.add(name);
        for (String stem : List.copyOf(stems)) {
            if (!endsLike(stem, "ft")) continue;
            String whole = PART.matcher(stem).replaceFirst("");
            if (!whole.isEmpty()) stems.add(whole);
        }
        return stems;
    }

    /**
     * A video's id as it may appear in a file name: raw, and as the generator sanitises it (drops
     * everything up to the first colon, replaces what Windows forbids, cuts at 255 characters).
     */
    static Set<String> stemsOfId(String videoId) {
        if (usual(videoId)) return Set.of(videoId);
        Set<String> stems = new LinkedHashSet<>();
        stems.add(videoId);
        String clean =
                videoId.substring(videoId.indexOf(':') + 1)
                        .replaceAll("[<>:\"|?*]", "-")
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        stems.add(clean.substring(0, Math.min(255, clean.length())));
        stems.add(videoId.replaceAll("[<>:\"|?*]", "-").replaceAll("\\p{Cntrl}", "").strip());
        stems.remove("");
        return stems;
    }

    /** Whether it is the same in every form: short, and without spaces and what Windows forbids. */
    private static boolean usual(String videoId) {
        for (int i = 0; i < videoId.length(); i++) {
            char c = videoId.charAt(i);
            if (c <= ' ' || c > '~' || "<>:\"|?*".indexOf(c) >= 0) return false;
        }
        return !videoId.isEmpty() && videoId.length() <= 255;
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String withoutCompanion(String name) {
        if (!endsLike(name, "pyt")) return name;
        String shorter = COMPANION.matcher(name).replaceFirst("");
        return shorter.equals(name) || shorter.isEmpty() ? name : withoutCompanion(shorter);
    }

    /**
     * Whether its last extension begins with one of these letters; saves most regular expressions.
     */
    private static boolean endsLike(String name, String letters) {
        int dot = name.lastIndexOf('.');
        return dot >= 0
                && dot + 1 < name.length()
                && letters.indexOf(name.charAt(dot + 1) | 0x20) >= 0;
    }
}
