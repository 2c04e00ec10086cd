package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.files.Names;
import app.offcut.generator.Category;
import app.offcut.generator.Facts;
import app.offcut.generator.Generator;
import app.offcut.generator.Layout;
import app.offcut.generator.Scratch;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.library.Library;
import app.offcut.library.scan.Scan;
import app.offcut.library.scan.UsageScanner;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A generator that takes every file for an intermediate gets no final and no link of one. */
class GreedyGeneratorTest {
    @TempDir Path folder;

    /** The same generator, with a layout that calls every name an intermediate. */
    private static Generator greedy() {
        Generator honest = new AiVideoGenerator();
        Layout greedy =
                (Layout)
                        Proxy.newProxyInstance(
                                Layout.class.getClassLoader(),
                                new Class<?>[] {Layout.class},
                                (_, method, arguments) ->
                                        switch (method.getName()) {
                                            case "classify" -> Optional.of(Category.SEGMENTS);
                                            case "neverTouched" -> false;
                                            case "sourceOf" -> Optional.of("anywhere");
                                            case "scratch" ->
                                                    Optional.of(
                                                            new Scratch(
                                                                    Category.AUDIO, Duration.ZERO));
                                            default -> method.invoke(honest.layout(), arguments);
                                        });
        return (Generator)
                Proxy.newProxyInstance(
                        Generator.class.getClassLoader(),
                        new Class<?>[] {Generator.class},
                        (_, method, arguments) ->
                                method.getName().equals("layout")
                                        ? greedy
                                        : method.invoke(honest, arguments));
    }

    @Test
    void getsNoFinal() throws Exception {
        SampleLibrary sample =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        Path video = sample.project("p1").scenes(2).finished().finalFile();
        sample.file(
                ".cache/videos/p1/final.mp4", SampleLibrary.anotherFinalVideo(), sample.longAgo());
        sample.file(".cache/videos/p1/anything.txt", 9, sample.longAgo());
        Files.createLink(sample.root().resolve(".cache/videos/p1/linked.mp4"), video);
        Set<String> going = new CleanupPlanner(snapshot(sample), true).plan("p1").going();
        assertTrue(going.contains(".cache/videos/p1/anything.txt"), "greedy: " + going);
        for (String path : going) assertEquals(-1, Names.folded(path).indexOf("final.mp4"), path);
        assertTrue(!going.contains(".cache/videos/p1/linked.mp4"), going.toString());
    }

    @ParameterizedTest
    @EnumSource
    void getsNoFinalThatBelongsToNoProject(Area area) throws Exception {
        SampleLibrary sample =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        Path video = sample.project("p1").scenes(2).finished().finalFile();
        for (String place :
                List.of(".cache/audio", "assets/cache", ".cache/videos/gone", ".cache/videos/x")) {
            sample.file(place + "/anything.txt", 9, sample.longAgo());
            Files.createLink(sample.root().resolve(place + "/linked.mp4"), video);
        }
        for (String place : List.of(".cache/audio", "assets/cache", ".cache/videos/x"))
            sample.file(place + "/final.mp4", SampleLibrary.anotherFinalVideo(), sample.longAgo());
        AreaChoice choice = area == Area.STOCK ? AreaChoice.keeping(0) : AreaChoice.of(area);
        CleanupPlan plan =
                new CleanupPlanner(snapshot(sample), true)
                        .plan(choice, Set.of(".cache/videos/gone", ".cache/videos/x"));
        String place =
                switch (area) {
                    case STOCK -> "assets/cache";
                    case SCRATCH -> ".cache/audio";
                    case ORPHANS -> ".cache/videos/gone";
                };
        assertEquals(Set.of(place + "/anything.txt"), plan.going());
    }

    private Snapshot snapshot(SampleLibrary sample) throws IOException {
        Library plain = Library.open(sample.root(), TestEnvironment.in(folder));
        Library library = new Library(plain.root(), plain.identity(), greedy());
        Facts facts = library.records().facts();
        References references = new References(facts, library.layout());
        Scan scan = new UsageScanner(library).scan(Map.of(), _ -> true, references.finalNames());
        return new Snapshot(
                library,
                facts,
                references,
                scan,
                _ -> true,
                UserKeeps.NOTHING,
                new OpenWriters(Set.of()),
                Instant.now(),
                new FinalStability());
    }
}
