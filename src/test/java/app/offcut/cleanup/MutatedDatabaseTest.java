package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.CleanupPlanner;
import app.offcut.cleanup.plan.FinalStability;
import app.offcut.cleanup.plan.OpenWriters;
import app.offcut.cleanup.plan.References;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.UserKeeps;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.worlds.DamagedWorld;
import app.offcut.cleanup.worlds.DatabaseDamage;
import app.offcut.cleanup.worlds.DatabaseImage;
import app.offcut.cleanup.worlds.SchemaVariant;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Thorough;
import app.offcut.generator.Facts;
import app.offcut.generator.Project;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.generator.aivideogen.HostDatabase;
import app.offcut.generator.aivideogen.ProjectQueries;
import app.offcut.generator.aivideogen.RowFacts;
import app.offcut.library.scan.Scan;
import app.offcut.library.scan.UsageScanner;
import app.offcut.samples.SampleLibrary;
import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Databases damaged in every way that we can think of, and of every shape: each is listed, planned
 * and cleaned. Nothing crashes or hangs, nothing protected is lost, and where {@code
 * integrity_check} fails nothing goes at all.
 */
class MutatedDatabaseTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(150, 40);
    private static final int ALL = 10_000;

    /** Far more than any case takes: what takes longer hangs. */
    private static final Duration HANGS = Duration.ofMinutes(10);

    @TempDir static Path folder;

    private static final List<DamagedWorld> WORLDS = new ArrayList<>();

    private final List<String> failures = new ArrayList<>();
    private int cases;
    private int damaged;
    private int cleaned;
    private int lostByTwin;
    private final Map<Problem.Code, Integer> problems = new HashMap<>();

    @BeforeAll
    static void makeBothForms() throws Exception {
        WORLDS.add(new DamagedWorld(folder.toRealPath().resolve("shipped"), false));
        WORLDS.add(new DamagedWorld(folder.toRealPath().resolve("documented"), true));
    }

    @Test
    void losesNothingByASampleOfDamagedDatabases() throws Exception {
        damage(SAMPLE);
    }

    @Test
    @Tag("long")
    void losesNothingByAnyDamagedDatabase() throws Exception {
        damage(ALL);
    }

    @Test
    void losesNothingByASampleOfShapes() throws Exception {
        shapes(Thorough.or(3, 6));
    }

    @Test
    @Tag("long")
    void losesNothingByAnyShape() throws Exception {
        shapes(1);
    }

    /** Every variant of each form, or every few of them. */
    private void shapes(int step) throws Exception {
        Path base = folder.toRealPath().resolve("base.db");
        Path made = folder.toRealPath().resolve("variant.db");
        List<SchemaVariant> variants = SchemaVariant.all();
        Set<String> fitting = new TreeSet<>();
        for (DamagedWorld world : WORLDS) {
            DatabaseImage state = world.states.getFirst();
            state.write(base);
            for (int i = step > 1 ? WORLDS.indexOf(world) : 0; i < variants.size(); i += step) {
                String name = variants.get(i).name();
                if (!variants.get(i).make(base, made)) continue;
                fitting.add(name);
                judge(world, name, DatabaseImage.read(name, made, state.older()));
            }
        }
        tell("schema variants");
        assertTrue(fitting.size() >= 30 && cleaned > 10, cases + " variants");
        if (step > 1) return;
        for (SchemaVariant variant : variants)
            assertTrue(fitting.contains(variant.name()), variant.name() + " fits no form");
    }

    private void damage(int count) throws Exception {
        Integer only = Integer.getInteger("case");
        for (int number = 0; number < count; number++) {
            DamagedWorld world = WORLDS.get(number % 2);
            Random random = new Random(number);
            DatabaseImage state = world.states.get(number / 2 % world.states.size());
            DatabaseImage image = state.copy();
            String how;
            do how = DatabaseDamage.inflict(random, image, world.states);
            while (image.same(state));
            if (only == null || only == number) judge(world, number + " " + how, image);
        }
        tell("mutated databases");
        if (only != null) return;
        assertTrue(cleaned > count / 10 && damaged > count / 10, cleaned + "/" + damaged);
        assertTrue(lostByTwin > 0, "damaged so that quick_check is not enough");
    }

    private void tell(String what) {
        FIGURES.info(
                "{}: {} cases, {} with a failing integrity_check, {} cleaned, {} that crash, hang"
                        + " or lose a protected file; said: {}",
                what,
                cases,
                damaged,
                cleaned,
                failures.size(),
                problems);
        FIGURES.info(
                "{}: a planner that asks for quick_check alone takes another project's download in"
                        + " {} cases",
                what,
                lostByTwin);
        assertEquals(List.of(), failures, "repeat a numbered one with -Dcase=");
    }

    private void judge(DamagedWorld world, String name, DatabaseImage image) throws Exception {
        cases++;
        try {
            assertTimeoutPreemptively(HANGS, () -> new Case(world, image).judge());
        } catch (Exception | AssertionError e) {
            Path kept =
                    Files.createDirectories(
                            Path.of("target", "mutated", name.replaceAll("\\W+", "-")));
            image.write(kept.resolve(AiVideoLayout.DATABASE));
            failures.add(name + " (kept in " + kept + "): " + e);
            LoggerFactory.getLogger(MutatedDatabaseTest.class).warn("case {}", name, e);
        }
    }

    /** One database in the place of the library's own. */
    private final class Case {
        private final DamagedWorld world;
        private final DatabaseImage image;
        private final Path root;
        private final Path database;
        private final boolean intact;
        private final boolean quicklyIntact;

        Case(DamagedWorld world, DatabaseImage image) throws Exception {
            this.world = world;
            this.image = image;
            root = world.sample.root();
            database = world.sample.database();
            Path copy = Files.createDirectories(folder.resolve("copy")).resolve("copy.db");
            image.write(copy);
            intact = ok(copy, "integrity_check");
            image.write(copy);
            quicklyIntact = ok(copy, "quick_check");
            world.before.restore();
            image.write(database);
        }

        void judge() throws Exception {
            if (!intact) damaged++;
            if (!intact && quicklyIntact) {
                if (trusting()) lostByTwin++;
                world.before.restore();
                image.write(database);
            }
            if (cleanEverything() > 0) cleaned++;
            Set<String> lost = lost();
            assertTrue(intact || lost.isEmpty(), () -> "damaged, and yet gone: " + lost);
            lost.removeIf(DamagedWorld::mayGo);
            assertEquals(Set.of(), lost, "lost");
            if (!intact) {
                if (image.alone())
                    assertTrue(
                            Arrays.equals(image.database(), Files.readAllBytes(database)),
                            "written to");
                Set<String> added = world.before.added();
                added.removeIf(path -> path.startsWith("state/") || path.contains(".db-"));
                assertEquals(Set.of(), added, "made");
            } else {
                assertTrue(ok(database, "integrity_check"), "damaged by us");
                long backups =
                        world.before.added().stream()
                                .filter(path -> path.contains(".before-offcut"))
                                .count();
                assertTrue(backups <= 1, backups + " backups");
            }
        }

        private Set<String> lost() throws Exception {
            Set<String> lost = new TreeSet<>();
            for (String path : world.before.lost())
                if (path.startsWith("app/") && !path.endsWith("/" + AiVideoLayout.DATABASE))
                    lost.add(path.substring(4));
            assertTrue(Files.exists(database), "the database is gone");
            return lost;
        }

        private long cleanEverything() throws Exception {
            try (TestEngine engine = TestEngine.on(world.sample, world.box.resolve("state"))) {
                long deleted = 0;
                Set<String> ids = new TreeSet<>(DamagedWorld.FINISHED);
                ids.add(DamagedWorld.DRAFT);
                for (ProjectRow row : engine.surveyor.survey().rows()) ids.add(row.id());
                for (String id : ids) {
                    Set<String> needed = intact ? DamagedWorld.needed(database) : Set.of();
                    deleted += clean(engine, id);
                    for (String path : needed)
                        assertTrue(Files.exists(root.resolve(path)), () -> path + " by " + id);
                }
                return deleted;
            }
        }

        private long clean(TestEngine engine, String id) {
            try {
                CleanupPlan plan = engine.cleanup.plan(id);
                return engine.execute(plan, TestEngine.ACCEPTING).deletedFiles();
            } catch (Problem problem) {
                problems.merge(problem.code(), 1, Integer::sum);
                return 0;
            }
        }

        /** The control: whether a planner that does without integrity_check takes too much. */
        private boolean trusting() throws Exception {
            try (TestEngine engine = TestEngine.on(world.sample, world.box.resolve("state"))) {
                Facts facts =
                        new RowFacts(root)
                                .of(new HostDatabase(database).query(ProjectQueries::from));
                References references = new References(facts, engine.library.layout());
                Scan scan =
                        new UsageScanner(engine.library)
                                .scan(Map.of(), _ -> true, references.finalNames());
                Snapshot snapshot =
                        new Snapshot(
                                engine.library,
                                facts,
                                references,
                                scan,
                                _ -> true,
                                UserKeeps.NOTHING,
                                new OpenWriters(Set.of()),
                                Instant.now(),
                                new FinalStability());
                CleanupPlanner planner = engine.snapshots.planner(snapshot);
                for (Project project : facts.projects()) {
                    CleanupPlan plan = planner.plan(project);
                    if (!(plan.verdict() instanceof Verdict.Refused))
                        for (String path : TestEngine.goes(plan)) Files.delete(root.resolve(path));
                }
            } catch (Problem problem) {
                return false;
            }
            Set<String> lost = lost();
            lost.retainAll(DamagedWorld.sharedFiles());
            return !lost.isEmpty();
        }

        private static boolean ok(Path database, String check) {
            try (Connection connection = SampleLibrary.connect(database);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA " + check)) {
                return rows.next() && "ok".equals(rows.getString(1));
            } catch (SQLException e) {
                return false;
            }
        }
    }
}
