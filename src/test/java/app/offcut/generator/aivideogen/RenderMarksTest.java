package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenderMarksTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void changesWithWhatTheGeneratorRecords(Form form) {
        SampleLibrary files = SampleLibrary.in(folder, form);
        var project = files.project("p").scenes(1);
        files.project("other").scenes(1);
        Map<String, String> before = read(files);
        assertEquals(Set.of("p"), before.keySet());
        files.sql("UPDATE projects SET current_step = 'editing', last_active = 'now'");
        assertEquals(before, read(files));
        project.recorded();
        assertNotEquals(before, read(files));
    }

    @Test
    void changesWithAJob() {
        SampleLibrary files = SampleLibrary.in(folder, Form.SHIPPED);
        var project = files.project("p").scenes(1);
        Map<String, String> none = read(files);
        project.job("j", "processing", files.now());
        Map<String, String> processing = read(files);
        assertNotEquals(none, processing);
        files.sql("UPDATE assembly_jobs SET progress = 50");
        assertEquals(processing, read(files));
        files.sql("UPDATE assembly_jobs SET status = 'complete'");
        assertNotEquals(processing, read(files));
    }

    @Test
    void knowsWhatIsBeingRendered() {
        SampleLibrary files = SampleLibrary.in(folder, Form.SHIPPED);
        files.project("p").scenes(1).rendering();
        for (int i = 0; i < 30; i++) files.project("done-" + i).scenes(1).finished();
        files.sql("INSERT INTO projects(id, name) VALUES ('../up', 'up')");
        files.sql(
                "INSERT INTO assembly_jobs(id, project_id, status, total_scenes)"
                        + " VALUES ('j', '../up', 'pending', 1)");
        var host = new HostDatabase(files.database());
        Set<String> rendering = RenderMarks.rendering(host).orElseThrow();
        assertEquals(20, rendering.size());
        assertTrue(rendering.containsAll(Set.of("p", "done-29")), rendering::toString);
        assertFalse(rendering.contains("done-1"));
    }

    @Test
    void knowsThatTheDocumentedTablesDoNotTell() {
        SampleLibrary files = SampleLibrary.in(folder, Form.DOCUMENTED);
        var host = new HostDatabase(files.database());
        assertEquals(Optional.empty(), RenderMarks.rendering(host));
    }

    private static Map<String, String> read(SampleLibrary files) {
        return RenderMarks.read(new HostDatabase(files.database()), Set.of("p", "gone"));
    }
}
