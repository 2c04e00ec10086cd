package app.offcut.demo;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.text.Problem;
import app.offcut.video.Mp4Reader;
import app.offcut.video.Mp4Reader.Result.Complete;
import app.offcut.video.Mp4Reader.Result.Incomplete;
import app.offcut.video.Mp4Reader.Result.Odd;
import app.offcut.video.Mp4Reader.Result.Unreadable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLibraryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir Path temp;

    @Test
    void looksLikeHundredsOfMegabytes() throws IOException {
        Path library = demo("library", 12, 7);
        long bytes = 0;
        for (Path file : tree(library).values()) bytes += Files.size(file);
        assertTrue(bytes > 200_000_000 && bytes < 400_000_000, "bytes: " + bytes);
    }

    @Test
    void makesADatabaseThatIsWhole() throws Exception {
        Path library = demo("library", 12, 7);
        assertEquals(List.of("ok"), ask(library, "PRAGMA integrity_check"));
        assertEquals(List.of(), ask(library, "PRAGMA foreign_key_check"));
        assertEquals(List.of("12"), ask(library, "SELECT count(*) FROM projects"));
        assertEquals(
                List.of("complete", "failed", "pending"),
                ask(library, "SELECT DISTINCT cleanup_status FROM projects ORDER BY 1"));
        String migrated = "SELECT count(*) FROM migrations WHERE name = '026_add_cleanup_tracking'";
        assertEquals(List.of("1"), ask(library, migrated));
    }

    @Test
    void hasEveryFileThatARowNames() throws Exception {
        Path library = demo("library", 16, 7);
        List<String> named =
                ask(
                        library,
                        """
                        SELECT video_path FROM projects WHERE video_path IS NOT NULL
                        UNION SELECT thumbnail_path FROM projects WHERE thumbnail_path IS NOT NULL
                        UNION SELECT default_segment_path FROM visual_suggestions
                            WHERE default_segment_path IS NOT NULL
                        UNION SELECT audio_file_path FROM scenes JOIN projects p ON p.id = project_id
                            WHERE p.cleanup_status = 'pending'
                        UNION SELECT 'assets/cache/' || provider || '/' || replace(video_id, 'video:', '')
                            || '.mp4' FROM visual_suggestions WHERE provider IS NOT NULL
                        """);
        assertTrue(named.size() > 300, "rows: " + named.size());
        for (String path : named) assertTrue(Files.isRegularFile(library.resolve(path)), path);
    }

    @Test
    void recordsTheTrueLengthOfEveryFinalButTheOneCutOff() throws Exception {
        Path library = demo("library", 12, 7);
        List<String> wrong = new ArrayList<>();
        for (String path : finals(library)) {
            String query = "SELECT video_file_size FROM projects WHERE video_path = '%s'";
            long recorded = Long.parseLong(ask(library, query.formatted(path)).getFirst());
            if (recorded != Files.size(library.resolve(path)))
                wrong.addAll(ask(library, nameOf(path)));
        }
        assertEquals(List.of("Salt"), wrong);
    }

    @Test
    void padsFinalsWithABoxThatEndsWithTheFile() throws Exception {
        Path library = demo("library", 1, 7);
        String path = ask(library, "SELECT video_path FROM projects").getFirst();
        byte[] original = DemoFiles.resource("final.mp4");
        try (RandomAccessFile file = new RandomAccessFile(library.resolve(path).toFile(), "r")) {
            byte[] start = new byte[original.length];
            file.readFully(start);
            assertArrayEquals(original, start);
            assertEquals(1, file.readInt());
            assertEquals(0x66726565, file.readInt()); // free
            assertEquals(file.length() - original.length, file.readLong());
        }
    }

    @Test
    void makesFinalsThatAreWholeButForTheOneCutOff() throws Exception {
        Path library = demo("library", 12, 7);
        List<String> incomplete = new ArrayList<>();
        for (String path : finals(library)) {
            try (var channel = Files.newByteChannel(library.resolve(path))) {
                switch (Mp4Reader.read(channel)) {
                    case Complete(double seconds) ->
                            assertEquals(DemoVideo.LANDSCAPE.seconds(), seconds, 0.05, path);
                    case Odd odd -> fail(path + " " + odd);
                    case Unreadable unreadable -> fail(path + " " + unreadable);
                    case Incomplete _ -> incomplete.addAll(ask(library, nameOf(path)));
                }
            }
        }
        assertEquals(List.of("Salt"), incomplete);
    }

    @Test
    void sharesDownloadsAndHasAnOrphanAndBothLayouts() throws Exception {
        Path library = demo("library", 12, 7);
        String shared =
                "SELECT video_id FROM visual_suggestions WHERE provider > ''"
                        + " GROUP BY provider, video_id HAVING count(*) = 2";
        assertEquals(2, ask(library, shared).size());
        List<String> ids = ask(library, "SELECT id FROM projects");
        try (Stream<Path> folders = Files.list(library.resolve(".cache/videos"))) {
            assertEquals(1, folders.filter(f -> !ids.contains(f.getFileName().toString())).count());
        }
        try (Stream<Path> folders = Files.list(library.resolve(".cache/output"))) {
            assertEquals(2, folders.count());
        }
        assertTrue(ids.contains("temp"));
    }

    @Test
    void givesTheNewestIntermediatesToTheProjectsThatWereEditedAgain() throws Exception {
        Path library = demo("library", 16, 7);
        List<String> edited = new ArrayList<>();
        for (String path : finals(library)) {
            String id = requireNonNull(Path.of(path).getParent()).getFileName().toString();
            var made = Files.getLastModifiedTime(library.resolve(path));
            for (Map.Entry<String, Path> file : tree(library).entrySet()) {
                boolean own = file.getKey().startsWith(".cache") && file.getKey().contains(id);
                if (own && Files.getLastModifiedTime(file.getValue()).compareTo(made) > 0) {
                    edited.addAll(ask(library, nameOf(path)));
                    break;
                }
            }
        }
        edited.sort(null);
        assertEquals(List.of("Mangroves", "What a glacier carries"), edited);
    }

    @Test
    void makesTheSameLibraryFromTheSameSeed() throws Exception {
        String rows = "SELECT * FROM projects ORDER BY id";
        Path one = demo("one", 14, 7);
        Path two = demo("two", 14, 7);
        Path other = demo("other", 14, 8);
        assertEquals(looks(one), looks(two));
        assertEquals(ask(one, rows), ask(two, rows));
        assertArrayEquals(
                Files.readAllBytes(one.resolve(AiVideoLayout.DATABASE)),
                Files.readAllBytes(two.resolve(AiVideoLayout.DATABASE)));
        assertNotEquals(looks(one).keySet(), looks(other).keySet());
    }

    @Test
    void makesManyProjects() throws Exception {
        Path library = demo("library", 1_100, 7);
        assertEquals(List.of("1100"), ask(library, "SELECT count(DISTINCT id) FROM projects"));
        assertEquals(List.of("1100"), ask(library, "SELECT count(DISTINCT name) FROM projects"));
    }

    @Test
    void refusesAFolderThatIsNotEmptyAndLeavesItAsItWas() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("mine"));
        Files.writeString(folder.resolve("diary.txt"), "keep");
        Problem problem = assertThrows(Problem.class, () -> demo("mine", 12, 7));
        assertEquals(Problem.Code.USAGE, problem.code());
        assertTrue(problem.sentence().contains("not empty"), problem.sentence());
        assertEquals(List.of("diary.txt"), List.copyOf(tree(folder).keySet()));
    }

    @Test
    void refusesAFileAndALinkToNowhere() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "keep");
        assertThrows(Problem.class, () -> demo("file", 12, 7));
        assertEquals("keep", Files.readString(file));
        Files.createSymbolicLink(temp.resolve("link"), temp.resolve("nowhere"));
        assertThrows(Problem.class, () -> demo("link", 12, 7));
        assertFalse(Files.exists(temp.resolve("nowhere")));
    }

    @Test
    void refusesAnImpossibleNumberOfProjects() {
        assertThrows(Problem.class, () -> demo("library", 0, 7));
        assertThrows(Problem.class, () -> demo("library", 100_001, 7));
        assertFalse(Files.exists(temp.resolve("library")));
    }

    private Path demo(String name, int projects, long seed) {
        Path folder = temp.resolve(name);
        DemoLibrary.of(DemoLibrary.DEFAULT_GENERATOR)
                .write(folder, projects, seed, InstantSource.fixed(NOW));
        return folder;
    }

    private static List<String> finals(Path library) throws SQLException {
        return ask(library, "SELECT video_path FROM projects WHERE video_path > ''");
    }

    private static String nameOf(String videoPath) {
        return "SELECT name FROM projects WHERE video_path = '%s'".formatted(videoPath);
    }

    private static List<String> ask(Path library, String query) throws SQLException {
        Path file = library.resolve(AiVideoLayout.DATABASE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) row[i] = result.getObject(i + 1);
                rows.add(columns == 1 ? String.valueOf(row[0]) : Arrays.toString(row));
            }
            return rows;
        }
    }

    private static Map<String, Path> tree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            Map<String, Path> files = new TreeMap<>();
            all.filter(Files::isRegularFile)
                    .forEach(f -> files.put(folder.relativize(f).toString().replace('\\', '/'), f));
            return files;
        }
    }

    /** Length and mtime of each file but the database. */
    private static Map<String, String> looks(Path folder) throws IOException {
        Map<String, String> looks = new TreeMap<>();
        for (Map.Entry<String, Path> file : tree(folder).entrySet()) {
            if (file.getKey().equals(AiVideoLayout.DATABASE)) continue;
            String modified = Files.getLastModifiedTime(file.getValue()).toString();
            looks.put(file.getKey(), Files.size(file.getValue()) + " " + modified);
        }
        return looks;
    }
}
