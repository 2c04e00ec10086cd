package app.offcut.settings;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decodes a {@code .env} file: UTF-8, or UTF-16 as written by editors and shells of Windows, in
 * both byte orders, with or without a byte order mark.
 */
record EnvText(byte[] bytes, Charset charset) {
    private static final char MARK = '\uFEFF';

    static EnvText of(byte[] bytes) {
        return new EnvText(bytes, charset(bytes));
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
            return Optional.of(text.startsWith(String.valueOf(MARK)) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * All ASCII characters unchanged, whatever the encoding of each part, and garbage for the rest.
     */
    String ascii() {
        return new String(bytes, StandardCharsets.US_ASCII)
                .replace("\0", "")
                .replaceFirst("^\uFFFD{2}", "");
    }
}
