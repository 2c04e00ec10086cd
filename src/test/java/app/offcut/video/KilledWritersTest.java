package app.offcut.video;

import static app.offcut.environment.Programs.run;
import static app.offcut.environment.Programs.succeeds;
import static app.offcut.video.BrokenVideos.complete;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.video.Mp4Reader.Result.Complete;
import app.offcut.video.VideoWriters.SetUp;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left of a film when its writer is killed, told to end, or runs out of space. Needs ffmpeg
 * on the path; takes what else there is.
 */
@ResourceLock(TestTurns.MOUNTS)
class KilledWritersTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    private static final int SOURCE_SECONDS = 60;

    @TempDir Path folder;

    private final Random random = new Random(2026);
    private final BrokenVideos broken = new BrokenVideos();
    private int files;
    private int ended;
    private int endedWhole;
    private int wholeAllTheSame;

    @BeforeEach
    void letWritersIn() throws IOException {
        VideoWriters.letIn(folder);
    }

    private static List<SetUp> setUps() {
        // they keep everything elsewhere until the end, or are slow to write anything at all
        List<String> late =
                List.of(
                        "gstreamer faststart.mp4",
                        "ffmpeg sound.m4a",
                        "ffmpeg hevc.mp4",
                        "ffmpeg vp9-opus.mp4",
                        "ffmpeg b-frames.mp4");
        return VideoWriters.all().stream().filter(s -> !late.contains(s.toString())).toList();
    }

    @Test
    void letsInNothingThatAKilledWriterLeft() throws Exception {
        SetUp indexFirst =
                setUps().stream()
                        .filter(setUp -> setUp.name().equals("fragmented.mp4"))
                        .findFirst()
                        .orElseThrow();
        kill(indexFirst);
        limit(indexFirst);
        await().until(this::killInSecondPass);
        assertEquals(3, broken.count());
        broken.noneIsLetIn();
    }

    @Tag("long")
    @Test
    void letsInNothingThatManyKilledWritersLeft() throws Exception {
        for (int round = 0; round < 4; round++)
            for (SetUp setUp : setUps()) {
                kill(setUp);
                end(setUp);
                limit(setUp);
            }
        for (int i = 0; i < 20; i++) killInSecondPass();
        broken.log(FIGURES);
        FIGURES.info("{} killed that keep their file whole all the time", wholeAllTheSame);
        FIGURES.info("{} told to end, of which {} wrote their file to its end", ended, endedWhole);
        assertTrue(broken.count() >= 200, broken.count() + " files");
        broken.noneIsLetIn();
    }

    @Tag("long")
    @Test
    void letsInNothingThatAFullDiskLeft() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Requirements.mounts(
                succeeds("mount", "-t", "tmpfs", "-o", "size=400k,mode=777", "offcut", disk));
        try {
            for (int round = 0; round < 4; round++) for (SetUp setUp : setUps()) fill(disk, setUp);
        } finally {
            run("umount", "-l", disk);
        }
        broken.log(FIGURES);
        FIGURES.info("{} fitted on the full disk, or were ended well", wholeAllTheSame);
        assertTrue(broken.count() >= 50, broken.count() + " files");
        broken.noneIsLetIn();
    }

    private Path next(Path place, SetUp setUp) {
        return setUp.file(place, files++);
    }

    private Process start(SetUp setUp, Path target) throws Exception {
        Path source = VideoWriters.source(folder, setUp, 12, SOURCE_SECONDS);
        return VideoWriters.start(setUp, 12, 3600, source, target);
    }

    /** Written to until now, or its writer has ended: copying a short film takes no time. */
    private static void awaitBytes(Process writer, Path file, long enough) {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() ->
                        !writer.isAlive() || (Files.exists(file) && Files.size(file) > enough));
    }

    private void kill(SetUp setUp) throws Exception {
        Path file = next(folder, setUp);
        Process writer = start(setUp, file);
        awaitBytes(writer, file, random.nextInt(400_000));
        boolean killed = writer.isAlive();
        writer.descendants().forEach(ProcessHandle::destroyForcibly);
        writer.destroyForcibly().waitFor();
        if (killed && Files.exists(file) && !copiedToItsEnd(setUp, file)) {
            // what is whole but short, other rules refuse
            if (setUp.survivesKilling() && complete(file) && wholeForItsPlayer(file))
                wholeAllTheSame++;
            else broken.tell("killed " + setUp.program(), file);
        }
        Files.deleteIfExists(file);
    }

    /** Who only copies is soon done, and then takes its time to end. */
    private static boolean copiedToItsEnd(SetUp setUp, Path file) throws Exception {
        return setUp.copies()
                && BrokenVideos.result(file) instanceof Complete(double seconds)
                && seconds > SOURCE_SECONDS - 0.5
                && wholeForItsPlayer(file);
    }

    /** Well-bred writers finish their file, if they are given the time. */
    private void end(SetUp setUp) throws Exception {
        Path file = next(folder, setUp);
        Process writer = start(setUp, file);
        awaitBytes(writer, file, random.nextInt(400_000));
        boolean alive = writer.isAlive();
        writer.destroy();
        if (random.nextBoolean()) writer.waitFor(random.nextInt(20), TimeUnit.MILLISECONDS);
        else writer.waitFor(60, TimeUnit.SECONDS);
        writer.destroyForcibly().waitFor();
        if (!alive || !Files.exists(file)) return;
        ended++;
        if (complete(file) && wholeForItsPlayer(file)) endedWhole++;
        else broken.tell("told to end " + setUp.program(), file);
        Files.deleteIfExists(file);
    }

    /** Whether all packets that the file promises can be read, as another program finds. */
    private static boolean wholeForItsPlayer(Path file) throws Exception {
        String player = "ffmpeg -nostdin -v error -i %s -c copy -f null -".formatted(file);
        try {
            return run(VideoWriters.words(player).toArray()).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** No file of this process may grow beyond the limit: writing fails as on a full disk. */
    private void limit(SetUp setUp) throws Exception {
        if (!setUp.program().equals("ffmpeg")) return;
        Path file = next(folder, setUp);
        List<String> command = new ArrayList<>(List.of("bash", "-c"));
        command.add("trap '' XFSZ; ulimit -f " + (20 + random.nextInt(400)) + "; exec \"$@\"");
        command.add("limited");
        command.addAll(VideoWriters.ffmpeg(12, 60, setUp.arguments()));
        command.add(file.toString());
        if (VideoWriters.quietly(command).waitFor() != 0) broken.tell("file too large", file);
        Files.deleteIfExists(file);
    }

    private void fill(Path disk, SetUp setUp) throws Exception {
        Path file = next(disk, setUp);
        Files.write(disk.resolve("other"), new byte[random.nextInt(300_000)]);
        Path source = VideoWriters.source(folder, setUp, 12, SOURCE_SECONDS);
        Process writer = VideoWriters.start(setUp, 12, SOURCE_SECONDS, source, file);
        assertTrue(writer.waitFor(5, TimeUnit.MINUTES), setUp.toString());
        if (!Files.exists(file)) return;
        // what is whole but short, other rules refuse
        if (complete(file) && wholeForItsPlayer(file)) wholeAllTheSame++;
        else broken.tell("disk full " + setUp.program(), file);
        Files.deleteIfExists(file);
        Files.delete(disk.resolve("other"));
    }

    /**
     * Kills a writer while it moves the index to the front.
     *
     * @return whether it was not done yet: on a busy machine the signal may come too late
     */
    private boolean killInSecondPass() throws Exception {
        Path file = folder.resolve("moving" + files++ + ".mp4");
        String noise =
                "ffmpeg -nostdin -v info -nostats -f lavfi"
                        + " -i nullsrc=s=640x360:d=20,noise=alls=90:allf=t ";
        List<String> command =
                VideoWriters.words(noise + "-c:v mpeg4 -q:v 1 -movflags +faststart -y " + file);
        Process writer =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader log = writer.errorReader()) {
            String line = log.readLine();
            while (line != null && !line.contains("second pass")) line = log.readLine();
            writer.destroyForcibly();
        }
        boolean killed = writer.waitFor() != 0 && !(complete(file) && wholeForItsPlayer(file));
        if (killed) broken.tell("killed in second pass", file);
        Files.deleteIfExists(file);
        return killed;
    }
}
