package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A database of the generator with one project, read as Offcut reads it. */
abstract class ProjectRowsFixture {
    @TempDir Path folder;

    static LibraryRows read(HostFile file) {
        var before = file.folder();
        LibraryRows rows = ProjectQueries.read(new HostDatabase(file.path()));
        assertEquals(before, file.folder(), "looking never writes");
        return rows;
    }

    List<HostFile> eachForm() {
        return List.of(HostFile.shipped(sub("shipped")), HostFile.documented(sub("documented")));
    }

    HostFile shipped(String script) {
        return HostFile.shipped(folder).run(PROJECT).run(script);
    }

    HostFile documented(String script) {
        return HostFile.documented(folder).run(PROJECT).run(script);
    }

    static ProjectRecord only(HostFile file) {
        LibraryRows rows = read(file);
        assertEquals(1, rows.projects().size());
        return rows.projects().getFirst();
    }

    static final String PROJECT =
            """
            INSERT INTO projects(id, name, last_active)
            VALUES ('p', 'Whales', '2026-01-02 03:04:05');
            INSERT INTO scenes(id, project_id, scene_number, text, duration) VALUES
              ('s1', 'p', 1, 't', 7.5), ('s2', 'p', 2, 't', NULL), ('s3', 'p', 3, 't', 2);
            INSERT INTO visual_suggestions
              (id, scene_id, video_id, title, embed_url, rank, default_segment_path,
               download_status)
            VALUES ('v1', 's1', 'abc', 't', 'u', 1, '.cache\\videos\\p\\scene-01-default.mp4',
                    'complete'),
                   ('v2', 's2', 'def', 't', 'u', 1, NULL, 'pending');
            """;

    Path sub(String name) {
        Path sub = folder.resolve(name);
        assertTrue(sub.toFile().mkdir());
        return sub;
    }
}
