package app.offcut.generator.aivideogen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What each path in a row costs, in nanoseconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RowPathBenchmark {
    private final RowFolders folders =
            new RowFolders(Path.of("/home/me/generator"), Path.of("/home/me/generator"));
    private final String stored = ".cache/videos/p000001/scene-01-default.mp4";
    private final String foreign = "C:\\generator\\.cache\\videos\\p000001\\scène-01.mp4";

    @Benchmark
    public RowPath parse() {
        return RowPath.parse(stored);
    }

    @Benchmark
    public Optional<List<String>> below() {
        return folders.below(RowPath.parse(stored));
    }

    @Benchmark
    public List<List<String>> mightMean() {
        return folders.mightMean(RowPath.parse(stored));
    }

    @Benchmark
    public List<List<String>> foreignMightMean() {
        return folders.mightMean(RowPath.parse(foreign));
    }
}
