package app.offcut.library.scan;

import app.offcut.files.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A walk of 40 folders with 25 files each; microseconds a file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FolderWalkBenchmark {
    private static final int FOLDERS = 40;
    private static final int FILES = 25;

    private Path root = Path.of("");

    @Setup
    public void build() throws IOException {
        root = Files.createTempDirectory("offcut-walk").toRealPath();
        for (int folder = 0; folder < FOLDERS; folder++) {
            Path project = Files.createDirectory(root.resolve("p" + folder));
            for (int n = 1; n <= FILES; n++)
                Files.writeString(project.resolve("scene-" + n + "-default.mp4"), "clip " + n);
        }
    }

    @Benchmark
    @OperationsPerInvocation(FOLDERS * FILES)
    public void walk(Blackhole sink) throws IOException {
        try (Folder folder = Folder.at(root)) {
            List<Path> names = folder.names();
            new FolderWalk(Set.of(), _ -> true, sink::consume).walk(folder, Path.of(""), names);
        }
    }

    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
