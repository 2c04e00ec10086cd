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

/** What a start of Offcut asks of the window that is there already, and how it is written. */
public sealed interface Request {
    /**
     * To show the window.
     *
     * @param library absolute; null for the one that is open, or the last one
     * @param hidden at the login: to be there is enough
     */
    record Show(@Nullable Path library, boolean hidden) implements Request {}

    /** To end as if the user had told the window to. */
    record Quit() implements Request {}

    /** More than any path takes. */
    int LIMIT = 1 << 16;

    /** Three words, each ended by NUL, which no path contains. */
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

    /** Reads to the end; empty if that is nothing that {@link #bytes} writes. */
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
