package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.LibraryFacts;
import app.offcut.cleanup.worlds.LibraryFacts.File;
import app.offcut.cleanup.worlds.LibraryFacts.Kind;
import app.offcut.cleanup.worlds.LibraryFacts.Project;
import app.offcut.cleanup.worlds.LibraryFacts.Row;
import app.offcut.cleanup.worlds.LibraryFromFacts;
import app.offcut.cleanup.worlds.Oracle;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The planner against {@link Oracle}, the rules read a second time: no file may go, and no project
 * be cleaned, of which the oracle says no. One world again: {@code -Doffcut.world=57}.
 */
class OracleTest {
    private static final Logger LOG = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(50, 20);
    private static final int ALL = 5000;

    /** In every so many worlds the plans are carried out as well. */
    private static final int EXECUTED = 5;

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private final List<String> unsafe = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> safer = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, Integer> figures = Collections.synchronizedMap(new TreeMap<>());

    @Test
    void deletesNothingThatTheOracleKeeps() {
        Integer one = Integer.getInteger("offcut.world");
        if (one == null) compare(0, SAMPLE);
        else compare(one, 1);
    }

    @Test
    @Tag("long")
    void deletesNothingThatTheOracleKeepsInThousandsOfWorlds() {
        compare(0, ALL);
    }

    private void compare(int first, int worlds) {
        IntStream.range(first, first + worlds).parallel().forEach(this::compare);
        LOG.info("{} worlds: {} differences on the unsafe side", worlds, unsafe.size());
        LOG.info("counted: {}", figures);
        LOG.info("more is kept than must be: {}", safer);
        assertEquals(0, unsafe.size(), () -> String.join("\n", unsafe));
        if (worlds == 1) return;
        atLeast(0.95 * figure("may go"), "goes");
        atLeast(0.9 * figure("download may go"), "download goes");
        atLeast(0.95 * figure("project may be"), "project cleanable");
        atLeast(worlds + 1, "unsafe by a naive planner of paths");
        atLeast(worlds + 1, "unsafe by a naive planner of rows");
    }

    private void atLeast(double least, String what) {
        assertTrue(figure(what) >= least, () -> what + ": " + figures);
    }

    private void compare(int seed) {
        Random random = new Random(seed);
        Path place = folder.resolve("world-" + seed);
        try (LibraryFromFacts library = new LibraryFromFacts(place, random)) {
            plan(library, "world " + seed);
            if (seed % EXECUTED == 0) execute(library, random, "world " + seed);
            SampleLibrary.deleteTree(place);
        } catch (IOException e) {
            throw new UncheckedIOException("world " + seed, e);
        }
    }

    private void plan(LibraryFromFacts library, String world) {
        Oracle oracle = new Oracle(library.facts);
        for (Project project : library.facts.projects) {
            CleanupPlan plan = library.engine.cleanup.plan(project.id());
            Oracle.Gate told =
                    plan.doomed().isEmpty() ? oracle.gateOfNothing(project) : oracle.gate(project);
            boolean open = gate(told, plan, world);
            Map<String, PlanItem> items = new HashMap<>();
            for (PlanItem item : plan.items()) items.put(item.path(), item);
            for (File file : library.facts.files) {
                Optional<String> mustStay = oracle.mustStay(project, file);
                PlanItem item = items.remove(file.path());
                if (mustStay.isEmpty()) mayGo(file, item, open);
                else if (item != null && item.goes())
                    unsafe(
                            "%s: %s takes %s, %s"
                                    .formatted(world, project, file.path(), mustStay.get()));
                if (mustStay.isPresent()) naive(library.facts, project, file);
            }
            for (PlanItem item : items.values())
                if (item.goes()) unsafe(world + ": nobody knows " + item.path());
        }
    }

