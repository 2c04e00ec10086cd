package app.offcut.generator.moneyprinterturbo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Unprivileged;
import app.offcut.generator.Facts;
import app.offcut.generator.Project;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.text.Problem;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRecordsTest {
    @TempDir Path root;

    private Records records() {
        return new TaskRecords(Root.at(root));
    }

    private Project only() {
        List<Project> projects = records().facts().projects();
        assertEquals(1, projects.size());
        return projects.getFirst();
    }

    private SampleTask task() {
        return SampleTask.in(root);
    }

    private void manifest(String text) {
        task().file("script.json", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsATask() {
        task().finished(SampleTask.Era.JULY_2026);
        Project project = only();
        assertEquals(SampleTask.ID, project.id());
        assertEquals("The fox", project.name());
        assertEquals(1, project.expected().size());
        assertEquals(
                TaskLayout.inTask(SampleTask.ID, "final-1.mp4"),
                project.expected().getFirst().names());
        assertEquals(
                Set.of(List.of("storage", "cache_videos", SampleTask.STOCK)),
                project.files().uses());
        assertTrue(project.lastActive() != null);
        assertEquals(List.of(), project.jobs());
        Records.Description.Folders told = (Records.Description.Folders) records().describe();
        assertEquals(root.resolve("storage/tasks"), told.file());
        assertEquals(1, told.projects());
        assertTrue(records().statuses().isEmpty());
        assertTrue(records().autoClean().isEmpty());
        assertEquals(records().names(), records().checkedNames());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "3, 3",
        "999, 999",
        "1000, 0",
        "1000000000, 0",
        "99999999999999999999999, 0",
        "0, 0",
        "-1, 0",
        "1.0, 1",
        "3.00, 3",
        "'\"1.0.0\"', 0",
        "2.5, 0",
        "1e2, 0",
        "1e999, 0",
        "-1e999, 0",
        "'\"3\"', 3",
        "'\" 3.0 \"', 3",
        "'\"three\"', 0",
        "'\"\"', 0",
        "null, 0",
        "true, 0",
        "'[3]', 0",
        "'{\"a\": 3}', 0"
    })
    void takesAPlausibleNumberOfVideosOnly(String count, int expected) {
        task().manifest(", \"video_count\": " + count);
        assertEquals(expected, only().expected().size());
        assertEquals("The fox", only().name());
    }

    @Test
    void aMissingNumberIsNotTakenForOne() {
        task().manifest("");
        assertEquals(List.of(), only().expected());
    }

    /** A damaged manifest says nothing, and the task is called by its folder. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "\0\0\0\0",
                "{\"params\": null}",
                "{\"params\": []}",
                "{\"params\": \"x\"}",
                "{\"params\": {\"video_subject\": null}}",
                "{\"params\": {\"video_subject\": 3}}",
                "{\"params\": {\"video_subject\": [\"x\"]}}",
                "{\"params\": {\"video_subject\": \"  \\u0000\\n \"}}",
                "{\"params\": {\"video_subject\": \"x\"}} {}",
                "{\"params\": {\"video_subject\": \"x\", \"video_count\": NaN}}"
            })
    void aDamagedManifestSaysNothing(String text) {
        manifest(text);
        assertEquals(SampleTask.ID, only().name());
        assertEquals(List.of(), only().expected());
        assertEquals(Set.of(), only().files().uses());
    }

    @Test
    void aHugeOrDeepManifestSaysNothing() throws Exception {
        manifest("{\"params\": " + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "}");
        assertEquals(SampleTask.ID, only().name());
        try (RandomAccessFile file =
                new RandomAccessFile(task().path("script.json").toFile(), "rw")) {
            file.setLength(5_000_000_000L);
        }
        assertEquals(SampleTask.ID, only().name());
        Files.delete(task().path("script.json"));
        Files.createDirectory(task().path("script.json"));
        assertEquals(SampleTask.ID, only().name());
    }

    @Test
    void aTitleIsOneShortLine() {
        manifest(
                "{\"params\": {\"video_subject\": \" a\\u0000\\r\\n\\tb "
                        + "🦊".repeat(5000)
                        + "\"}}");
        assertTrue(only().name().startsWith("a b 🦊"), only().name());
        assertEquals(201, only().name().codePointCount(0, only().name().length()));
    }

    /** A name that does not match the pattern is never compared with anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\"",
                "3",
                "{}",
                "[[]]",
                "[null, 3, \"x\", {}]",
                "[{\"local_file\": null}]",
                "[{\"local_file\": 3}]",
                "[{\"local_file\": \"/etc/passwd\"}]",
                "[{\"local_file\": \"../tasks/final-1.mp4\"}]",
                "[{\"local_file\": \"../cache_videos/vid-0123456789abcdef0123456789abcdef.mp4\"}]",
                "[{\"local_file\": \"vid-0123456789abcdef0123456789abcdef.mp4\\u0000\"}]",
                "[{\"local_file\": \"vid-0123456789abcdef0123456789abcdef.mp4\\n\"}]"
            })
    void usesStockFootageOnly(String sources) {
        task().manifest(", \"video_count\": 1", ", \"material_sources\": " + sources);
        assertEquals(Set.of(), only().files().uses());
        assertEquals(1, only().expected().size());
    }

    @Test
    void aTaskIsAFolderWithAUuidAndSomethingInIt() throws Exception {
        task().finished(SampleTask.Era.APRIL_2024);
        Path tasks = root.resolve("storage/tasks");
        String other = "11111111-2222-4333-8444-55555555555";
        Files.createDirectories(tasks.resolve("my edits"));
        Files.writeString(tasks.resolve("my edits/final-1.mp4"), "x");
        Files.createDirectory(tasks.resolve(other + "0")); // empty
        Files.writeString(tasks.resolve(other + "1"), "a file");
        Files.createSymbolicLink(tasks.resolve(other + "2"), tasks.resolve(SampleTask.ID));
        Files.createDirectory(tasks.resolve(".offcut"));
        assertEquals(SampleTask.ID, only().id());

        // as the disk spells it, and without a manifest
        String upper = (other + "a").toUpperCase(Locale.ROOT);
        Files.writeString(Files.createDirectory(tasks.resolve(upper)).resolve("audio.mp3"), "x");
        assertEquals(
                Set.of(SampleTask.ID, upper),
                Set.copyOf(records().names().stream().map(Project.Named::id).toList()));
    }

    /** On some disks the name of its folder may mean another's. */
    @Test
    void readsOfOneTaskNoOtherButItsTwin() {
        String twin = SampleTask.ID.toUpperCase(Locale.ROOT);
        task().finished(SampleTask.Era.APRIL_2024);
        SampleTask.in(root, "11111111-2222-4333-8444-555555555550").manifest("");
        assertEquals(List.of(SampleTask.ID), ids(records().facts(SampleTask.ID)));
        SampleTask.in(root, twin).manifest("");
        assertEquals(List.of(twin, SampleTask.ID), ids(records().facts(SampleTask.ID)));
        assertEquals(List.of(), ids(records().facts("my edits")));
    }

    private static List<String> ids(Facts facts) {
        return facts.projects().stream().map(Project::id).toList();
    }

    @Test
    void whatCannotBeReadIsNoTask() throws Exception {
        task().finished(SampleTask.Era.APRIL_2024);
        SampleTask.in(root, "11111111-2222-4333-8444-555555555550").manifest("");
        Path closed = root.resolve("storage/tasks/11111111-2222-4333-8444-555555555550");
        Path manifest = task().path("script.json");
        Unprivileged.open(root);
        Unprivileged.mode(closed, "---------");
        Unprivileged.mode(manifest, "---------");
        Project project = Unprivileged.call(this::only);
        assertEquals(SampleTask.ID, project.id());
        assertEquals(SampleTask.ID, project.name());
        Unprivileged.mode(closed, "rwxrwxrwx");
        assertEquals(2, records().names().size());
    }

    @Test
    void withoutItsFolderThereIsNoAnswer() {
        assertThrows(Problem.class, () -> records().facts());
        assertThrows(Problem.class, () -> records().facts(SampleTask.ID));
    }
}
