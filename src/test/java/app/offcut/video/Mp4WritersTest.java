package app.offcut.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.offcut.video.Mp4Reader.Result.Complete;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real files of real writers: every good one in, no broken one. Needs ffmpeg on the path. */
@Tag("long")
class Mp4WritersTest {
    private static final Logger LOG = LoggerFactory.getLogger(Mp4WritersTest.class);
    private static final String H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p ";
    private static final String AAC = "-c:a aac ";
    private static final String PAIR = H264 + "-g 12 " + AAC;
    private static final int PAGE = 4096;
    private static final int VARIANTS = 6;

    private static final Map<String, String> WRITERS = writers();

    @TempDir Path folder;

    private final Random random = new Random(2026);
    private final Map<String, int[]> brokenAccepted = new TreeMap<>();
    private int naiveAccepted;

    @BeforeAll
    static void needsFfmpeg() {
        boolean there;
        try {
            there = ffmpeg(List.of("-version")).waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            there = false;
        }
        assumeTrue(there, "ffmpeg is not on the path");
    }

    @Test
    void acceptsWhatWritersFinishedAndNothingElse() throws Exception {
        int made = 0;
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, String> writer : WRITERS.entrySet()) {
            for (int variant = 0; variant < VARIANTS; variant++) {
                Path file = make(writer.getKey(), writer.getValue(), variant);
                made++;
                if (!completeAndOf(1 + variant, file)) {
                    refused.add(file.getFileName() + " " + result(file));
                }
                breakInManyWays(Files.readAllBytes(file));
            }
        }
        killWriters();
        int broken = brokenAccepted.values().stream().mapToInt(counts -> counts[0]).sum();
        int accepted = brokenAccepted.values().stream().mapToInt(counts -> counts[1]).sum();
        LOG.info("{} good files made, refused: {}", made, refused);
        brokenAccepted.forEach(
                (how, counts) -> LOG.info("{}: {} broken, {} let in", how, counts[0], counts[1]));
        LOG.info("the naive twin let {} of {} in", naiveAccepted, broken);