    /** Answers whether both say that the project may be cleaned, if need be after a review. */
    private boolean gate(Oracle.Gate told, CleanupPlan plan, String world) {
        Oracle.Gate planned =
                switch (plan.verdict()) {
                    case Verdict.Passed() -> Oracle.Gate.YES;
                    case Verdict.NeedsReview(var _) -> Oracle.Gate.REVIEW;
                    case Verdict.Refused(var _) -> Oracle.Gate.NO;
                };
        List<Rule> broken = TestEngine.broken(plan.verdict());
        count("project " + told, 1);
        count("project may be", told == Oracle.Gate.NO ? 0 : 1);
        count("project cleanable", told == Oracle.Gate.NO || planned.compareTo(told) > 0 ? 0 : 1);
        if (planned.compareTo(told) < 0)
            unsafe("%s: %s is %s, oracle %s".formatted(world, plan.project().id(), broken, told));
        if (planned.compareTo(told) > 0) safer("project " + told + ": " + broken);
        return told != Oracle.Gate.NO && planned != Oracle.Gate.NO;
    }

    private void mayGo(File file, @Nullable PlanItem item, boolean open) {
        if (!open) return;
        boolean goes = item != null && item.goes();
        count("may go", 1);
        count("goes", goes ? 1 : 0);
        if (file.path().startsWith("assets/")) {
            count("download may go", 1);
            count("download goes", goes ? 1 : 0);
        }
        if (!goes) safer(item == null ? "file not listed" : "file " + item.fate().word());
    }

    /** The controls: of two simple planners, what they take of a file that must stay. */
    private void naive(LibraryFacts facts, Project project, File file) {
        boolean named = false;
        boolean shared = false;
        boolean own = file.path().startsWith(".cache/videos/" + project.id() + "/");
        for (Row row : facts.rows) {
            boolean mine = project.id().equals(row.owner());
            boolean same = file.path().equals(row.path());
            boolean kept = row.kind() == Kind.VIDEO || row.kind() == Kind.THUMBNAIL;
            named |= mine && same && !kept;
            shared |= !mine && same;
            own |= mine && file.path().endsWith("/" + row.videoId() + ".mp4");
        }
        count("unsafe by a naive planner of paths", own && !shared ? 1 : 0);
        count("unsafe by a naive planner of rows", named ? 1 : 0);
    }

    private void execute(LibraryFromFacts library, Random random, String world) throws IOException {
        List<String> order = new ArrayList<>();
        for (Project project : library.facts.projects) order.add(project.id());
        Collections.shuffle(order, random);
        Map<String, String> sums = library.sample.checksums();
        for (String id : order) sums.keySet().removeAll(clean(library, id, world));
        Map<String, String> after = library.sample.checksums();
        for (Map.Entry<String, String> file : sums.entrySet())
            if (!file.getValue().equals(after.get(file.getKey())))
                unsafe(world + ": lost or changed " + file.getKey() + " in " + order);
    }

    /** Cleans one project as the oracle sees it now, and answers which files are gone. */
    private Set<String> clean(LibraryFromFacts library, String id, String world) {
        Project project = library.facts.project(id).orElseThrow();
        Oracle oracle = new Oracle(library.facts);
        Oracle.Gate gate = oracle.gate(project);
        Map<String, String> mustStay = new HashMap<>();
        for (File file : library.facts.files)
            oracle.mustStay(project, file).ifPresent(why -> mustStay.put(file.path(), why));
        Set<String> gone = library.there();
        CleanupPlan plan = library.engine.cleanup.plan(id);
        CleanupReport report = library.engine.execute(plan, TestEngine.ACCEPTING);
        gone.removeAll(library.there());
        count("cleanup " + report.outcome(), 1);
        count("file deleted", gone.size());
        for (String path : gone)
            if (gate == Oracle.Gate.NO || mustStay.containsKey(path))
                unsafe(
                        "%s: cleaned %s, lost %s, oracle %s %s"
                                .formatted(world, id, path, gate, mustStay.get(path)));
        // what is younger than two seconds when its turn comes stays then
        Set<String> expected = new HashSet<>(TestEngine.goes(plan));
        expected.removeIf(path -> library.facts.file(path).orElseThrow().age() < 2);
        if (report.outcome() != Outcome.COMPLETE) expected = Set.of();
        assertEquals(expected, gone, world + " " + report);
        library.lookAgain();
        return gone;
    }

    private void count(String what, int by) {
        figures.merge(what, by, Integer::sum);
    }

    private void unsafe(String what) {
        LOG.info(what);
        unsafe.add(what);
    }

    private void safer(String why) {
        safer.merge(why, 1, Integer::sum);
    }

    private int figure(String what) {
        return figures.getOrDefault(what, 0);
    }
}
