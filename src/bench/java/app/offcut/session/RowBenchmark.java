package app.offcut.session;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One row of an open library after a file of its project has changed; milliseconds a row. Needs a
 * library that {@code src/bench/compare --only list} has built.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SingleShotTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RowBenchmark {
    @Param("/var/tmp/offcut-bench/list")
    private String library = "";

    private Path state = Path.of("");
    private @Nullable OpenLibrary open;
    private List<String> projects = List.of();
    private int next;

    @Setup
    public void open() throws IOException {
        state = Files.createTempDirectory("offcut-row").toRealPath();
        var environment = new Environment(Map.of(), InstantSource.system(), state, state, state);
        OpenLibrary opened = LibraryOpener.open(Path.of(library), environment);
        open = opened;
        projects = opened.survey().rows().stream().map(ProjectRow::id).toList();
    }

    @Benchmark
    public ProjectRow row() throws IOException {
        String project = projects.get(next++ % projects.size());
        Path changed = Path.of(library, ".cache/videos", project, "scene-99-custom-7s.mp4");
        Files.write(changed, new byte[next % 5000]);
        try {
            return Objects.requireNonNull(open).row(project);
        } finally {
            Files.delete(changed);
        }
    }

    @TearDown
    public void close() throws IOException {
        Objects.requireNonNull(open).close();
        try (Stream<Path> all = Files.walk(state)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
