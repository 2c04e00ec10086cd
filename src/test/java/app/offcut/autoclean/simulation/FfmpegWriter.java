package app.offcut.autoclean.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The generator's own program.
 *
 * @param lasts about; the pause not counted
 * @param pause in the middle, in which the program is stopped; zero for none
 */
record FfmpegWriter(Duration lasts, Duration pause, End end) implements FinalWriter {
    private static final String FILM =
            "ffmpeg -nostdin -v error -y -readrate %.2f -f lavfi -i testsrc2=s=160x90:r=20:d=%d"
                    + " -readrate %.2f -f lavfi -i anoisesrc=r=22050:a=0.2:d=%d"
                    + " -c:v libx264 -preset ultrafast -threads 1 -pix_fmt yuv420p -c:a aac ";

    @Override
    public void write(Path file) throws IOException, InterruptedException {
        double rate = SECONDS / (lasts.toMillis() / 1e3);
        int seconds = (int) SECONDS;
        String words = FILM.formatted(rate, seconds, rate, seconds).strip();
        List<String> command = new ArrayList<>(List.of(words.split(" ")));
        command.add(file.toString());
        Process ffmpeg =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean disturbed = !pause.isZero() || end != End.WHOLE;
        // on a busy machine it may take its time to begin
        while (disturbed && ffmpeg.isAlive() && !Files.exists(file)) Thread.sleep(10);
        if (disturbed && !ffmpeg.waitFor(lasts.toMillis() / 2 + 300, TimeUnit.MILLISECONDS))
            disturb(ffmpeg);
        int exit = ffmpeg.waitFor();
        if (end == End.WHOLE && exit != 0) throw new IOException(command + " ended with " + exit);
    }

    private void disturb(Process ffmpeg) throws IOException, InterruptedException {
        if (!pause.isZero()) {
            signal(ffmpeg, "STOP");
            Thread.sleep(pause);
            signal(ffmpeg, "CONT");
        }
        if (end == End.SHORT) signal(ffmpeg, "TERM");
        if (end == End.TORN) signal(ffmpeg, "KILL");
    }

    private static void signal(Process process, String name)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }
}
