package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.environment.Requirements;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Facts;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.library.Library;
import app.offcut.library.scan.Scan;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.google.common.jimfs.PathNormalization;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ids that differ only in case or Unicode form: cleaned by their exact bytes, refused where the
 * disk takes them for one.
 */
class SnapshotTest extends EngineFixture {

    @Override
    protected void library(Form form) {
        super.library(form);
        sample.project("p1").scenes(1).download("dvids", "1").finished();
        open();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void cleansTwinsOfTwoFormsByTheirExactBytes(Form form) throws Exception {
        library(form);
        String nfc = "Größe";
        String nfd = Normalizer.normalize(nfc, Normalizer.Form.NFD);
        for (String id : List.of(nfc, nfd, "TWIN", "twin")) sample.project(id).scenes(1).finished();
        try (Stream<Path> entries = Files.list(at(".cache/videos"))) {
            Requirements.that(entries.count() == 5, "this disk takes twins for one");
        }
        for (String id : List.of(nfc, "twin")) {
            assertEquals(List.of(), engine.broken(id));
            Set<String> goes = engine.goes(id);
            assertTrue(goes.stream().allMatch(path -> path.contains(id)), goes::toString);
            Map<String, String> before = withoutOffcut();
            before.keySet().removeAll(goes);
            assertEquals(Outcome.COMPLETE, engine.clean(id).outcome());
            assertEquals(before, withoutOffcut());
        }
    }

    @Test
    void refusesTwinsThatTheDiskTakesForOne() throws Exception {
        String nfc = "Größe";
        String nfd = Normalizer.normalize(nfc, Normalizer.Form.NFD);
        var folding =
                Configuration.unix().toBuilder()
                        .setNameCanonicalNormalization(PathNormalization.NFD)
                        .build();
        for (Configuration kind : List.of(folding, Configuration.unix()))
            try (FileSystem disk = Jimfs.newFileSystem(kind)) {
                Path root = disk.getPath("/app");
                Files.createDirectories(root.resolve("public/videos").resolve(nfc));
                Snapshot snapshot = snapshot(root, named(nfc), named(nfd), named("plain"));
                for (Project project : snapshot.facts().projects())
                    assertEquals(
                            kind == folding && !project.id().equals("plain"),
                            snapshot.ambiguous(project),
                            project.id());
            }
    }

    private static Project named(String id) {
        return new Project(id, id, null, 1, List.of(), List.of(), RecordedFiles.NONE, null, null);
    }

    private static Snapshot snapshot(Path root, Project... projects) {
        var facts = new Facts(List.of(projects), RecordedFiles.NONE, true, List.of());
        var library = new Library(root, FileIdentity.UNKNOWN, new AiVideoGenerator());
        return new Snapshot(
                library,
                facts,
                new References(facts, library.layout()),
                new Scan(Map.of(), Map.of(), List.of(), Set.of()),
                _ -> true,
                UserKeeps.NOTHING,
                new OpenWriters(Set.of()),
                Instant.now(),
                new FinalStability());
    }

    @Test
    void takesAJobsFolderForATwinToo() {
        library(Form.SHIPPED);
        sample.project("p2").scenes(1).job("JOB-P1", "complete", sample.longAgo());
        // as a disk that ignores case answers
        sample.file("AI-VIDEO-GENERATOR.DB", 1);
        assertEquals(List.of(Rule.AMBIGUOUS_ID), engine.broken("p1"));
        assertEquals(List.of(Rule.AMBIGUOUS_ID), engine.broken("p2"));
        assertEquals(
                Set.of("unavailable"),
                engine.surveyor.survey().rows().stream()
                        .map(row -> row.state().word())
                        .collect(Collectors.toSet()));
    }

    @Test
    void touchesNothingOfADamagedDatabase() throws Exception {
        library(Form.SHIPPED);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + sample.database());
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = (SELECT"
                            + " rootpage FROM sqlite_master WHERE name = 'idx_scenes_project')"
                            + " WHERE name = 'idx_projects_last_active'");
        }
        Problem problem = assertThrows(Problem.class, () -> engine.cleanup.plan("p1"));
        assertEquals(Problem.Code.DATABASE_CORRUPT, problem.code());
    }
}
