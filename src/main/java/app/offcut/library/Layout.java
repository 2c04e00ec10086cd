package app.offcut.library;

import app.offcut.generator.Zone;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the generator names its files, in both existing layouts: the documented one ({@code
 * .cache/audio/{id}}, {@code .cache/output/{id}}) and the shipped one, which its program writes
 * ({@code .cache/audio/projects/{id}}, {@code public/videos/{id}}, assembly folders per job).
 */
public final class Layout {
    /** The folders of the final videos, with one folder per project. Never a zone. */
    public static final List<List<String>> FINAL_FOLDERS =
            List.of(List.of("public", "videos"), List.of(".cache", "output"));

    public static final String FINAL_NAME = "final.mp4";
    private static final Set<String> THUMBNAIL_NAMES = Set.of("thumbnail.jpg", "final-thumb.jpg");

    /** The generator's own folders beside the projects' folders. */
    private static final Set<String> RESERVED =
            Set.of("previews", "temp", "test", "music", "projects", "thumbnails", ".offcut");

    private static final Pattern WINDOWS_DEVICE =
            Pattern.compile(
                    "(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\\..*)?");

    /** Suffix of an unfinished download, after its final name. */
    private static final Pattern COMPANION =
            Pattern.compile("(?i)\\.(part|ytdl|tmp|part-frag\\d+)$");

    /** What yt-dlp puts before the extension: a single stream, or a file being merged. */
    private static final Pattern PART = Pattern.compile("(?i)\\.(f\\d+(-[a-z0-9]+)*|temp)$");

    private static final Pattern AUDIO =
            Pattern.compile("(?i)scene-\\d+\\.(mp3|wav|m4a|aac|ogg|opus)");
    private static final Pattern SEGMENT =
            Pattern.compile("(?i)scene-\\d+-.*\\.(mp4|webm|mkv|mov)", Pattern.DOTALL);
    private static final Pattern SUGGESTION = Pattern.compile("(?i).*-\\d+s\\..+", Pattern.DOTALL);
    private static final Pattern NEVER_TOUCHED =
            Pattern.compile(
                    "(?i).*\\.db(-journal|-wal|-shm|\\.before-offcut.*)?|\\.gitkeep|\\.gitignore|metadata\\.json"
                            + "|queue-state\\.json|youtube-quota\\.json|final\\.mp4|\\.offcut",
                    Pattern.DOTALL);

    private Layout() {}

    /**
     * Whether an id is a single plain folder name on every system. A project with any other id is
     * never cleaned.
     */
    public static boolean safeId(String id) {
        int bytes = id.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= 1
                && bytes <= 255
                && id.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
                && id.chars().noneMatch(c -> Character.isSurrogate((char) c) && !paired(id))
                && !id.startsWith(".")
                && !id.endsWith(".")
                && !id.endsWith(" ")
                && !WINDOWS_DEVICE.matcher(id).matches()
                && !RESERVED.contains(id.toLowerCase(Locale.ROOT));
    }

    private static boolean paired(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /**
     * A key that is equal for names that some disk may treat as the same: case-folded, in Unicode
     * form C.
     */
    public static String folded(String name) {
        return Normalizer.normalize(
                Normalizer.normalize(name, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT),
                Normalizer.Form.NFC);
    }

    /**
     * The name of the project's or job's folder that contains a file of a zone; empty for files
     * elsewhere in the zone.
     *
     * @param below path below the zone
     */
    public static Optional<String> folderOf(Zone zone, List<String> below) {
        int depth = folderDepth(zone, below);
        return below.size() > depth && !RESERVED.contains(below.get(depth - 1))
                ? Optional.of(below.get(depth - 1))
                : Optional.empty();
    }

    /** The path of a file below the folder that {@link #folderOf} returns. */
    public static List<String> innerOf(Zone zone, List<String> below) {
        return below.subList(folderDepth(zone, below), below.size());
    }

    private static int folderDepth(Zone zone, List<String> below) {
        return zone == Zone.AUDIO && below.getFirst().equals("projects") ? 2 : 1;
    }

    /** Whether a file in a project's own folder is named like an intermediate of its zone. */
    public static boolean intermediate(Zone zone, List<String> inner) {
        String name = withoutCompanion(inner.getLast());
        return switch (zone) {
            case AUDIO -> inner.size() == 1 && AUDIO.matcher(name).matches();
            case SEGMENTS ->
                    inner.size() == 1
                            ? SEGMENT.matcher(name).matches()
                            : inner.size() == 2
                                    && inner.getFirst().equalsIgnoreCase("suggestions")
                                    && SUGGESTION.matcher(name).matches();
            case ASSEMBLY -> true;
            case PROVIDER -> false;
        };
    }

    /** Names that stay wherever they are: databases, indexes, queues, finals, Offcut's own. */
    public static boolean neverTouched(List<String> names) {
        return names.stream().anyMatch(n -> NEVER_TOUCHED.matcher(n).matches());
    }

    public static boolean thumbnailName(String name) {
        return THUMBNAIL_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The provider of a download: {@code {provider}/{file}}, or {@code
     * {provider}/{provider}/{file}} as the generator's other start script nests it. Null for a file
     * that is not a download.
     *
     * @param below path below the provider zone
     */
    public static @Nullable String providerOf(List<String> below) {
        return below.size() == 2 || (below.size() == 3 && below.getFirst().equals(below.get(1)))
                ? below.getFirst()
                : null;
    }

    /**
     * The stems that identify a file as a download: its name without the last extension and without
     * a downloader's temporary suffixes. Several where this is ambiguous, so that each protects.
     */
    public static Set<String> stems(String fileName) {
        String name = withoutCompanion(fileName);
        Set<String> stems = new LinkedHashSet<>();
        stems.add(withoutExtension(name));
        if (!name.equals(fileName)) stems.add(name);
        for (String stem : List.copyOf(stems)) {
            String whole = PART.matcher(stem).replaceFirst("");
            if (!whole.isEmpty()) stems.add(whole);
        }
        return stems;
    }

    /**
     * A video's id as it may appear in a file name: raw, and as the generator sanitises it (drops
     * everything up to the first colon, replaces what Windows forbids, cuts at 255 characters).
     */
    public static Set<String> stemsOfId(String videoId) {
        String clean = sanitised(videoId.substring(videoId.indexOf(':') + 1));
        Set<String> stems = new LinkedHashSet<>();
        stems.add(videoId);
        stems.add(clean.substring(0, Math.min(255, clean.length())));
        stems.add(sanitised(videoId));
        stems.remove("");
        return stems;
    }

    private static String sanitised(String id) {
        return id.replaceAll("[<>:\"|?*]", "-").replaceAll("\\p{Cntrl}", "").strip();
    }

    static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String withoutCompanion(String name) {
        String shorter = COMPANION.matcher(name).replaceFirst("");
        return shorter.equals(name) || shorter.isEmpty() ? name : withoutCompanion(shorter);
    }
}
