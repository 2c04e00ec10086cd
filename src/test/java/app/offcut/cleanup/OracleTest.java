package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.Cleanup.Progress;
import app.offcut.cleanup.Cleanup.Request;
import app.offcut.cleanup.CleanupReport.Outcome;
import app.offcut.cleanup.CleanupReport.StartedBy;
import app.offcut.cleanup.Facts.File;
import app.offcut.cleanup.Facts.Kind;
import app.offcut.cleanup.Facts.Project;
import app.offcut.cleanup.Facts.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The planner against {@link Oracle}, the rules read a second time: no file may go, and no project
 * be cleaned, of which the oracle says no. One world again: {@code -Doffcut.world=SEED}.
 */
class OracleTest {
    private static final Logger LOG = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = 100;
    private static final int ALL = 5000;

    /** Every so many worlds the plans are carried out as well. */
    private static final int EXECUTED = 3;

    @TempDir Path folder;
    static Facts DEBUG;

    private final List<String> unsafe = new ArrayList<>();
    private final Map<String, Integer> safer = new TreeMap<>();
    private final Map<String, Integer> figures = new TreeMap<>();

    @Test
    void deletesNothingThatTheOracleKeeps() throws Exception {
        Integer one = Integer.getInteger("offcut.world");
        if (one == null) compare(0, SAMPLE);
        else compare(one, 1);
    }

    @Test
    @Tag("long")
    void deletesNothingThatTheOracleKeepsInThousandsOfWorlds() throws Exception {
        compare(0, ALL);
    }

    private void compare(int first, int worlds) throws Exception {
        for (int seed = first; seed < first + worlds; seed++) {
            Random random = new Random(seed);
            Path place = Files.createDirectory(folder.resolve("world-" + seed));
            long t0 = System.nanoTime();
            try (FactualLibrary library = new FactualLibrary(place, random)) {
                count("T build", (int) ((System.nanoTime() - t0) / 1000));
                t0 = System.nanoTime();
                plans(library, "world " + seed);
                count("T plans", (int) ((System.nanoTime() - t0) / 1000));
                t0 = System.nanoTime();
                if (seed % EXECUTED == 0) execute(library, random, "world " + seed);
                count("T exec", (int) ((System.nanoTime() - t0) / 1000));
                t0 = System.nanoTime();
            }
            count("T close", (int) ((System.nanoTime() - t0) / 1000));
            t0 = System.nanoTime();
            erase(place);
            count("T erase", (int) ((System.nanoTime() - t0) / 1000));
            t0 = System.nanoTime();
        }
        LOG.info("{} worlds: {} differences on the unsafe side", worlds, unsafe.size());
        LOG.info("counted: {}", figures);
        LOG.info("more is kept than must be: {}", safer);
        unsafe.stream().limit(50).forEach(LOG::info);
        assertEquals(
                0,
                unsafe.size(),
                () -> String.join("\n", unsafe.subList(0, Math.min(20, unsafe.size()))));
        if (worlds == 1) return;
        assertTrue(figure("goes") >= 0.95 * figure("may go"), figures::toString);
        assertTrue(figure("naive by path: unsafe") > worlds, figures::toString);
        assertTrue(figure("naive by rows: unsafe") > worlds, figures::toString);
    }

