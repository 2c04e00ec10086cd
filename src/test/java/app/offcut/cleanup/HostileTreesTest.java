package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.FolderContents;
import app.offcut.cleanup.worlds.HostileTree;
import app.offcut.cleanup.worlds.HostileTrees;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Unprivileged;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cleanup among links, mounts, devices, odd names and changes under way: exactly what should go
 * is gone, all else is byte for byte as it was. One tree again: {@code -Doffcut.tree='a file from
 * 1930'}.
 */
@EnabledOnOs(OS.LINUX)
class HostileTreesTest {
    private static final Logger LOG = LoggerFactory.getLogger("figures");

    /** The sample is every so manieth tree. */
    private static final int SAMPLE = 6;

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private final List<String> wrong = new ArrayList<>();
    private final List<String> notPossible = new ArrayList<>();
    private final List<String> naiveLosses = new ArrayList<>();

    @Test
    void losesNothingInHostileTrees() throws Exception {
        compare(SAMPLE);
    }

    @Test
    @Tag("long")
    void losesNothingInAllHostileTrees() throws Exception {
        compare(1);
    }

    private void compare(int step) throws Exception {
        SampleLibrary original =
                HostileTree.original(Files.createDirectory(folder.resolve("original")));
        Unprivileged.mode(folder, "rwxr-xr-x");
        String one = System.getProperty("offcut.tree");
        int number = 0;
        int done = 0;
        for (Map.Entry<String, HostileTree.Work> tree : HostileTrees.all().entrySet()) {
            if (one == null ? number++ % step != 0 : !one.equals(tree.getKey())) continue;
            Path place = Files.createDirectory(folder.resolve("tree-" + number));
            try {
                clean(tree, original, place.resolve("clean"));
                cleanNaively(tree, original, place.resolve("naive"));
                done++;
            } catch (TestAbortedException e) {
                notPossible.add(tree.getKey());
            } catch (RuntimeException | IOException e) {
                wrong.add(tree.getKey() + ": " + e);
            }
        }
        LOG.info("{} hostile trees, {} wrong: {}", done, wrong.size(), wrong);
        LOG.info("{} not possible here: {}", notPossible.size(), notPossible);
        LOG.info("{} lose by the naive deleter: {}", naiveLosses.size(), naiveLosses);
        assertEquals(List.of(), wrong);
        if (one == null) assertTrue(naiveLosses.size() > done / 4, naiveLosses::toString);
    }

    private void clean(
            Map.Entry<String, HostileTree.Work> hostile, SampleLibrary original, Path place)
            throws Exception {
        Path state = Files.createDirectories(place.resolve("state"));
        try (HostileTree tree = new HostileTree(original, place)) {
            hostile.getValue().on(tree);
            try (TestEngine engine = TestEngine.on(tree.sample, state)) {
                if (tree.unprivileged) Unprivileged.open(state);
                CleanupPlan plan = as(tree, () -> engine.cleanup.plan("p1"));
                tree.meanwhile.on(tree);
                Map<String, String> before = contents(tree);
                CleanupReport report = as(tree, () -> engine.execute(plan, TestEngine.ACCEPTING));
                judge(hostile.getKey(), tree, before, contents(tree), report);
            }
            tree.undo();
            Map<String, String> uncovered = FolderContents.of(tree.root);
            for (String key : tree.covered.keySet())
                if (!uncovered.containsKey(key)) wrong.add(hostile.getKey() + ": lost " + key);
        }
    }

    private static <T> T as(HostileTree tree, Callable<T> work) throws Exception {
        return tree.unprivileged ? Unprivileged.call(work) : work.call();
    }

    private void judge(
            String name,
            HostileTree tree,
            Map<String, String> before,
            Map<String, String> after,
            CleanupReport report) {
        Map<String, String> expected = new TreeMap<>(before);
        expected.keySet().removeAll(tree.toGo(before.keySet()));
        if (!expected.equals(after)) {
            Set<String> lost = new TreeSet<>(expected.keySet());
            lost.removeAll(after.keySet());
            Set<String> left = new TreeSet<>(after.keySet());
            left.removeAll(expected.keySet());
            wrong.add("%s: lost or changed %s, left or new %s".formatted(name, lost, left));
        }
        Outcome outcome =
                tree.refused ? Outcome.REFUSED : tree.fails ? Outcome.FAILED : Outcome.COMPLETE;
        if (report.outcome() != outcome) wrong.add(name + ": " + report);
    }

    private static Map<String, String> contents(HostileTree tree) throws IOException {
        Map<String, String> contents = new TreeMap<>(FolderContents.of(tree.root, tree.outside));
        contents.keySet().removeIf(tree::besideTheDatabase);
        contents.replaceAll((key, content) -> tree.database(key) ? "database" : content);
        return contents;
    }

    /** The control: by folder, through every link and mount; so that it must lose in the same. */
    private void cleanNaively(
            Map.Entry<String, HostileTree.Work> hostile, SampleLibrary original, Path place)
            throws Exception {
        try (HostileTree tree = new HostileTree(original, place)) {
            hostile.getValue().on(tree);
            tree.meanwhile.on(tree);
            Set<String> expected = new TreeSet<>(contents(tree).keySet());
            expected.removeAll(tree.toGo(expected));
            for (String own :
                    List.of(
                            HostileTree.VOICES,
                            HostileTree.CLIPS,
                            HostileTree.SCRATCH,
                            HostileTree.DOWNLOADS)) deleteNaively(tree.at(own), place.toRealPath());
            expected.removeAll(contents(tree).keySet());
            if (!expected.isEmpty()) naiveLosses.add(hostile.getKey());
        }
    }

    private static void deleteNaively(Path start, Path border) throws IOException {
        if (!Files.isDirectory(start)) return;
        boolean downloads = start.endsWith(HostileTree.DOWNLOADS);
        Files.walkFileTree(
                start,
                EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                Integer.MAX_VALUE,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes a)
                            throws IOException {
                        return path.toRealPath().startsWith(border)
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes a) {
                        if (!downloads || path.getFileName().toString().startsWith("988497"))
                            path.toFile().delete();
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path path, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
