package app.offcut.autoclean;

import static java.nio.file.StandardWatchEventKinds.OVERFLOW;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.SetUp;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.generator.aivideogen.SampleRecords;
import app.offcut.generator.redditvideomaker.RedditVideoMaker;
import app.offcut.library.Library;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinalVideoWatcherTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration A_WHILE = Duration.ofMillis(1_500);

    @TempDir Path root;
    private final WakeUp wakeUp = new WakeUp();
    private final Hints hints = new Hints(wakeUp);
    private final List<String> problems = new ArrayList<>();
    private FinalVideoWatcher watcher;

    @AfterEach
    void close() {
        watcher.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"public/videos", ".cache/output"})
    void ringsForAFinalInANewFolder(String parent) throws Exception {
        Files.createDirectories(root.resolve(parent));
        watch();
        Files.createDirectory(root.resolve(parent).resolve("p"));
        assertRings();
        assertEquals(Set.of("p"), follow());
        Files.writeString(root.resolve(parent).resolve("p/final.mp4"), "video");
        assertRings();
        assertEquals(Set.of("p"), follow());
        assertFalse(hints.any());
    }

    @Test
    void ringsForAFinalThatIsRenderedAgainInPlace() throws Exception {
        Path file = folder("public/videos/p").resolve("final.mp4");
        Files.writeString(file, "video");
        watch();
        Files.writeString(file, "other");
        assertRings();
    }

    @Test
    void staysSilentForOtherFilesOfTheProjectAndOfTheLibrary() throws Exception {
        Path project = folder("public/videos/p");
        watch();
        Files.writeString(project.resolve("final.mp4.tmp"), "half a video");
        Files.writeString(root.resolve("public/index.html"), "page");
        Files.writeString(root.resolve("ai-video-generator.db-journal"), "journal");
        assertSilent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void ringsWhenTheGeneratorWritesToItsDatabase(String journal) throws Exception {
        SampleLibrary files = SampleLibrary.in(root, SampleLibrary.Form.SHIPPED);
        files.project("p").scenes(1);
        try (Connection generator = DriverManager.getConnection("jdbc:sqlite:" + files.database());
                Statement statement = generator.createStatement()) {
            statement.execute("PRAGMA journal_mode = " + journal);
            statement.execute("SELECT count(*) FROM projects");
            watch();
            while (wakeUp.await(A_WHILE)) hints.takeAll();
            statement.executeUpdate("UPDATE projects SET current_step = 'editing'");
            assertRings();
            assertTrue(hints.hasRows());
        }
    }

    /** Else looking would make it look again, for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void staysSilentWhenItIsOffcutThatReads(String journal) throws Exception {
        SampleLibrary files = SampleLibrary.in(root, SampleLibrary.Form.SHIPPED);
        files.project("p").scenes(1);
        files.ask("PRAGMA journal_mode = " + journal);
        watch();
        hints.takeAll();
        Records records = SampleRecords.in(root);
        records.facts();
        records.marks(Set.of("p"));
        assertSilent();
    }

    @Test
    void ringsWhenTheDatabaseComesLater() throws Exception {
        watch();
        Files.writeString(root.resolve("ai-video-generator.db"), "database");
        assertRings();
        assertTrue(hints.hasRows());
    }

    @Test
    void hintsAtAProjectWhoseOtherFilesComeOrGoOrRecordIt() throws Exception {
        Path project = folder("output/p");
        Path record = Files.writeString(project.resolve("due"), "2");
        Path clip = Files.writeString(project.resolve("clip"), "clip");
        watch(new FolderGenerator(List.of("output"), false, Duration.ZERO));
        Files.writeString(clip, "longer clip");
        assertSilent();
        Files.delete(clip);
        assertRings();
        assertEquals(Set.of("p"), hints.takeStirred());
        assertFalse(hints.any());
        Files.writeString(record, "1");
        assertRings();
        assertEquals(Set.of("p"), hints.takeStirred());
        Files.writeString(project.resolve("final-1.mp4"), "video");
        assertRings();
        assertEquals(Set.of("p"), hints.takeProjects());
    }

    @Test
    void looksAtEverythingForAMixedFinalOrItsRecord() throws Exception {
        Path results = folder("results/news");
        Path notes = folder("notes");
        watch(new FolderGenerator(List.of("results"), true, Duration.ZERO));
        Files.writeString(notes.resolve("other"), "text");
        assertSilent();
        Files.writeString(notes.resolve("records"), "p results/news/a.mp4");
        assertRings();
        assertTrue(hints.hasEverything());
        do hints.takeAll();
        while (wakeUp.await(A_WHILE));
        Files.writeString(results.resolve("a.mp4"), "video");
        assertRings();
        assertTrue(hints.hasEverything());
    }

    @Test
    void ringsForTheRowThatRedditVideoMakerBotAddsLast() throws Exception {
        Path rows = folder("video_creation/data").resolve("videos.json");
        Files.writeString(rows, "[]");
        folder("results");
        watch(new RedditVideoMaker());
        Files.writeString(rows, "[{}]");
        assertRings();
        assertTrue(hints.hasEverything());
    }

    @ParameterizedTest
    @CsvSource({
        "pixelle-video, output/20260615_143052_ab3d, metadata.json",
        "moneyprinterturbo, storage/tasks/3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d, script.json"
    })
    void hintsAtAProjectWhoseRecordIsWrittenAgain(String word, String folder, String record)
            throws Exception {
        Path project = folder(folder);
        Path file = Files.writeString(project.resolve(record), "{}");
        watch(Generators.named(word).orElseThrow());
        Files.writeString(file, "{ }");
        assertRings();
        assertEquals(Set.of(String.valueOf(project.getFileName())), hints.takeStirred());
    }

    @Test
    void saysThatItPollsOnANetworkShare() throws Exception {
        folder("public/videos/p");
        watch(
                new WatchSource() {
                    @Override
                    public String disk(Path folder) {
                        return "cifs";
                    }
                });
        assertTrue(watcher.polling());
        assertTrue(problems.getFirst().contains("share"), problems.getFirst());
        Files.writeString(root.resolve("public/videos/p/final.mp4"), "by this computer");
        assertRings();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void looksAtEverythingForANameThatTheLocaleCannotExpress() throws Exception {
        folder("public/videos");
        watch();
        String make = "mkdir \"$0/$(printf 'a\\377')\"";
        Path videos = root.resolve("public/videos");
        assertEquals(0, new ProcessBuilder("sh", "-c", make, "" + videos).start().waitFor());
        assertRings();
        assertTrue(hints.hasEverything());
        assertEquals(Set.of(), hints.takeProjects());
    }

    @Test
    void noticesFoldersThatAreCreatedLater() throws Exception {
        watch();
        folder("public/videos/p");
        ringsAndArms();
        Files.writeString(root.resolve("public/videos/p/final.mp4"), "video");
        assertRings();
    }

    @Test
    void continuesAfterAFolderIsDeletedAndCreatedAgain() throws Exception {
        Path project = folder(".cache/output/p");
        watch();
        Files.delete(project);
        Files.delete(project.getParent());
        ringsAndArms();
        folder(".cache/output/p");
        ringsAndArms();
        Files.writeString(project.resolve("final.mp4"), "video");
        assertRings();
    }

    @Test
    void continuesAfterAFolderIsMovedAwayAndCreatedAgain() throws Exception {
        Path project = folder("public/videos/p");
        watch();
        Files.move(root.resolve("public/videos"), root.resolve("public/old"));
        ringsAndArms();
        folder("public/videos/p");
        ringsAndArms();
        Files.writeString(root.resolve("public/old/p/final.mp4"), "old");
        assertSilent();
        Files.writeString(project.resolve("final.mp4"), "video");
        assertRings();
    }

    @Test
    void followsNoLinks(@TempDir Path elsewhere) throws Exception {
        folder("public/videos");
        Files.createSymbolicLink(root.resolve("public/videos/p"), elsewhere);
        Path output = Files.createDirectories(elsewhere.resolve("output/p"));
        Files.createSymbolicLink(root.resolve(".cache"), elsewhere);
        watch();
        Files.writeString(elsewhere.resolve("final.mp4"), "video");
        Files.writeString(output.resolve("final.mp4"), "video");
        assertSilent();
    }

    @Test
    void pollsWhenTheLimitOfWatchesIsReached() throws Exception {
        folder("public/videos/p");
        watch(
                new WatchSource() {
                    @Override
                    public WatchKey register(Path folder, WatchService service) throws IOException {
                        throw new IOException("User limit of inotify watches reached");
                    }
                });
        assertTrue(watcher.polling());
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().contains("every 20 seconds"), problems.getFirst());
    }

    @Test
    void pollsWithoutFileSystemEvents() {
        watch(
                new WatchSource() {
                    @Override
                    public WatchService open(Path folder) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public WatchKey register(Path folder, WatchService service) {
                        throw new AssertionError("nothing to register with");
                    }
                });
        assertTrue(watcher.polling());
        assertEquals(1, problems.size());
    }

    @Test
    void looksAtEverythingWhenEventsWereLost() throws Exception {
        Path project = folder("public/videos/p");
        var lost = Stub.of(WatchEvent.class, Map.of("kind", () -> OVERFLOW));
        Function<Path, WatchKey> key =
                folder ->
                        Stub.of(
                                WatchKey.class,
                                Map.of(
                                        "watchable", () -> folder,
                                        "pollEvents", () -> List.of(lost),
                                        "reset", () -> true));
        var keys = new LinkedBlockingQueue<WatchKey>();
        Map<String, Callable<?>> service =
                Map.of("take", keys::take, "poll", keys::poll, "close", () -> "");
        watch(
                new WatchSource() {
                    @Override
                    public WatchService open(Path folder) {
                        return Stub.of(WatchService.class, service);
                    }

                    @Override
                    public WatchKey register(Path folder, WatchService service) {
                        return key.apply(folder);
                    }
                });
        assertFalse(hints.any());
        keys.add(key.apply(project));
        await().atMost(SOON).until(() -> hints.hasEverything());
        assertRings();
    }

    private void watch() {
        watch(WatchSource.SYSTEM);
        assertEquals(List.of(), problems);
    }

    @SetUp
    private void watch(WatchSource source) {
        watch(source, new AiVideoGenerator(), SampleRecords.in(root));
    }

    @SetUp
    private void watch(Generator generator) {
        watch(WatchSource.SYSTEM, generator, generator.records(Root.at(root)));
    }

    @SetUp
    private void watch(WatchSource source, Generator generator, Records records) {
        Library library = new Library(root, FileIdentity.UNKNOWN, generator);
        watcher =
                new FinalVideoWatcher(
                        library, records, hints, problems::add, source, InstantSource.system());
        watcher.arm(Set.of());
    }

    private Path folder(String path) throws IOException {
        return Files.createDirectories(root.resolve(path));
    }

    /** As the loop does with what concerns single projects. */
    private Set<String> follow() {
        Set<String> projects = hints.takeProjects();
        watcher.follow(projects);
        return projects;
    }

    /** As the loop does, until no folder came or went any more. */
    private void ringsAndArms() throws InterruptedException {
        assertRings();
        do {
            hints.takeAll();
            watcher.arm(Set.of());
        } while (wakeUp.await(A_WHILE));
    }

    private void assertRings() throws InterruptedException {
        assertTrue(wakeUp.await(SOON), "no hint came");
    }

    private void assertSilent() throws InterruptedException {
        assertFalse(wakeUp.await(A_WHILE), "a hint came");
    }
}
