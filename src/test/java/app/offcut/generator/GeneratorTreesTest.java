package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Unprivileged;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cleanup of each generator's project among links, pipes, mounts, twins and changes under way: at
 * most its intermediates are gone, all else is byte for byte as it was. One tree again: {@code
 * -Doffcut.tree='pipe storage/tasks/…'}.
 */
@EnabledOnOs(OS.LINUX)
class GeneratorTreesTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    /** The sample is every so manieth tree. */
    private static final int SAMPLE = 7;

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private Stream<DynamicTest> each(int step) throws IOException {
        Unprivileged.mode(folder, "rwxr-xr-x");
        return GeneratorWorld.in(folder.toRealPath())
                .map(world ->
                        DynamicTest.dynamicTest(
                                world.toString(), () -> new Trees(world).compare(step)));
    }

    @TestFactory
    Stream<DynamicTest> losesNothingInHostileTrees() throws IOException {
        return each(SAMPLE);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> losesNothingInAllHostileTrees() throws IOException {
        return each(1);
    }

    private final class Trees {
        private final GeneratorWorld original;
        private final List<String> wrong = new ArrayList<>();
        private final List<String> notPossible = new ArrayList<>();
        private final List<String> naiveLosses = new ArrayList<>();
        private int done;
        private int cleaned;

        Trees(GeneratorWorld original) {
            this.original = original;
        }

        void compare(int step) throws Exception {
            String one = System.getProperty("offcut.tree");
            int number = 0;
            for (Map.Entry<String, AttackedWorld.Work> tree :
                    GeneratorTrees.of(original).entrySet()) {
                boolean skipped = one == null ? number % step != 0 : !one.equals(tree.getKey());
                number++;
                if (skipped) continue;
                Path place = folder.toRealPath().resolve(original + "-tree-" + number);
                try {
                    clean(tree, place.resolve("clean"));
                    cleanNaively(tree, place.resolve("naive"));
                    done++;
                } catch (TestAbortedException e) {
                    notPossible.add(tree.getKey());
                } catch (RuntimeException | IOException e) {
                    wrong.add(tree.getKey() + ": " + e);
                }
            }
            FIGURES.info(
                    "{}: {} hostile trees, {} cleaned, {} not possible here: {}",
                    original,
                    done,
                    cleaned,
                    notPossible.size(),
                    notPossible);
            FIGURES.info("{}: {} lose by the naive deleter", original, naiveLosses.size());
            assertEquals("", String.join("\n", wrong));
            if (one != null) return;
            assertTrue(naiveLosses.size() > done / 4, naiveLosses::toString);
            assertTrue(cleaned > done / 4, () -> cleaned + " of " + done + " cleaned");
        }

        private void clean(Map.Entry<String, AttackedWorld.Work> hostile, Path place)
                throws Exception {
            Path state = Files.createDirectories(place.resolve("state"));
            try (AttackedWorld attacked = new AttackedWorld(original, place)) {
                hostile.getValue().on(attacked);
                try (TestEngine engine = TestEngine.on(attacked.world.root(), state)) {
                    if (attacked.unprivileged) Unprivileged.open(state);
                    CleanupPlan plan = as(attacked, () -> engine.cleanup.plan(original.project()));
                    attacked.meanwhile.on(attacked);
                    Map<String, String> before = attacked.contents();
                    as(attacked, () -> engine.execute(plan, TestEngine.ACCEPTING));
                    judge(hostile.getKey(), attacked, before);
                } catch (Problem e) {
                    // nothing is opened, so nothing goes
                    FIGURES.debug("{}: {}", hostile.getKey(), e.toString());
                }
            }
        }

        private static <T> T as(AttackedWorld attacked, Callable<T> work) throws Exception {
            return attacked.unprivileged ? Unprivileged.call(work) : work.call();
        }

        private void judge(String name, AttackedWorld attacked, Map<String, String> before)
                throws IOException {
            Map<String, String> after = attacked.contents();
            Set<String> lost = new TreeSet<>();
            before.forEach((key, content) -> {
                if (!content.equals(after.get(key)) && !attacked.mayGo(key)) lost.add(key);
            });
            if (!lost.isEmpty()) wrong.add(name + ": lost or changed " + lost);
            Set<String> left = new TreeSet<>(after.keySet());
            left.removeAll(before.keySet());
            if (!left.isEmpty()) wrong.add(name + ": new " + left);
            if (after.size() < before.size()) cleaned++;
        }

        /** The control: by path, so that it must lose in the same. */
        private void cleanNaively(Map.Entry<String, AttackedWorld.Work> hostile, Path place)
                throws Exception {
            try (AttackedWorld attacked = new AttackedWorld(original, place)) {
                hostile.getValue().on(attacked);
                attacked.meanwhile.on(attacked);
                Map<String, String> before = attacked.contents();
                attacked.cleanNaively();
                Set<String> lost = new TreeSet<>(before.keySet());
                lost.removeAll(attacked.contents().keySet());
                lost.removeIf(attacked::mayGo);
                if (!lost.isEmpty()) naiveLosses.add(hostile.getKey());
            }
        }
    }
}
