package app.offcut.cleanup.run;

import app.offcut.cleanup.plan.EngineFixture;
import app.offcut.samples.SampleLibrary.Form;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A finished project in every form, and another one that needs one of its downloads. */
abstract class LibraryToCleanFixture extends EngineFixture {
    static boolean lock(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void library(Form form) {
        super.library(form);
        sample.project("p1")
                .named("p1 “Ice cores”")
                .scenes(3)
                .download("dvids", "988497")
                .download("nasa", "GSFC_1")
                .finished();
        sample.project("p2").scenes(1).download("dvids", "988497");
        sample.file(".cache/audio/previews/af_bella.mp3", 500);
        sample.file(".cache/queue-state.json", 50);
        sample.file("assets/cache/metadata.json", 50);
        sample.file("output/Ice_cores_video.mp4", 700);
    }

    void open(Form form) {
        library(form);
        open();
    }

    @Nullable String status(String id) {
        return sample.ask("SELECT cleanup_status FROM projects WHERE id = ?", id);
    }
}
