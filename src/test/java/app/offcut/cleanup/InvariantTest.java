package app.offcut.cleanup;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Thorough;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a library looks like and whatever goes wrong: what is kept is kept, bit by bit. */
class InvariantTest {
    private static final int WORLDS_PER_SEED = Thorough.or(20, 5);

    @TempDir Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void losesNothingThatIsKept(int seed) throws Exception {
        Random random = new Random(seed);
        long deleted = 0;
        for (int world = 0; world < WORLDS_PER_SEED; world++) {
            Path place = Files.createDirectory(folder.resolve("world-" + world));
            deleted += new World(place, random, seed + "/" + world).cleanEverything();
        }
        assertTrue(deleted > WORLDS_PER_SEED, "a test that deletes nothing proves nothing");
    }

    private static final class World {
        private final Random random;
        private final String name;
        private final Path state;
        private final SampleLibrary sample;
        private final List<SampleProject> projects = new ArrayList<>();

        World(Path place, Random random, String name) throws IOException {
            this.random = random;
            this.name = name;
            state = Files.createDirectory(place.resolve("state"));
            Form[] forms = Form.values();
            sample =
                    SampleLibrary.in(
                            Files.createDirectory(place.resolve("app")),
                            forms[random.nextInt(forms.length)]);
            for (int i = 0; i <= random.nextInt(3); i++) projects.add(project("p" + i));
            for (int i = 0; i < 5; i++) fault();
        }

        private SampleProject project(String id) {
            SampleProject project = sample.project(id);
            if (random.nextInt(4) == 0) project.inDocumentedLayout();
            project.scenes(1 + random.nextInt(2));
            for (int i = 0; i < random.nextInt(3); i++)
                project.download("dvids", "shared-" + random.nextInt(3) + "-" + i);
            if (random.nextInt(5) > 0) project.finished();
            return project;
        }

        private String any(List<String> paths) {
            return paths.get(random.nextInt(paths.size()));
        }

        private String anyFile() {
            return any(List.copyOf(sample.files()));
        }

        private String anyPath() {
            return random.nextBoolean()
                    ? anyFile()
                    : any(
                            List.of(
                                    "../../etc/passwd",
                                    "/etc/passwd",
                                    AiVideoLayout.DATABASE,
                                    "D:\\app\\" + anyFile().replace('/', '\\'),
                                    sample.root().resolve(anyFile()).toString(),
                                    anyFile().replace('/', '\\'),
                                    "",
                                    "."));
        }

        private void fault() throws IOException {
            SampleProject project = projects.get(random.nextInt(projects.size()));
            boolean documented = sample.form().documented();
            Path own = sample.root().resolve(project.segmentFolder());
            String extra = "scene-" + random.nextInt(90) + "-x.mp4";
            Path fresh = own.resolve(extra);
            switch (random.nextInt(14)) {
                case 0 ->
                        sample.sql(
                                documented
                                        ? "UPDATE OR IGNORE audio_files SET file_path = ? WHERE"
                                                + " scene_number = 1"
                                        : "UPDATE scenes SET audio_file_path = ? WHERE"
                                                + " scene_number = 1",
                                anyPath());
                case 1 ->
                        sample.sql(
                                "UPDATE visual_suggestions SET default_segment_path = ? WHERE"
                                        + " scene_id = ?",
                                anyPath(),
                                project.id() + "-scene-1");
                case 2 ->
                        sample.sql(
                                documented
                                        ? "UPDATE rendered_videos SET file_path = ? WHERE"
                                                + " project_id = ?"
                                        : "UPDATE projects SET video_path = ? WHERE id = ?",
                                anyPath(),
                                project.id());
                case 3 -> link(fresh, () -> Files.createLink(fresh, file(anyFile())));
                case 4 -> link(fresh, () -> Files.createSymbolicLink(fresh, file(anyFile())));
                case 5 -> sample.file(project.segmentFolder() + "unknown.bin", 10);
                case 6 -> sample.file(project.segmentFolder() + extra, 10, Instant.now());
                case 7 -> {
                    if (Files.exists(project.finalFile()))
                        project.truncateFinal(random.nextInt(50_000));
                }
                case 8 -> {
                    if (!documented)
                        project.job("r" + random.nextInt(), "processing", sample.now());
                }
                case 9 ->
                        sample.sql(
                                "UPDATE OR IGNORE visual_suggestions SET video_id = ? WHERE"
                                        + " scene_id = ?",
                                "shared-0-0",
                                project.id() + "-scene-1");
                case 10 -> sample.sql("DELETE FROM projects WHERE id = ?", project.id());
                case 11 -> {
                    if (!documented)
                        sample.sql("UPDATE OR IGNORE assembly_jobs SET id = ?", project.id());
                }
                case 12 -> sample.file(".cache/assembly/" + project.id() + "/final.mp4", 10);
                default -> {
                    Path moved = sample.root().resolve("moved-" + project.id());
                    if (Files.exists(own) && Files.notExists(moved)) {
                        Files.move(own, moved);
                        Files.createSymbolicLink(
                                sample.root().resolve(".cache/videos/" + project.id()), moved);
                    }
                }
            }
        }

