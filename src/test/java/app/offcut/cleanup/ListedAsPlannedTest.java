package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.worlds.HostileTree;
import app.offcut.cleanup.worlds.HostileTrees;
import app.offcut.cleanup.worlds.LibraryFromFacts;
import app.offcut.cleanup.worlds.ListDifferences;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.environment.Unprivileged;
import app.offcut.library.scan.FolderMemory;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list adds whole folders up without a plan. Every figure of it must be that of the plans, in
 * random libraries and among links, mounts, devices and odd names. One world again: {@code
 * -Doffcut.world=57}; one tree: {@code -Doffcut.tree='a file from 1930'}.
 */
class ListedAsPlannedTest {
    private static final Logger LOG = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(60, 30);
    private static final int ALL = 5000;

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger summed = new AtomicInteger();
    private final AtomicInteger naivelyWrong = new AtomicInteger();

    @Test
    void listsRandomLibrariesAsTheirPlansAddUp() {
        Integer one = Integer.getInteger("offcut.world");
        if (one == null) compare(0, SAMPLE);
        else compare(one, 1);
    }

    @Test
    @Tag("long")
    void listsThousandsOfLibrariesAsTheirPlansAddUp() {
        compare(0, ALL);
    }

    private void compare(int first, int worlds) {
        IntStream.range(first, first + worlds).parallel().forEach(this::compare);
        LOG.info("{} worlds, folders summed in {}: {} wrong", worlds, summed, wrong.size());
        assertEquals(List.of(), wrong);
        if (worlds > 1) assertTrue(summed.get() > worlds / 2, summed::toString);
    }

    private void compare(int seed) {
        Path place = folder.resolve("world-" + seed);
        try (LibraryFromFacts library = new LibraryFromFacts(place, new Random(seed))) {
            compare("world " + seed, library.engine);
            SampleLibrary.deleteTree(place);
        } catch (IOException e) {
            throw new UncheckedIOException("world " + seed, e);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void listsHostileTreesAsTheirPlansAddUp() throws Exception {
        SampleLibrary original =
                HostileTree.original(Files.createDirectory(folder.resolve("original")));
        Unprivileged.mode(folder, "rwxr-xr-x");
        String one = System.getProperty("offcut.tree");
        int number = 0;
        for (Map.Entry<String, HostileTree.Work> tree : HostileTrees.all().entrySet()) {
            if (one != null && !one.equals(tree.getKey())) continue;
            Path place = Files.createDirectory(folder.resolve("tree-" + number++));
            Path state = Files.createDirectories(place.resolve("state"));
            try (HostileTree hostile = new HostileTree(original, place)) {
                tree.getValue().on(hostile);
                try (TestEngine engine = TestEngine.on(hostile.sample, state)) {
                    if (hostile.unprivileged) Unprivileged.open(state);
                    compareAs(hostile, tree.getKey(), engine);
                }
            } catch (TestAbortedException e) {
                // not possible here
            }
        }
        LOG.info(
                "{} hostile trees, folders summed in {}, adding up by folder is wrong in {}: {}",
                number,
                summed,
                naivelyWrong,
                wrong);
        assertEquals(List.of(), wrong);
        if (one == null) assertTrue(naivelyWrong.get() > number / 10, naivelyWrong::toString);
    }

    private void compareAs(HostileTree tree, String name, TestEngine engine) throws Exception {
        Callable<Boolean> compared =
                () -> {
                    compare(name, engine);
                    return true;
                };
        if (tree.unprivileged) Unprivileged.call(compared);
        else compared.call();
    }

    private void compare(String world, TestEngine engine) {
        engine.at = Instant.now();
        if (!engine.snapshots.summed(FolderMemory.empty(), true).scan().sums().isEmpty())
            summed.incrementAndGet();
        ListDifferences differences = new ListDifferences(engine);
        for (String one : differences.find()) wrong.add(world + ", " + one);
        if (differences.rows().stream().anyMatch(row -> isNaivelyWrong(row, engine)))
            naivelyWrong.incrementAndGet();
    }

    private static boolean isNaivelyWrong(ProjectRow row, TestEngine engine) {
        return goesByFolder(engine.library.root(), row) != engine.cleanup.plan(row.id()).bytes();
    }

    /** The control: whatever lies in the project's folders. */
    private static long goesByFolder(Path root, ProjectRow row) {
        long bytes = 0;
        for (String zone : List.of("audio", "audio/projects", "videos"))
            try (var files = Files.walk(root.resolve(".cache/" + zone + "/" + row.id()))) {
                for (Path file : files.toList())
                    if (Files.isRegularFile(file)) bytes += Files.size(file);
            } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                // no such folder
            }
        return bytes;
    }
}