        assertTrue(made >= 100 && broken >= 500, made + " good, " + broken + " broken");
        assertTrue(refused.size() * 100 <= made, () -> "good ones refused: " + refused);
        assertEquals(0, accepted, "broken ones let in");
        assertTrue(naiveAccepted > broken / 10, "broken so that looking for moov is not enough");
    }

    private void breakInManyWays(byte[] good) throws IOException {
        for (int i = 0; i < 3; i++) {
            tell("cut", Arrays.copyOf(good, 1 + random.nextInt(good.length - 1)));
        }
        tell("cut by a byte", Arrays.copyOf(good, good.length - 1));
        int tail = random.nextInt(1, good.length / PAGE) * PAGE;
        tell("blank tail", Arrays.copyOf(Arrays.copyOf(good, tail), good.length));
        if (good.length < 32 * PAGE) {
            return;
        }
        // a sixteenth and two pages hold at least one of the blocks looked at
        int hole = good.length / 16 + 2 * PAGE;
        int at = good.length / 4 + random.nextInt(good.length / 4);
        byte[] holed = good.clone();
        Arrays.fill(holed, at, at + hole, (byte) 0);
        tell("blank middle", holed);
    }

    /** Ends encoders while they write, and one while it moves the index to the front. */
    private void killWriters() throws Exception {
        String[] flags = {"", "+faststart", "+frag_keyframe+empty_moov", "+frag_keyframe"};
        for (int i = 0; i < 16; i++) {
            Path file = folder.resolve("killed" + i + ".mp4");
            String movflags = flags[i % flags.length];
            List<String> command =
                    command(12, 3600, PAIR + (movflags.isEmpty() ? "" : "-movflags " + movflags));
            command.add(file.toString());
            Process writer = ffmpeg(command);
            long enough = 30_000 + random.nextInt(400_000);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> Files.exists(file) && Files.size(file) > enough);
            writer.destroyForcibly().waitFor();
            tell("killed " + movflags, Files.readAllBytes(file));
        }
        for (int i = 0; i < 8; i++) {
            killInSecondPass(folder.resolve("moving" + i + ".mp4"));
        }
    }

    private void killInSecondPass(Path file) throws Exception {
        String noise = "-v info -nostats -f lavfi -i nullsrc=s=640x360:d=20,noise=alls=90:allf=t ";
        List<String> command = words(noise + "-c:v mpeg4 -q:v 1 -movflags +faststart -y");
        command.add(file.toString());
        Process writer = ffmpeg(command);
        try (BufferedReader log = writer.errorReader()) {
            String line = log.readLine();
            while (line != null && !line.contains("second pass")) {
                line = log.readLine();
            }
            writer.destroyForcibly();
        }
        if (writer.waitFor() != 0) {
            tell("killed in second pass", Files.readAllBytes(file));
        }
    }

    private void tell(String how, byte[] broken) throws IOException {
        Path file = Files.write(folder.resolve("broken.mp4"), broken);
        int[] counts = brokenAccepted.computeIfAbsent(how, _ -> new int[2]);
        counts[0]++;
        if (complete(file)) {
            counts[1]++;
        }
        if (naivelyComplete(file)) {
            naiveAccepted++;
        }
    }

    private Path make(String writer, String options, int variant) throws Exception {
        String ending = writer.substring(writer.lastIndexOf('.'));
        Path file = folder.resolve(writer.replace(ending, "-" + variant + ending));
        List<String> command = command(10 + 5 * variant, 1 + variant, options);
        command.add(file.toString());
        Process process = ffmpeg(command);
        assertEquals(0, process.waitFor(), writer + " " + options);
        return file;
    }

    private static List<String> command(int rate, int seconds, String options) {
        String video = "testsrc2=s=320x180:r=%d:d=%d,noise=alls=20:allf=t".formatted(rate, seconds);
        String audio = "anoisesrc=r=44100:a=0.2:d=%d".formatted(seconds);
        return words("-v error -y -f lavfi -i " + video + " -f lavfi -i " + audio + " " + options);
    }

    private static List<String> words(String line) {
        return new ArrayList<>(Arrays.asList(line.trim().split(" +")));
    }

    private static Process ffmpeg(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        if (arguments.contains("info")) {
            return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        }
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Mp4Reader.Result result(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            return Mp4Reader.read(channel);
        }
    }

    private static boolean completeAndOf(int wanted, Path file) throws IOException {
        return result(file) instanceof Complete(double seconds) && Math.abs(seconds - wanted) < 0.5;
    }

    private static boolean complete(Path file) throws IOException {
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

    private static Map<String, String> writers() {
        String fragments = "-movflags +frag_keyframe+empty_moov";
        Map<String, String> writers = new LinkedHashMap<>();
        writers.put("plain.mp4", PAIR);
        writers.put("faststart.mp4", PAIR + "-movflags +faststart");
        writers.put("b-frames.mp4", "-c:v libx264 -pix_fmt yuv420p " + AAC);
        writers.put("fragmented.mp4", PAIR + fragments);
        writers.put("base-moof.mp4", PAIR + fragments + "+default_base_moof");
        writers.put("no-offset.mp4", PAIR + fragments + "+omit_tfhd_offset");
        writers.put("separate.mp4", PAIR + fragments + "+separate_moof");
        writers.put("absolute.mp4", PAIR + "-movflags +frag_keyframe");
        writers.put("delayed.mp4", PAIR + "-movflags +frag_keyframe+delay_moov");
        writers.put("timed.mp4", PAIR + "-frag_duration 300000");
        writers.put("reserved.mp4", PAIR + "-moov_size 16000");
        writers.put("cut-in.mp4", "-ss 0.37 " + PAIR + "-movflags +faststart");
        writers.put("named.mp4", PAIR + "-metadata title=T -movflags use_metadata_tags");
        writers.put("quicktime.mov", PAIR);
        writers.put("quicktime-fast.mov", PAIR + "-movflags +faststart");
        writers.put("pcm.mov", "-c:v mjpeg -c:a pcm_s16le");
        writers.put("prores.mov", "-c:v prores -c:a pcm_s24le");
        writers.put("mpeg4-mp3.mp4", "-c:v mpeg4 -c:a libmp3lame");
        writers.put("vp9-opus.mp4", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus");
        writers.put(
                "hevc.mp4", "-c:v libx265 -preset ultrafast -x265-params log-level=none " + AAC);
        writers.put("silent.mp4", H264 + "-an");
        writers.put("sound.m4a", "-vn " + AAC);
        writers.put("phone.3gp", H264 + AAC);
        writers.put("smooth.ismv", PAIR);
        return writers;
    }
}
