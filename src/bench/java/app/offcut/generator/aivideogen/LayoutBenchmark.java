package app.offcut.generator.aivideogen;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Classifying the names that a scan meets; nanoseconds a name. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LayoutBenchmark {
    private static final int NAMES = 6;

    private final List<List<String>> segments =
            List.of(
                    List.of("scene-01-default.mp4"),
                    List.of("scene-1-source.mp4"),
                    List.of("scene-2-source.f137.mp4.ytdl"),
                    List.of("suggestions", "dQw4w9WgXcQ-15s.mp4"),
                    List.of("suggestions", "p000001-v3-8s.mp4.part"),
                    List.of("holiday.mp4"));

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void classify(Blackhole sink) {
        for (List<String> inner : segments)
            sink.consume(AiVideoLayout.LAYOUT.classify(AiVideoLayout.SEGMENTS, inner));
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void neverTouched(Blackhole sink) {
        for (List<String> inner : segments) sink.consume(AiVideoLayout.LAYOUT.neverTouched(inner));
    }
}
