package app.offcut.cleanup.worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a row may be made to say.
 *
 * @param sql an expression with at most one {@code ?}
 * @param parameter for the {@code ?}; null for none
 * @param names the innocent project's file that a path like this rightly means, or null
 */
public record HostileValue(String sql, @Nullable Object parameter, @Nullable String names) {
    static final String SEGMENT = ".cache/videos/innocent/scene-1-source.mp4";
    static final String AUDIO = ".cache/audio/{projects}innocent/scene-1.mp3";
    static final String DOWNLOAD = "assets/cache/dvids/5551.mp4";

    /** Whether a column of a type would turn or refuse it. */
    boolean untyped() {
        return sql.equals("NULL") || parameter instanceof Number || sql.endsWith("e999");
    }

    /** All of them, for a library in this folder with a treasure in this folder outside. */
    public static List<HostileValue> all(Path root, Path outside, boolean documented) {
        List<HostileValue> values = new ArrayList<>();
        climbs(values);
        absolute(values, root, outside);
        ofTheLibrary(values, documented);
        meant(values, root, documented);
        windowsAndAddresses(values, outside);
        odd(values);
        for (String bytes :
                List.of("", "FF", "00", "2E2E2F2E2E2F", "2E2E", "696E6E6F63656E74", "C0AF", "0A"))
            values.add(expression("x'" + bytes + "'"));
        values.add(expression("CAST('" + outside.resolve("treasure.mp4") + "' AS BLOB)"));
        // lone surrogates, an overlong slash, bytes that are no text
        for (String bytes : List.of("EDA080", "61EDB080", "2E2EC0AF2E2E", "FFFE41", "73F09F98"))
            values.add(expression("CAST(x'" + bytes + "' AS TEXT)"));
        numbers(values);
        return values;
    }

    private static void climbs(List<HostileValue> values) {
        texts(
                values,
                ".",
                "..",
                "./",
                "../",
                "../..",
                "../../..",
                "../../../..",
                "../outside",
                "../outside/treasure.mp4",
                "../../../outside",
                "../../../../outside",
                "../../../outside/treasure.mp4",
                "../../../../../../../../../../etc/passwd",
                "hostile/../../../../outside",
                ".cache/videos/hostile/../../../public/videos/innocent/final.mp4",
                ".cache/videos/hostile/../../../../outside/treasure.mp4",
                "hostile/../draft",
                "../draft",
                "dvids/../../../../outside",
                "..%2f..%2foutside",
                "%2e%2e/%2e%2e/outside",
                "....//....//outside");
    }

    private static void absolute(List<HostileValue> values, Path root, Path outside) {
        texts(values, "/", "//", "/etc/passwd", "/etc", "/tmp", "/dev/null", "/proc/self/mem");
        texts(
                values,
                outside.toString(),
                outside + "/",
                outside.resolve("treasure.mp4").toString(),
                outside.resolve("scene-1.mp3").toString(),
                root.toString(),
                root + "/");
        for (String path :
                List.of(
                        "public/videos/draft/sketch.mp4",
                        ".cache/videos/draft/scene-1-source.mp4",
                        "ai-video-generator.db",
                        "ai-video-generator.db-wal",
                        "ai-video-generator.db-journal",
                        ".cache",
                        "assets/cache")) texts(values, root.resolve(path).toString(), path);
    }

    private static void ofTheLibrary(List<HostileValue> values, boolean documented) {
        String finals = documented ? ".cache/output/" : "public/videos/";
        String thumbnail = documented ? "/final-thumb.jpg" : "/thumbnail.jpg";
        texts(
                values,
                finals + "hostile/final.mp4",
                finals + "innocent/final.mp4",
                finals + "hostile" + thumbnail,
                finals + "innocent" + thumbnail,
                finals + "innocent/",
                finals,
                ".cache/audio",
                ".cache/videos/",
                ".cache/videos/draft",
                ".cache/videos/hostile",
                ".cache/videos/innocent/",
                ".cache/assembly/",
                "assets/cache/dvids/",
                "assets/cache/dvids/metadata.json",
                "assets/cache/dvids/shared-1.mp4",
                "metadata.json",
                "metadata",
                "shared-1",
                "n-77",
                ".gitkeep",
                ".cache/audio/.gitkeep",
                ".cache/audio/previews/voice.mp3",
                ".cache/queue-state.json",
                ".cache/models/big.bin",
                "output/Ice_video.mp4",
                "previews",
                "thumbnails",
                "projects",
                "chroma",
                ".offcut",
                ".offcut/lock",
                ".cache/videos/.offcut",
                "draft",
                "innocent",
                "job-draft");
    }

