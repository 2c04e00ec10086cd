package app.offcut.cleanup.plan;

import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.SetUp;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A library and the engine on it, which closes after the test. */
public abstract class EngineFixture {
    @TempDir protected Path folder;
    @TempDir protected Path state;
    protected SampleLibrary sample;
    protected TestEngine engine;

    @SetUp
    protected void library(Form form) {
        sample = SampleLibrary.in(folder, form);
    }

    /** Opens the engine on {@link #sample}. */
    @SetUp
    protected void open() {
        engine = TestEngine.on(sample, state);
    }

    @AfterEach
    protected void close() {
        if (engine != null) engine.close();
    }

    protected Path at(String path) {
        return sample.root().resolve(path);
    }

    /** The content of every file by path, without those of Offcut. */
    protected Map<String, String> withoutOffcut() {
        Map<String, String> now = sample.checksums();
        now.keySet().removeIf(path -> path.contains(".offcut/"));
        return now;
    }
}
