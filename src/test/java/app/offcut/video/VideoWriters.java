package app.offcut.video;

import static java.util.Objects.requireNonNull;

import app.offcut.environment.Requirements;
import app.offcut.environment.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Programs that write MP4 and QuickTime files, each with code of its own, and the ways to ask them:
 * ffmpeg, GStreamer, VLC and libquicktime, as far as they are on the path.
 */
final class VideoWriters {
    private static final String H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p ";
    private static final String AAC = "-c:a aac ";
    private static final String PAIR = H264 + "-g 12 " + AAC;

    /** A way to write a file, with the arguments that its program takes for it. */
    record SetUp(String program, String name, String arguments) {
        /** Makes no film of its own. */
        boolean copies() {
            return List.of("vlc", "libquicktime", "mp4parser", "jcodec").contains(program);
        }

        /** Updates its index while it records, so that a killed one leaves a short film. */
        boolean survivesKilling() {
            return name.startsWith("reserved.") && program.equals("gstreamer");
        }

        Path file(Path folder, int number) {
            int dot = name.lastIndexOf('.');
            String stem = program + "-" + name.substring(0, dot);
            return folder.resolve(stem + "-" + number + name.substring(dot));
        }

        @Override
        public String toString() {
            return program + " " + name;
        }
    }

    private VideoWriters() {}

    /** Lets them all write into the folder; a test without ffmpeg is skipped. */
    static void letIn(Path folder) throws IOException {
        Requirements.program("ffmpeg");
        // VLC will not run as root
        Unprivileged.mode(folder, "rwxrwxrwx");
    }

    private static boolean there(String program) {
        return Requirements.onPath(
                switch (program) {
                    case "gstreamer" -> "gst-launch-1.0";
                    case "libquicktime" -> "lqt_transcode";
                    case "vlc" -> "cvlc";
                    default -> program;
                });
    }

    /** All set-ups of the programs that are there. */
    static List<SetUp> all() {
        List<SetUp> all = new ArrayList<>();
        add(all, "ffmpeg", ofFfmpeg());
        add(all, "gstreamer", ofGstreamer());
        add(all, "vlc", Map.of("plain.mp4", "--no-sout-mp4-faststart", "faststart.mp4", ""));
        add(all, "libquicktime", Map.of("qt.mov", "-f qt -ac twos -vc mjpa"));
        return all.stream().filter(setUp -> there(setUp.program)).toList();
    }

    private static void add(List<SetUp> all, String program, Map<String, String> setUps) {
        setUps.forEach((name, arguments) -> all.add(new SetUp(program, name, arguments)));
    }

    /**
     * Starts a writer of a film of so many seconds.
     *
     * @param source a film by ffmpeg for those that make none themselves; with the ending of the
     *     target
     */
    static Process start(SetUp setUp, int rate, int seconds, Path source, Path target)
            throws IOException {
        List<String> command =
                switch (setUp.program) {
                    case "ffmpeg" -> ffmpeg(rate, seconds, setUp.arguments);
                    case "gstreamer" -> gstreamer(rate, seconds, setUp.arguments);
                    case "vlc" -> vlc(source, setUp.arguments, target);
                    default -> words("lqt_transcode " + setUp.arguments + " " + source);
                };
        switch (setUp.program) {
            case "gstreamer" -> command.add("location=" + target);
            case "vlc" -> command.add("vlc://quit");
            default -> command.add(target.toString());
        }
        return quietly(command);
    }

    static List<String> ffmpeg(int rate, int seconds, String options) {
        String video = "testsrc2=s=320x180:r=%d:d=%d,noise=alls=20:allf=t".formatted(rate, seconds);
        String audio = "anoisesrc=r=44100:a=0.2:d=%d".formatted(seconds);
        return words(
                "ffmpeg -nostdin -v error -y -f lavfi -i %s -f lavfi -i %s %s"
                        .formatted(video, audio, options));
    }

    private static List<String> gstreamer(int rate, int seconds, String muxer) {
        return words(
                """
                gst-launch-1.0 -q -e audiotestsrc num-buffers=%d samplesperbuffer=441 wave=pink-noise
                ! audio/x-raw,rate=44100,channels=1 ! voaacenc ! aacparse ! queue ! m.
                videotestsrc pattern=snow num-buffers=%d
                ! video/x-raw,width=320,height=180,framerate=%d/1
                ! x264enc speed-preset=ultrafast key-int-max=12 ! h264parse ! queue
                ! %s name=m ! filesink
                """
                        .formatted(100 * seconds, rate * seconds, rate, muxer));
    }

    /** It refuses to run as root. */
    private static List<String> vlc(Path source, String options, Path target) {
        String folder = requireNonNull(target.getParent()).toString();
        List<String> command =
                words(
                        "setpriv --reuid %s --clear-groups env HOME=%s PULSE_RUNTIME_PATH=%<s"
                                .formatted(Unprivileged.NOBODY, folder));
        if (!System.getProperty("user.name").equals("root")) command.clear();
        command.addAll(words("cvlc -I dummy -q " + source));
        command.add("--sout=#std{access=file,mux=mp4,dst=" + target + "}");
        command.addAll(words(options));
        return command;
    }

    static List<String> words(String line) {
        return new ArrayList<>(
                Arrays.stream(line.strip().split("\\s+")).filter(w -> !w.isEmpty()).toList());
    }

    static Process quietly(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What the programs that make no film themselves are given. */
    static Path source(Path folder, SetUp setUp, int rate, int seconds)
            throws IOException, InterruptedException {
        String ending = setUp.program.equals("libquicktime") ? ".mov" : ".mp4";
        Path source = folder.resolve("source-" + rate + "-" + seconds + ending);
        if (!setUp.copies() || Files.exists(source)) return source;
        List<String> command =
                ffmpeg(rate, seconds, ending.equals(".mp4") ? PAIR : "-c:v mjpeg -c:a pcm_s16le");
        command.add(source.toString());
        if (quietly(command).waitFor() != 0) throw new IOException(command.toString());
        return source;
    }

    /** The whole film of so many seconds. */
    static Path make(SetUp setUp, Path folder, int variant)
            throws IOException, InterruptedException {
        int rate = 10 + 5 * variant;
        int seconds = 1 + variant;
        Path file = setUp.file(folder, variant);
        Path source = source(folder, setUp, rate, seconds);
        if (LibraryWriters.has(setUp)) {
            LibraryWriters.write(setUp, source, file);
            return file;
        }
        Process process = start(setUp, rate, seconds, source, file);
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0)
            throw new IOException(setUp + " ended with " + process);
        return file;
    }

    private static Map<String, String> ofFfmpeg() {
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

    private static Map<String, String> ofGstreamer() {
        Map<String, String> writers = new LinkedHashMap<>();
        writers.put("plain.mp4", "mp4mux");
        writers.put("faststart.mp4", "mp4mux faststart=true");
        writers.put("fragmented.mp4", "mp4mux fragment-duration=500");
        writers.put("streamable.mp4", "mp4mux fragment-duration=500 streamable=true");
        writers.put(
                "finalised.mp4",
                "mp4mux fragment-duration=500 fragment-mode=first-moov-then-finalise");
        writers.put("quicktime.mov", "qtmux");
        writers.put(
                "reserved.mov",
                "qtmux reserved-max-duration=60000000000 reserved-moov-update-period=500000000");
        writers.put("phone.3gp", "3gppmux");
        return writers;
    }
}
