package app.offcut.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenLibraryTest {
    @TempDir Path folder;

    @Test
    void tellsTheSizeOfTheDiskUnlessItIsAway() throws Exception {
        Path root = Files.createDirectory(folder.resolve("library"));
        SampleLibrary.in(root, Form.SHIPPED_AT_026);
        var environment = TestEnvironment.in(folder);
        try (var session = LibraryOpener.open(root, environment)) {
            assertTrue(session.disk().orElseThrow().totalBytes() > 0);
            Files.move(root, folder.resolve("away"));
            assertEquals(Optional.empty(), session.disk());
        }
    }

    /** With downloads that several projects share. */
    @Test
    void plansSeveralProjectsByOneLookAsIfEachWasPlannedAlone() throws Exception {
        var environment = TestEnvironment.in(folder);
        Path root = folder.resolve("demo");
        LibraryOpener.writeDemo(root, 12, 1, environment);
        try (var session = LibraryOpener.open(root, environment)) {
            List<String> ids = session.survey().rows().stream().map(ProjectRow::id).toList();
            Set<String> asked = new HashSet<>(ids);
            asked.add("nobody");
            var planner = session.planner(asked);
            for (String id : ids)
                assertEquals(session.plan(id).hash(), planner.apply(id).hash(), id);
            var unknown = assertThrows(Problem.class, () -> planner.apply("nobody"));
            assertEquals(Problem.Code.NO_SUCH_PROJECT, unknown.code());
        }
    }
}
