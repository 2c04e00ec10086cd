package app.offcut.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary.Form;
import app.offcut.video.Mp4Reader;
import app.offcut.video.Mp4Reader.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleLibraryTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void writesAFinishedProjectInEveryForm(Form form) {
        SampleLibrary library = SampleLibrary.in(folder, form);
        library.project("p1").named("Ice cores").scenes(3).download("dvids", "988497").finished();
        library.project("p2").scenes(1).download("dvids", "988497");

        String audio = form.documented() ? ".cache/audio/" : ".cache/audio/projects/";
        String kept = form.documented() ? ".cache/output/" : "public/videos/";
        Set<String> files = library.files();
        assertEquals(4 * 4 + 1 + 2 + 2, files.size(), files::toString);
        assertTrue(files.contains(audio + "p1/scene-3.mp3"));
        assertTrue(files.contains(".cache/videos/p1/scene-01-default.mp4"));
        assertTrue(files.contains("assets/cache/dvids/988497.mp4"));
        assertTrue(files.contains(kept + "p1/final.mp4"));
        assertEquals("ok", library.ask("PRAGMA integrity_check"));
        assertEquals("2", library.ask("SELECT count(*) FROM projects"));
        assertEquals(
                form == Form.SHIPPED_AT_010 ? "0" : "1",
                library.ask(
                        "SELECT count(*) FROM pragma_table_info('visual_suggestions')"
                                + " WHERE name = 'provider'"));
        assertEquals(
                form == Form.SHIPPED_AT_026 || form == Form.DOCUMENTED_AT_026 ? "1" : "0",
                library.ask(
                        "SELECT count(*) FROM pragma_table_info('projects')"
                                + " WHERE name = 'cleanup_status'"));
    }

    @Test
    void tellsFilesApartByTheirChecksums() {
        SampleLibrary library = SampleLibrary.in(folder, Form.SHIPPED);
        SampleProject project = library.project("p1").scenes(2).finished();
        var before = library.checksums();
        assertEquals(before, library.checksums());

        project.truncateFinal(2000);

        var after = library.checksums();
        assertEquals(before.keySet(), after.keySet());
        assertNotEquals(before.get(project.finalPath()), after.get(project.finalPath()));
    }

    @Test
    void makesTheFinalNewerThanEveryIntermediate() throws Exception {
        SampleLibrary library = SampleLibrary.in(folder, Form.SHIPPED);
        SampleProject project = library.project("p1").scenes(2).finished();

        var made = Files.getLastModifiedTime(project.finalFile());
        for (String path : library.files()) {
            if (path.startsWith("public/")) continue;
            var modified = Files.getLastModifiedTime(folder.resolve(path));
            assertTrue(modified.compareTo(made) < 0, path);
        }
        assertEquals(
                Long.toString(Files.size(project.finalFile())),
                library.ask("SELECT video_file_size FROM projects"));
    }

    @Test
    void hasAFinalThatIsWholeUntilItIsTruncated() throws Exception {
        SampleProject project = SampleLibrary.in(folder, Form.DOCUMENTED).project("p1").finished();
        try (var channel = Files.newByteChannel(project.finalFile())) {
            var complete = assertInstanceOf(Result.Complete.class, Mp4Reader.read(channel));
            assertEquals(SampleLibrary.FINAL_SECONDS, complete.seconds(), 0.1);
        }
        project.truncateFinal(20_000);
        try (var channel = Files.newByteChannel(project.finalFile())) {
            assertInstanceOf(Result.Incomplete.class, Mp4Reader.read(channel));
        }
    }
}
