package app.offcut.video;

import static app.offcut.video.BrokenVideos.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.video.Mp4Reader.Result.Complete;
import app.offcut.video.Mp4Reader.Result.Incomplete;
import app.offcut.video.VideoWriters.SetUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real files of real writers, and the same files broken: every good one in, no broken one. Needs
 * ffmpeg on the path; takes what else there is.
 */
class Mp4WritersTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int PAGE = 4096;

    @TempDir Path folder;

    private final Random random = new Random(2026);
    private final BrokenVideos broken = new BrokenVideos();
    private final Map<String, Integer> made = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

    @BeforeEach
    void letWritersIn() throws IOException {
        VideoWriters.letIn(folder);
    }

    @Test
    void tellsSomeWholeFilesFromBrokenOnes() throws Exception {
        Set<String> some = Set.of("plain.mp4", "faststart.mp4", "fragmented.mp4");
        writeAndBreak(
                VideoWriters.all().stream()
                        .filter(s -> s.program().equals("ffmpeg") && some.contains(s.name()))
                        .toList(),
                2);
        assertEquals(List.of(), refused);
        broken.noneIsLetIn();
    }

    /** Black and silence are zeros there; cut, they are refused like any other. */
    @Test
    void acceptsBlackAndSilenceWithoutCompression() throws Exception {
        Path film = folder.resolve("black.mov");
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        command.addAll(List.of("-f", "lavfi", "-i", "color=black:s=64x48:r=10:d=2"));
        command.addAll(List.of("-f", "lavfi", "-i", "anullsrc=r=44100:d=2", "-shortest"));
        command.addAll(List.of("-c:v", "rawvideo", "-pix_fmt", "rgb24", "-c:a", "pcm_s16le"));
        command.addAll(List.of("-movflags", "+faststart"));
        command.add(film.toString());
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        byte[] bytes = Files.readAllBytes(film);
        assertEquals(2, assertInstanceOf(Complete.class, result(film)).seconds(), 0.2);
        for (int part = 1; part < 10; part++) {
            Files.write(film, Arrays.copyOf(bytes, bytes.length * part / 10));
            assertInstanceOf(Incomplete.class, result(film), part + " tenths of it");
        }
    }

    @Tag("long")
    @Test
    void acceptsWhatWritersFinishedAndNothingElse() throws Exception {
        List<SetUp> writers = new ArrayList<>(VideoWriters.all());
        writers.addAll(LibraryWriters.all());
        writeAndBreak(writers, 6);
        int good = made.values().stream().mapToInt(Integer::intValue).sum();
        FIGURES.info("{} whole files of {}, refused: {}", good, made, refused);
        broken.log(FIGURES);
        assertTrue(good >= 100 && broken.count() >= 500, good + " and " + broken.count());
        assertTrue(refused.size() * 100 <= good, () -> "whole ones refused: " + refused);
        broken.noneIsLetIn();
    }

    private void writeAndBreak(List<SetUp> setUps, int variants) throws Exception {
        for (SetUp setUp : setUps)
            for (int variant = 0; variant < variants; variant++) {
                Path file = VideoWriters.make(setUp, folder, variant);
                made.merge(setUp.program(), 1, Integer::sum);
                if (!(result(file) instanceof Complete(double seconds))
                        || Math.abs(seconds - 1 - variant) >= 0.5)
                    refused.add(file.getFileName() + " " + result(file));
                breakInManyWays(Files.readAllBytes(file));
            }
    }

    private void breakInManyWays(byte[] good) throws IOException {
        for (int i = 0; i < 3; i++)
            tell("cut", Arrays.copyOf(good, 1 + random.nextInt(good.length - 1)));
        tell("cut by a byte", Arrays.copyOf(good, good.length - 1));
        int tail = random.nextInt(1, good.length / PAGE) * PAGE;
        tell("blank tail", Arrays.copyOf(Arrays.copyOf(good, tail), good.length));
        if (good.length < 32 * PAGE) return;
        // a sixteenth and two pages hold at least one of the blocks looked at
        int hole = good.length / 16 + 2 * PAGE;
        int at = good.length / 4 + random.nextInt(good.length / 4);
        byte[] holed = good.clone();
        Arrays.fill(holed, at, at + hole, (byte) 0);
        tell("blank middle", holed);
    }

    private void tell(String how, byte[] bytes) throws IOException {
        broken.tell(how, Files.write(folder.resolve("broken.mp4"), bytes));
    }
}
