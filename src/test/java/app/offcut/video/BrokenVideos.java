package app.offcut.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.video.Mp4Reader.Result.Complete;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;

/** Counts what the reader, and a naive twin of it, say of files that are not whole. */
final class BrokenVideos {
    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> accepted = new ArrayList<>();
    private int broken;
    private int naiveAccepted;

    /** A file that is not whole, and how it came about. */
    void tell(String how, Path file) throws IOException {
        int[] count = counts.computeIfAbsent(how, _ -> new int[2]);
        count[0]++;
        broken++;
        if (complete(file)) {
            count[1]++;
            accepted.add(how + " " + file.getFileName());
        }
        if (naivelyComplete(file)) naiveAccepted++;
    }

    int count() {
        return broken;
    }

    void log(Logger log) {
        counts.forEach(
                (how, count) -> log.info("{}: {} broken, {} let in", how, count[0], count[1]));
        log.info("{} broken in all; a naive twin lets {} of them in", broken, naiveAccepted);
    }

    /** None, where a reader that looks for the index alone lets many in. */
    void noneIsLetIn() {
        assertEquals(List.of(), accepted);
        assertTrue(naiveAccepted > broken / 20, naiveAccepted + " of " + broken + " by the twin");
    }

    static Mp4Reader.Result result(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            return Mp4Reader.read(channel);
        }
    }

    static boolean complete(Path file) throws IOException {
        return result(file) instanceof Complete;
    }

    /** The control: what a gate would say that only looks for {@code ftyp} and {@code moov}. */
    private static boolean naivelyComplete(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        Set<String> types = new HashSet<>();
        for (long at = 0; at + 8 <= bytes.limit(); ) {
            types.add(new String(bytes.array(), (int) at + 4, 4, ISO_8859_1));
            at += Math.max(8, Integer.toUnsignedLong(bytes.getInt((int) at)));
        }
        return types.containsAll(Set.of("ftyp", "moov"));
    }
}
