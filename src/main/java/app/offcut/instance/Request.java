package app.offcut.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request from a later start of Offcut to the running window, and its wire format. */
public sealed interface Request {
    /**
     * Show the window.
     *
     * @param library absolute path; null for the open library, or the last one
     * @param hidden whether the start is at login, so that the window may stay hidden
     */
    record Show(@Nullable Path library, boolean hidden) implements Request {}

    /** Quit, as if the user had chosen it in the window. */
    record Quit() implements Request {}

    /** Maximum length, more than any path needs. */
    int LIMIT = 1 << 16;

    /** Three strings, each terminated by NUL, which no path contains. */
    default byte[] bytes() {
        return switch (this) {
            case Show(Path library, boolean hidden) ->
                    bytes(hidden ? "be-there" : "show", library == null ? "" : library.toString());
            case Quit() -> bytes("quit", "");
        };
    }

    private static byte[] bytes(String what, String library) {
        return ("offcut-1\0" + what + "\0" + library + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads to the end; empty unless {@link #bytes} could have written it. */
    static Optional<Request> read(ReadableByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LIMIT);
        while (bytes.hasRemaining()) if (channel.read(bytes) < 0) return of(bytes.flip());
        return Optional.empty();
    }

    private static Optional<Request> of(ByteBuffer bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            String[] words = text.split("\0", -1);
            if (words.length != 4 || !words[0].equals("offcut-1") || !words[3].isEmpty())
                return Optional.empty();
            Path library = words[2].isEmpty() ? null : Path.of(words[2]);
            if (library != null && !library.isAbsolute()) return Optional.empty();
            return switch (words[1]) {
                case "show" -> Optional.of(new Show(library, false));
                case "be-there" -> Optional.of(new Show(library, true));
                case "quit" -> Optional.of(new Quit());
                default -> Optional.empty();
            };
        } catch (CharacterCodingException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
