package app.offcut.settings;

import app.offcut.failure.Failure;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .env} file, parsed like the generator's own parser (the npm package dotenv), so that
 * both get the same value: {@code export} is allowed, quotes are removed, the last of two lines
 * wins, and a malformed line is skipped. A missing file sets nothing; one that exists but cannot be
 * read to its end is a {@link Problem}.
 */
record EnvFile(Path path) {
    private static final int LIMIT = 1 << 18;

    /** Whitespace as in JavaScript, whose trim() removes it from a value too. */
    private static final String BLANK = "[\\h\\f\\x0B\\uFEFF]";

    private static final Pattern LINE =
            Pattern.compile(
                    ("^B*(?:exportB+)?([\\w.-]+)(?:B*=|:B)B*"
                                    + "('[^']*'|\"[^\"]*\"|`[^`]*`|[^#\\r\\n]*)B*(?:#.*)?$")
                            .replace("B", BLANK),
                    Pattern.MULTILINE);

    /**
     * Null if the file is missing or does not set the variable.
     *
     * @throws Problem UNAVAILABLE if this is unknown
     */
    @Nullable String value(String name) {
        Content file = Content.of(bytes());
        String text = file.decoded().orElseThrow(() -> unread("settings.env.no-text"));
        String value = value(name, text);
        // a shell that appends lines in another encoding garbles them
        if (file.isUtf16() && !Objects.equals(value, value(name, file.ascii())))
            throw unread("settings.env.no-text");
        return value;
    }

    private static @Nullable String value(String name, String text) {
        String value = null;
        Matcher line = LINE.matcher(text);
        while (line.find())
            if (line.group(1).equals(name)) value = unquoted(trimmed(line.group(2)));
        return value;
    }

    private static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && blank(value.charAt(start))) start++;
        while (start < end && blank(value.charAt(end - 1))) end--;
        return value.substring(start, end);
    }

    private static boolean blank(char c) {
        return Character.isSpaceChar(c) || "\t\f\u000B\uFEFF".indexOf(c) >= 0;
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && "'\"`".indexOf(value.charAt(0)) >= 0
                        && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private byte[] bytes() {
        try {
            // opening a pipe of this name would block
            if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile())
                throw unread("settings.env.no-file");
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(LIMIT + 1);
                if (bytes.length > LIMIT) throw unread("settings.env.too-long");
                return bytes;
            }
        } catch (NoSuchFileException e) {
            if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) return new byte[0];
            throw unread("settings.env.dangling").causedBy(e);
        } catch (IOException e) {
            throw Failure.of(e, path).problem();
        }
    }

    private Problem unread(String key) {
        return Problem.saying(Problem.Code.UNAVAILABLE, Texts.of(key, path, LIMIT >> 10));
    }

    /**
     * Decodes a {@code .env} file: UTF-8, or UTF-16 as written by editors and shells of Windows, in
     * both byte orders, with or without a byte order mark.
     */
    private record Content(byte[] bytes, Charset charset) {
        static Content of(byte[] bytes) {
            return new Content(bytes, charset(bytes));
        }

        /** In UTF-16, ASCII has a zero byte before or after it; UTF-8 text has none. */
        private static Charset charset(byte[] bytes) {
            if (startsWith(bytes, 0xFF, 0xFE)) return StandardCharsets.UTF_16LE;
            if (startsWith(bytes, 0xFE, 0xFF)) return StandardCharsets.UTF_16BE;
            long before = zeros(bytes, 0);
            long behind = zeros(bytes, 1);
            if (before + behind == 0) return StandardCharsets.UTF_8;
            return behind > before ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }

        private static boolean startsWith(byte[] bytes, int first, int second) {
            return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
        }

        private static long zeros(byte[] bytes, int start) {
            return IntStream.iterate(start, i -> i < bytes.length, i -> i + 2)
                    .filter(i -> bytes[i] == 0)
                    .count();
        }

        boolean isUtf16() {
            return !charset.equals(StandardCharsets.UTF_8);
        }

        /** Empty unless every byte can be decoded. */
        Optional<String> decoded() {
            try {
                String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                // NUL never occurs in text; a UTF-32 file contains it, and so does one emptied by a
                // power cut
                if (text.indexOf('\0') >= 0) return Optional.empty();
                return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
        }

        /** All ASCII characters, whatever the encoding of each part, and garbage for the rest. */
        String ascii() {
            return new String(bytes, StandardCharsets.US_ASCII)
                    .replace("\0", "")
                    .replaceFirst("^\uFFFD{2}", "");
        }
    }
}
