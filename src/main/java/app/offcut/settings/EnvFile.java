package app.offcut.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .env} file, read as the generator's own reader (the npm package dotenv) reads it, so
 * that both take the same value from it: {@code export} is allowed, quotes fall away, the last of
 * two lines wins, and a line that makes no sense is passed over. A file that cannot be read says
 * nothing.
 */
record EnvFile(Path path) {
    private static final int LIMIT = 1 << 18;
    private static final Pattern LINE =
            Pattern.compile(
                    "^[ \\t]*(?:export[ \\t]+)?([\\w.-]+)(?:[ \\t]*=|:[ \\t])[ \\t]*"
                            + "('[^']*'|\"[^\"]*\"|`[^`]*`|[^#\\r\\n]*)[ \\t]*(?:#.*)?$",
                    Pattern.MULTILINE);

    @Nullable String value(String name) {
        String value = null;
        Matcher line = LINE.matcher(text());
        while (line.find()) if (line.group(1).equals(name)) value = unquoted(line.group(2).strip());
        return value;
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && "'\"`".indexOf(value.charAt(0)) >= 0
                        && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private String text() {
        // a pipe by this name would be waited for without end
        if (!Files.isRegularFile(path)) return "";
        try (InputStream in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException _) {
            return "";
        }
    }
}
