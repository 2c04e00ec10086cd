package app.offcut.cleanup.plan;

import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.SetUp;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A finished project with a download that the other project may need as well. */
abstract class SharedDownloadFixture {
    static final String FILE = "assets/cache/dvids/988497.mp4";

    @TempDir Path folder;
    @TempDir Path state;
    SampleLibrary sample;
    SampleProject other;
    TestEngine engine;

    @BeforeEach
    void makeTwoProjects() {
        open(Form.SHIPPED);
    }

    @SetUp
    void open(Form form) {
        sample = SampleLibrary.in(folder, form);
        sample.project("p1").scenes(2).download("dvids", "988497").finished();
        other = sample.project("p2").named("Other").scenes(1);
        engine = TestEngine.on(sample, state);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Nullable Enum<?> reason() {
        return engine.reasons("p1").get(FILE);
    }
}