    private static void meant(List<HostileValue> values, Path root, boolean documented) {
        String audio = AUDIO.replace("{projects}", documented ? "" : "projects/");
        for (String path : List.of(SEGMENT, audio, DOWNLOAD)) {
            String windows = path.replace('/', '\\');
            for (String spelling :
                    List.of(
                            path,
                            root.resolve(path).toString(),
                            windows,
                            "D:\\BMAD video generator\\app\\" + windows,
                            "./" + path.replace("/", "//"),
                            path.toUpperCase(java.util.Locale.ROOT)))
                values.add(new HostileValue("?", spelling, path));
        }
        for (String id : List.of("5551", "video:5551", " 5551 ", "5551\u0007"))
            values.add(new HostileValue("?", id, DOWNLOAD));
    }

    private static void windowsAndAddresses(List<HostileValue> values, Path outside) {
        String climbing = "..\\..\\..\\outside\\treasure.mp4";
        texts(values, "C:", "C:\\", "C:outside", "C:\\Windows\\win.ini", "c:/Windows/win.ini");
        texts(values, "\\\\server\\share\\x.mp4", "\\\\?\\C:\\x", "\\\\.\\pipe\\x", climbing);
        texts(values, "..\\outside", "\\", "CON", "NUL.mp4", "aux.", "com1", "hostile.", "a:b");
        texts(values, "file://" + outside + "/treasure.mp4", "file:///etc/passwd", "file:../x");
        texts(values, "https://example.org/a.mp4", "smb://server/x", "data:,x", "jdbc:sqlite:x");
    }

    private static void odd(List<HostileValue> values) {
        texts(values, "", " ", "\t", "hostile ", " hostile", "\u00a0", "\u200b", "\ufeffhostile");
        texts(values, "\0", "hostile\0", "../outside\0.mp4", "a\nb", "a\rb", "\n", "\u001b[2J");
        texts(values, "\u0001", "\u007f", "\u0085", "x".repeat(255), "x".repeat(300));
        texts(values, "é".repeat(200), "x".repeat(5000), "../".repeat(1700), "a/".repeat(2500));
        texts(values, "\u202Egpj.4pm", "\u2066x\u2069", "\u05d0\u05d1/..", "Ice\u00e9");
        texts(values, "Icee\u0301", "Hostile", "HOSTILE", "Innocent", "INNOCENT", "\ud83c\udfac");
        texts(values, "ｉnnocent", "ıNNOCENT", "..／outside", "\u2024\u2024/outside", "\u212a");
        texts(values, "%", "_", "%%", "*", "**/*", "?", "[a-z]*", "{innocent,draft}", "inno*");
        texts(values, "~", "~root", "~/x", "$HOME", "${HOME}", "%TEMP%", "`id`", "$(touch x)", "-");
        texts(values, "'; DROP TABLE projects; --", "' OR '1'='1", "\"", "--", "x' UNION SELECT 1");
        texts(
                values,
                "NULL",
                "true",
                "complete",
                "pending",
                "processing",
                "NaN",
                "Infinity",
                "1e9");
        texts(values, "1e999999999", "9".repeat(40), "0x7f", "-1", "2026-01-01 00:00:00", "now");
        texts(values, "+999999999-12-31T23:59:59Z", "2026-13-45T99:99:99Z", "${env:HOME}", "{0}");
    }

    private static void numbers(List<HostileValue> values) {
        values.add(expression("NULL"));
        values.add(expression("1.0e999"));
        values.add(expression("-1.0e999"));
        for (Number number :
                List.of(0, 1, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE, 0.5, -0.0, 1e308, 4.9e-324))
            values.add(new HostileValue("?", number, null));
    }

    private static void texts(List<HostileValue> values, String... texts) {
        Arrays.stream(texts).forEach(text -> values.add(new HostileValue("?", text, null)));
    }

    private static HostileValue expression(String sql) {
        return new HostileValue(sql, null, null);
    }

    @Override
    public String toString() {
        String text = parameter == null ? sql : parameter + "";
        String shown = text.length() > 60 ? text.substring(0, 60) + "… " + text.length() : text;
        return shown.codePoints()
                .collect(
                        StringBuilder::new,
                        (out, c) ->
                                out.append(
                                        c < 32 || c > 126
                                                ? "\\u%04x".formatted(c)
                                                : Character.toString(c)),
                        StringBuilder::append)
                .toString();
    }
}