    private void plans(FactualLibrary library, String world) {
        Oracle oracle = new Oracle(library.facts);
        count("worlds", 1);
        DEBUG = library.facts;
        for (Project project : library.facts.projects) {
            long t0 = System.nanoTime();
            CleanupPlan plan = library.bench.cleanup.plan(project.id());
            count("T plan", (int) ((System.nanoTime() - t0) / 1000));
            t0 = System.nanoTime();
            boolean open = gate(oracle.gate(project), plan, world);
            Map<String, PlanItem> items = new HashMap<>();
            for (PlanItem item : plan.items()) items.put(item.path(), item);
            Set<String> known = new HashSet<>();
            for (File file : library.facts.files) {
                known.add(file.path());
                compare(oracle, project, file, items.get(file.path()), open, world);
                naive(library.facts, oracle, project, file);
            }
            for (String path : Bench.goes(plan))
                if (!known.contains(path)) unsafe.add(world + ": goes unknown to all: " + path);
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
        count("gate " + told, 1);
        String words = Bench.words(plan.verdict());
        if (planned.compareTo(told) < 0)
            unsafe.add(
                    world
                            + ": "
                            + plan.project().id()
                            + " is "
                            + words
                            + ", oracle "
                            + told
                            + " "
                            + DEBUG.rows.stream()
                                    .filter(r ->
                                            r.kind() == Kind.VIDEO
                                                    && plan.project().id().equals(r.owner()))
                                    .toList());
        if (planned.compareTo(told) > 0)
            safer.merge("gate " + told + ": " + words, 1, Integer::sum);
        return told != Oracle.Gate.NO && planned != Oracle.Gate.NO;
    }

    private void compare(
            Oracle oracle,
            Project project,
            File file,
            @org.jspecify.annotations.Nullable PlanItem item,
            boolean open,
            String world) {
        boolean goes = item != null && item.goes();
        var stays = oracle.mustStay(project, file);
        count("pairs of a project and a file", 1);
        if (goes && stays.isPresent())
            unsafe.add(world + ": " + project.id() + " takes " + file.path() + ", " + stays.get());
        if (stays.isPresent()) return;
        String kind = file.path().startsWith("assets/") ? " provider" : "";
        if (open) {
            count("may go", 1);
            count("may go" + kind, kind.isEmpty() ? 0 : 1);
            count("goes", goes ? 1 : 0);
            count("goes" + kind, goes && !kind.isEmpty() ? 1 : 0);
        }
        if (!goes && open)
            safer.merge(item == null ? "unlisted" : item.fate().word(), 1, Integer::sum);
        if (!goes && open && Boolean.getBoolean("offcut.safer"))
            LOG.info("{}: {} {} kept {}", world, project.id(), file.path(), item);
    }

    /** The controls: what simple cleaners would take, of which the oracle keeps some. */
    private void naive(Facts facts, Oracle oracle, Project project, File file) {
        boolean rowOfItsOwn = false;
        boolean rowOfAnother = false;
        boolean ownId = false;
        for (Row row : facts.rows) {
            boolean own = project.id().equals(row.owner());
            boolean named = file.path().equals(row.path());
            rowOfItsOwn |= own && named && row.kind() != Kind.VIDEO && row.kind() != Kind.THUMBNAIL;
            rowOfAnother |= !own && named;
            ownId |= own && file.name().equals(row.videoId() + ".mp4");
        }
        boolean provider = file.path().startsWith("assets/cache/");
        boolean inFolder = file.path().startsWith(".cache/videos/" + project.id() + "/");
        boolean keep = oracle.mustStay(project, file).isPresent();
        if ((provider ? ownId : inFolder) && !rowOfAnother && keep)
            count("naive by path: unsafe", 1);
        if (rowOfItsOwn && keep) count("naive by rows: unsafe", 1);
    }

    private void execute(FactualLibrary library, Random random, String world) throws IOException {
        List<String> order = new ArrayList<>();
        for (Project project : library.facts.projects) order.add(project.id());
        Collections.shuffle(order, random);
        Map<String, String> sums = library.sample.checksums();
        Set<String> gone = new HashSet<>();
        for (String id : order) gone.addAll(clean(library, id, world));
        Map<String, String> after = library.sample.checksums();
        for (Map.Entry<String, String> file : sums.entrySet())
            if (!gone.contains(file.getKey()) && !file.getValue().equals(after.get(file.getKey())))
                unsafe.add(world + ": lost or changed " + file.getKey() + " in " + order);
    }

    /** Answers which files are gone. */
    private Set<String> clean(FactualLibrary library, String id, String world) {
        Project project = library.facts.project(id).orElseThrow();
        Oracle oracle = new Oracle(library.facts);
        CleanupPlan plan = library.bench.cleanup.plan(id);
        Oracle.Gate gate = oracle.gate(project);
        Set<String> mayGo = new HashSet<>();
        for (File file : library.facts.files)
            if (gate != Oracle.Gate.NO && oracle.mustStay(project, file).isEmpty())
                mayGo.add(file.path());
        Set<String> before = library.there();
        CleanupReport report =
                library.bench.cleanup.execute(
                        plan,
                        new Request(StartedBy.HAND, EnumSet.allOf(Rule.class)),
                        Progress.NONE);
        Set<String> there = library.there();
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(there);
        count("cleanups " + report.outcome(), 1);
        count("deleted", gone.size());
        for (String path : gone)
            if (!mayGo.contains(path)) unsafe.add(world + ": cleaned " + id + ", lost " + path);
        // what is younger than two seconds when its turn comes stays then
        Set<String> expected = Bench.goes(plan);
        expected.removeIf(path -> library.facts.file(path).orElseThrow().age() < 2);
        if (report.outcome() != Outcome.COMPLETE) expected = Set.of();
        library.lookAgain(there);
        for (String path : there) if (expected.contains(path)) safer.merge("left", 1, Integer::sum);
        return gone;
    }

    private void count(String what, int by) {
        figures.merge(what, by, Integer::sum);
    }

    private int figure(String what) {
        return figures.getOrDefault(what, 0);
    }

    private static void erase(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