        private Path file(String path) {
            return sample.root().resolve(path);
        }

        private interface Making {
            Path make() throws IOException;
        }

        private static void link(Path fresh, Making making) throws IOException {
            if (Files.isDirectory(requireNonNull(fresh.getParent())) && Files.notExists(fresh))
                making.make();
        }

        /** Accepts every review, and whatever may go must go; returns the number of files. */
        long cleanEverything() {
            Map<String, String> before = sample.checksums();
            String database = projectsAsText();
            long deleted = 0;
            try (TestEngine engine = TestEngine.on(sample, state)) {
                for (SampleProject project : projects) deleted += clean(engine, project.id());
            }
            Map<String, String> after = sample.checksums();
            for (String path : before.keySet())
                if (kept(path)) assertEquals(before.get(path), after.get(path), name + " " + path);
            assertEquals(database, projectsAsText(), name);
            return deleted;
        }

        private long clean(TestEngine engine, String id) {
            if (sample.ask("SELECT 1 FROM projects WHERE id = ?", id) == null) return 0;
            Map<String, String> expected = sample.checksums();
            CleanupPlan plan = engine.cleanup.plan(id);
            Set<String> goes = TestEngine.goes(plan);
            CleanupReport report = engine.execute(plan, TestEngine.ACCEPTING);
            Map<String, String> after = sample.checksums();
            for (Map<String, String> files : List.of(expected, after)) {
                // what the plan says may stay, such as a file of the last two seconds
                if (report.refusal() == null) files.keySet().removeAll(goes);
                files.keySet().removeIf(path -> path.startsWith(".offcut/"));
            }
            assertEquals(expected, after, name);
            for (String path : goes) assertTrue(mayGo(path, id), name + " " + path);
            return report.deletedFiles();
        }

        /** By the folders alone, as a person would say. */
        private boolean mayGo(String path, String id) {
            return path.startsWith(".cache/audio/" + id + "/")
                    || path.startsWith(".cache/audio/projects/" + id + "/")
                    || path.startsWith(".cache/videos/" + id + "/")
                    || path.startsWith("assets/cache/dvids/")
                    || (path.startsWith(".cache/assembly/") && !path.endsWith("final.mp4"));
        }

        private static boolean kept(String path) {
            return path.startsWith("public/")
                    || path.startsWith(".cache/output/")
                    || path.startsWith("moved-")
                    || path.endsWith("final.mp4")
                    || path.endsWith("unknown.bin");
        }

        private String projectsAsText() {
            return String.valueOf(
                    sample.ask(
                            "SELECT group_concat(id || name || coalesce(current_step, ''))"
                                    + " FROM projects"));
        }
    }
}
