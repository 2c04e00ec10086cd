package app.offcut.generator.aivideogen;

import app.offcut.generator.FileMeaning;
import app.offcut.generator.Zone;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the names of AIvideogen's files mean, for people. */
final class FileNames {
    private static final Pattern SCENE =
            Pattern.compile("(?i)scene-(\\d+)(?:-(.+?))?\\.[^.]+", Pattern.DOTALL);
    private static final Pattern SUGGESTION =
            Pattern.compile("(?i)(.+)-(\\d+)s\\..+", Pattern.DOTALL);

    private FileNames() {}

    /**
     * @param name the file's, without a downloader's suffix
     */
    static Optional<FileMeaning> meaning(Zone zone, List<String> inner, String name) {
        if (zone == AiVideoLayout.PROVIDER) return Optional.of(download(inner.getFirst(), name));
        Matcher suggestion = SUGGESTION.matcher(name);
        if (zone == AiVideoLayout.SEGMENTS && inner.size() == 2 && suggestion.matches())
            return Optional.of(
                    FileMeaning.of(
                            "meaning.suggestion",
                            suggestion.group(1),
                            FileMeaning.number(suggestion.group(2))));
        if (inner.size() > 1) return Optional.empty();
        Matcher scene = SCENE.matcher(name);
        if (scene.matches()) return of(zone, FileMeaning.number(scene.group(1)), scene.group(2));
        return Optional.ofNullable(
                switch (name) {
                    case "concatenated.mp4" -> FileMeaning.of("meaning.joined");
                    case "concatenated-list.txt" -> FileMeaning.of("meaning.joined.list");
                    default -> null;
                });
    }

    private static FileMeaning download(String provider, String name) {
        int dot = name.lastIndexOf('.');
        return FileMeaning.of(
                "meaning.download", provider, dot > 0 ? name.substring(0, dot) : name);
    }

    /**
     * @param what null if the name has only a scene
     */
    private static Optional<FileMeaning> of(Zone zone, String scene, @Nullable String what) {
        if (zone == AiVideoLayout.AUDIO)
            return Optional.of(FileMeaning.of("meaning.scene.voice", scene));
        if (what == null) return Optional.empty();
        return Optional.of(
                switch (what) {
                    case "trimmed" -> FileMeaning.of("meaning.scene.trimmed", scene);
                    case "source" -> FileMeaning.of("meaning.scene.source", scene);
                    case "default" -> FileMeaning.of("meaning.scene.preview", scene);
                    default -> FileMeaning.of("meaning.scene.clip.named", scene, what);
                });
    }
}
