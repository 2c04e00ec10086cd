package app.offcut.generator.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.generator.Generators;
import app.offcut.generator.oracle.OracleTree.Fate;
import app.offcut.generator.oracle.OracleTree.Gate;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a generator's description lets go, against a second one by another hand, on random trees of
 * names: known ones of every era, near misses, finals of every form, odd and unknown ones. One tree
 * again: {@code -Doffcut.world=57}.
 */
class GeneratorOracleTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(100, 30);
    private static final int ALL = 3000;

    /** In every so many trees the plan is carried out as well. */
    private static final int EXECUTED = 4;

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private static final List<GeneratorOracle> ORACLES =
            List.of(
                    new MoneyPrinterTurboOracle(),
                    new PixelleOracle(),
                    new RedditOracle(),
                    new StoryFlicksOracle());

    private Stream<DynamicTest> each(int trees) {
        Set<String> known = new HashSet<>();
        Generators.all().forEach(one -> known.add(one.word()));
        return ORACLES.stream()
                .filter(oracle -> known.contains(oracle.generator()))
                .map(oracle ->
                        DynamicTest.dynamicTest(
                                oracle.generator(), () -> new Comparison(oracle).of(trees)));
    }

    @TestFactory
    Stream<DynamicTest> takesNothingThatTheOracleKeeps() {
        return each(SAMPLE);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> takesNothingThatTheOracleKeepsInThousandsOfTrees() {
        return each(ALL);
    }

    private final class Comparison {
        private final GeneratorOracle oracle;
        private final List<String> wrong = new ArrayList<>();
        private final Map<String, Integer> figures = new TreeMap<>();

        Comparison(GeneratorOracle oracle) {
            this.oracle = oracle;
        }

        void of(int trees) throws IOException {
            Integer one = Integer.getInteger("offcut.world");
            if (one != null) compare(one);
            else for (int seed = 0; seed < trees; seed++) compare(seed);
            FIGURES.info("{}: {} trees, {}", oracle.generator(), trees, figures);
            assertEquals("", wrong.stream().limit(20).collect(Collectors.joining("\n")));
            if (one != null) return;
            assertEquals(figure("scratch files drawn") > 0, figure("scratch files go") > 0);
            assertTrue(figure("goes") > trees, () -> "a test that takes nothing: " + figures);
            assertTrue(
                    figure("taken by whoever takes folders") > trees,
                    () -> "hostile enough to harm whoever takes whole folders: " + figures);
        }

        private int figure(String what) {
            return figures.getOrDefault(what, 0);
        }

        private void count(String what) {
            count(what, 1);
        }

        private void count(String what, int times) {
            figures.merge(what, times, Integer::sum);
        }

        private void compare(int seed) throws IOException {
            Path place = folder.toRealPath().resolve(oracle.generator() + "-" + seed);
            Path root = Files.createDirectories(place.resolve("library"));
            OracleTree tree = new OracleTree(root, new Random(seed));
            oracle.draw(tree);
            Path state = Files.createDirectory(place.resolve("state"));
            try (TestEngine engine = TestEngine.on(root, state)) {
                boolean all = tree.one(2);
                if (all) engine.keep();
                compare("tree " + seed, tree, engine, all);
            } catch (RuntimeException e) {
                if (tree.gate != Gate.REFUSES && tree.gate != Gate.DOUBTS)
                    wrong.add("tree " + seed + ": " + e);
                count("not opened, or no project");
            }
            SampleLibrary.deleteTree(place);
        }

        private void compare(String name, OracleTree tree, TestEngine engine, boolean all)
                throws IOException {
            CleanupPlan plan = engine.cleanup.plan(tree.project);
            judge(name, tree.gate, plan);
            boolean refused = plan.verdict() instanceof Verdict.Refused;
            for (Map.Entry<String, Fate> file : tree.fates.entrySet()) {
                boolean goes = !refused && plan.going().contains(file.getKey());
                boolean must =
                        file.getValue() == Fate.GOES || (file.getValue() == Fate.OFFERED && all);
                boolean may = must || file.getValue() == Fate.OPEN;
                if (goes) count("goes");
                if (goes && !may) wrong.add(name + ": takes " + file);
                if (!goes && must && !refused) wrong.add(name + ": leaves " + file);
                if (!may && file.getKey().contains(tree.project))
                    count("taken by whoever takes folders");
            }
            Set<String> nobody = new TreeSet<>(plan.going());
            nobody.removeAll(tree.fates.keySet());
            if (!nobody.isEmpty()) wrong.add(name + ": takes what nobody made " + nobody);
            CleanupPlan scratch = engine.cleanup.plan(AreaChoice.of(Area.SCRATCH));
            compareScratch(name, tree, scratch);
            if (tree.random.nextInt(EXECUTED) == 0) execute(name, tree, engine, plan, scratch);
        }

        /** It waits while any project may be rendered. */
        private void compareScratch(String name, OracleTree tree, CleanupPlan plan) {
            boolean refused = plan.verdict() instanceof Verdict.Refused;
            if (refused && tree.gate == Gate.PASSES)
                wrong.add(name + ": scratch files wait: " + plan.verdict());
            Set<String> must = new TreeSet<>();
            tree.scratch.forEach((path, fate) -> {
                if (fate == Fate.GOES) must.add(path);
            });
            count("scratch files drawn", must.size());
            if (refused) return;
            count("scratch files go", plan.going().size());
            if (!must.equals(plan.going()))
                wrong.add(name + ": takes scratch files " + plan.going() + ", not " + must);
        }

        private void judge(String name, Gate gate, CleanupPlan plan) {
            boolean right =
                    switch (gate) {
                        case OPEN -> true;
                        case PASSES -> plan.verdict() instanceof Verdict.Passed;
                        case DOUBTS -> !(plan.verdict() instanceof Verdict.Passed);
                        case REFUSES -> plan.verdict() instanceof Verdict.Refused;
                    };
            count("gate " + gate);
            if (!right) wrong.add(name + ": " + gate + ", but " + plan.verdict());
        }

        /** What is there afterwards is what was there, without what may go. */
        private void execute(
                String name,
                OracleTree tree,
                TestEngine engine,
                CleanupPlan plan,
                CleanupPlan scratch)
                throws IOException {
            Map<String, String> before = sums(tree.root);
            engine.execute(plan, TestEngine.ACCEPTING);
            engine.execute(scratch);
            Map<String, String> after = sums(tree.root);
            before.keySet().removeAll(after.keySet());
            for (String gone : before.keySet()) {
                Fate fate = tree.fates.getOrDefault(gone, Fate.STAYS);
                boolean ofNobody =
                        tree.scratch.get(gone) == Fate.GOES && scratch.going().contains(gone);
                if (!ofNobody && (fate == Fate.STAYS || !plan.going().contains(gone)))
                    wrong.add(name + ": has taken " + gone);
            }
            count("executed");
        }

        private Map<String, String> sums(Path root) {
            Map<String, String> sums = new TreeMap<>();
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.toList())
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && !file.toString().contains("/.offcut/"))
                        sums.put(root.relativize(file).toString(), SampleLibrary.checksum(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return sums;
        }
    }
}
