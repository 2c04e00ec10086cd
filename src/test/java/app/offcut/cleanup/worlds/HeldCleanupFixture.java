package app.offcut.cleanup.worlds;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A finished project whose cleanup is held, and what must be there again once it is put back. */
public abstract class HeldCleanupFixture {
    protected static final String AUDIO = ".cache/audio/projects/p1/scene-1.mp3";

    @TempDir protected Path folder;
    @TempDir protected Path state;
    protected SampleLibrary sample;
    protected Map<String, String> before;

    @BeforeEach
    protected void make() {
        sample = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        sample.project("p1").scenes(2).download("dvids", "1").finished();
        before = sample.checksums();
    }

    protected CleanupReport hold(TestEngine engine) {
        return engine.execute(
                engine.cleanup.plan("p1"),
                CleanupRequest.of(StartedBy.HAND).keeping(Duration.ofHours(1)));
    }

    /** What is there but Offcut's own. */
    protected Map<String, String> now() {
        Map<String, String> now = sample.checksums();
        now.keySet().removeIf(path -> path.contains(".offcut/"));
        return now;
    }

    protected boolean holdIsEmpty() {
        return sample.files().stream()
                .filter(path -> path.contains(".offcut/"))
                .allMatch(path -> path.startsWith(".offcut/lock") || path.endsWith(".gitignore"));
    }

    protected static String run(CleanupReport report) {
        return Objects.requireNonNull(report.run());
    }

    protected String status() {
        return String.valueOf(sample.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
    }

    protected Path find(String name) throws Exception {
        try (var all = Files.walk(sample.root().resolve(".offcut"))) {
            return all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
        }
    }
}
