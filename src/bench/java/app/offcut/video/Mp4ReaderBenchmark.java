package app.offcut.video;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Whether a final video is complete; microseconds a file of six seconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Mp4ReaderBenchmark {
    private final Path video = Path.of("src/test/resources/app/offcut/samples/sample.mp4");

    @Benchmark
    public Mp4Reader.Result read() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(video)) {
            return Mp4Reader.read(channel);
        }
    }
}
