package app.offcut.cleanup.plan;

import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A finished project with a download that the other project may need as well. */
abstract class SharedDownloadFixture extends EngineFixture {
    static final String FILE = "assets/cache/dvids/988497.mp4";

    SampleProject other;

    @BeforeEach
    void makeTwoProjects() {
        library(Form.SHIPPED);
        sample.project("p1").scenes(2).download("dvids", "988497").finished();
        other = sample.project("p2").named("Other").scenes(1);
        open();
    }

    @Nullable Enum<?> reason() {
        return engine.reasons("p1").get(FILE);
    }
}
