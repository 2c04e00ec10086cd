package app.offcut.cli;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A ready project p1 whose caches are in a folder, and whose database is in the one above. */
final class SplitLibrary {
    static final String DATABASE = "ai-video-generator.db";
    static final String AUDIO = ".cache/audio/projects/p1/scene-1.mp3";

    final Path outer;
    final Path inner;
    final SampleLibrary sample;
    private final Path folder;
    private Map<String, String> variables = Map.of();

    private SplitLibrary(Path folder, Form form) throws IOException {
        this.folder = folder;
        outer = Files.createDirectory(folder.toRealPath().resolve("wrapper"));
        inner = Files.createDirectory(outer.resolve("app"));
        sample = SampleLibrary.in(inner, form);
        sample.project("p1").named("Ice cores").scenes(2).finished();
        database(outer);
    }

    static SplitLibrary in(Path folder, Form form) throws IOException {
        return new SplitLibrary(folder, form);
    }

    /** With the answer given. */
    static SplitLibrary agreed(Path folder, Form form) throws IOException {
        SplitLibrary split = new SplitLibrary(folder, form);
        split.agree();
        return split;
    }

    void agree() {
        offcut("generator", "--caches", inner.toString(), "--library", outer.toString()).ends(0);
    }

    /** Moves the database from the other folder. */
    void database(Path to) throws IOException {
        Files.move((to.equals(outer) ? inner : outer).resolve(DATABASE), to.resolve(DATABASE));
    }

    SplitLibrary variables(Map<String, String> given) {
        variables = given;
        return this;
    }

    Environment environment() {
        return TestEnvironment.in(folder, variables);
    }

    Called offcut(String... args) {
        return Called.offcut(environment(), args);
    }

    Called in(Path library, String... args) {
        String[] more =
                Stream.concat(Stream.of(args), Stream.of("--library", library.toString()))
                        .toArray(String[]::new);
        return offcut(more);
    }

    String statusOf(String project) {
        try (Connection sql = SampleLibrary.connect(outer.resolve(DATABASE));
                var query =
                        sql.prepareStatement("SELECT cleanup_status FROM projects WHERE id = ?")) {
            query.setString(1, project);
            return query.executeQuery().getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of every file in both folders, without Offcut's own and without the database. */
    Map<String, String> files() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(outer)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = outer.relativize(file).toString();
                if (!name.contains(".offcut/") && !name.contains(DATABASE))
                    sums.put(name, SampleLibrary.checksum(file));
            }
        }
        return sums;
    }
}
