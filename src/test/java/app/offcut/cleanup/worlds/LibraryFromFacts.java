package app.offcut.cleanup.worlds;

import app.offcut.cleanup.worlds.LibraryFacts.File;
import app.offcut.cleanup.worlds.LibraryFacts.Job;
import app.offcut.cleanup.worlds.LibraryFacts.Kind;
import app.offcut.cleanup.worlds.LibraryFacts.Project;
import app.offcut.cleanup.worlds.LibraryFacts.Row;
import app.offcut.cleanup.worlds.LibraryFacts.Sort;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleLibrary.Sql;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A real library of {@link LibraryFacts} with the engine on it; the facts follow what is done to
 * it.
 */
public final class LibraryFromFacts implements AutoCloseable {
    public final LibraryFacts facts;
    public final SampleLibrary sample;
    public final TestEngine engine;
    private final List<FileChannel> open = new ArrayList<>();
    private final List<Sql> statements = new ArrayList<>();
    private int scenes;

    public LibraryFromFacts(Path place, Random random) throws IOException {
        Form[] forms = Form.values();
        sample =
                SampleLibrary.in(
                        Files.createDirectories(place.resolve("app")),
                        forms[random.nextInt(forms.length)]);
        facts = RandomLibraryFacts.of(random, sample.form(), sample.root());
        facts.projects.forEach(this::write);
        facts.rows.forEach(this::write);
        facts.jobs.forEach(this::write);
        sample.all(statements);
        Map<String, Path> bodies = new HashMap<>();
        for (File file : facts.files) write(file, bodies);
        engine = TestEngine.on(sample, Files.createDirectories(place.resolve("state")));
        engine.at = sample.now();
        for (Project project : facts.projects) if (project.pinned()) engine.pins.pin(project.id());
        for (String id : facts.openFinals)
            for (File file : facts.files)
                if (file.path().endsWith("/" + id + "/final.mp4") && file.sort() == Sort.REGULAR)
                    open.add(FileChannel.open(path(file), StandardOpenOption.WRITE));
        for (String zone : facts.brokenZones) breakZone(zone, random.nextBoolean());
    }

    private void write(Project project) {
        sql("INSERT INTO projects(id, name) VALUES (?, ?)", project.id(), project.id());
        if (project.status() != null)
            sql(
                    "UPDATE projects SET cleanup_status = ?, cleanup_completed_at = ? WHERE id = ?",
                    project.status(),
                    project.status().equals("complete") ? time(1) : null,
                    project.id());
    }

    private void write(Row row) {
        switch (row.kind()) {
            case SOUND -> {
                if (!sample.form().documented())
                    sql(
                            "UPDATE scenes SET audio_file_path = ? WHERE id = ?",
                            row.path(),
                            scene(row));
                else writeSound(row);
            }
            case CLIP -> writeClip(row);
            case SELECTION ->
                    sql(
                            "INSERT INTO clip_selections VALUES (?, ?, 1, ?, NULL, ?)",
                            row.key(),
                            row.owner(),
                            row.videoId(),
                            row.path());
            case VIDEO -> writeVideo(row);
            case THUMBNAIL ->
                    sql(
                            sample.form().documented()
                                    ? "UPDATE rendered_videos SET thumbnail_path = ? WHERE id = ?"
                                    : "UPDATE projects SET thumbnail_path = ? WHERE id = ?",
                            row.path(),
                            sample.form().documented() ? row.key() : row.owner());
        }
    }

    private void writeSound(Row row) {
        String scene = scene(row);
        sql(
                "INSERT INTO audio_files SELECT ?, project_id, scene_number, ?, 'v', duration, ''"
                        + " FROM scenes WHERE id = ?",
                row.key(),
                row.path(),
                scene);
    }

    private void writeClip(Row row) {
        sql(
                "INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank,"
                        + " default_segment_path, download_status) VALUES (?,?,?,'','',1,?,?)",
                row.key(),
                row.owner() == null ? "of-nothing" : scene(row),
                row.videoId(),
                row.path(),
                row.path() == null ? "pending" : "complete");
        if (sample.form() != Form.SHIPPED_AT_010)
            sql(
                    "UPDATE visual_suggestions SET provider = ? WHERE id = ?",
                    row.provider(),
                    row.key());
    }

    private void writeVideo(Row row) {
        if (sample.form().documented())
            sql(
                    "INSERT INTO rendered_videos VALUES (?, ?, ?, NULL, ?, ?, ?)",
                    row.key(),
                    row.owner(),
                    row.path(),
                    row.seconds(),
                    row.bytes(),
                    time(row.age()));
        else
            sql(
                    "UPDATE projects SET video_path = ?, video_total_duration = ?, video_file_size"
                            + " = ? WHERE id = ?",
                    row.path(),
                    row.seconds(),
                    row.bytes(),
                    row.owner());
    }

    private void write(Job job) {
        sql(
                "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at)"
                        + " VALUES (?, ?, ?, 1, ?)",
                job.id(),
                job.project(),
                job.status(),
                time(job.age()));
    }

    /** A scene for this row alone; a project's first one has the seconds of all. */
    private String scene(Row row) {
        String owner = Objects.requireNonNull(row.owner());
        String id = "scene-" + scenes++;
        sql(
                "INSERT INTO scenes(id, project_id, scene_number, text, duration) SELECT ?, ?,"
                        + " count(*) + 1, '', CASE WHEN count(*) = 0 THEN nullif(?, 0) END"
                        + " FROM scenes WHERE project_id = ?",
                id,
                owner,
                facts.project(owner).map(Project::sceneSeconds).orElse(0.0),
                owner);
        return id;
    }

    /** In both of the generator's formats. */
    private String time(long age) {
        String iso = sample.now().minusSeconds(age).toString();
        return statements.size() % 2 == 0 ? iso : iso.replace("T", " ").replace("Z", "");
    }

    private void sql(String statement, @Nullable Object... parameters) {
        statements.add(new Sql(statement, Arrays.asList(parameters)));
    }

    private void write(File file, Map<String, Path> bodies) throws IOException {
        Instant modified = sample.now().minusSeconds(file.age());
        Path path = path(file);
        Files.createDirectories(path.getParent());
        if (file.sort() == Sort.LINK) {
            Files.createSymbolicLink(path, sample.root().resolve(file.target()));
            FileTime time = FileTime.from(modified);
            Files.getFileAttributeView(
                            path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(time, time, null);
        } else if (bodies.containsKey(file.body())) {
            Files.createLink(path, bodies.get(file.body()));
        } else {
            byte[] content =
                    file.path().endsWith("final.mp4") || file.whole()
                            ? SampleLibrary.finalVideo()
                            : new byte[(int) file.bytes()];
            sample.file(file.path(), Arrays.copyOf(content, (int) file.bytes()), modified);
            if (file.bytes() % 3 == 0 && !file.path().endsWith("final.mp4") && !file.whole())
                makeHole(path, file.bytes(), modified);
            bodies.put(file.body(), path);
        }
    }

    /** Leaves its zeros out, as a downloader does that begins in the middle. */
    private static void makeHole(Path path, long bytes, Instant modified) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(0);
            file.setLength(bytes);
        }
        Files.setLastModifiedTime(path, FileTime.from(modified));
    }

    Path path(File file) {
        return sample.root().resolve(file.path());
    }

    private void breakZone(String zone, boolean gone) throws IOException {
        Path place = Files.createDirectories(sample.root().resolve(zone));
        engine.cleanup.plan(facts.projects.getFirst().id());
        Path moved = Files.move(place, sample.root().resolve("moved"));
        if (!gone) Files.createSymbolicLink(place, moved);
    }

    /** Which of the files that the facts know are there. */
    public Set<String> there() {
        return facts.files.stream()
                .filter(file -> Files.exists(path(file), LinkOption.NOFOLLOW_LINKS))
                .map(File::path)
                .collect(Collectors.toSet());
    }

    /** Brings the facts up to date after a cleanup: files, the rows' paths, the status. */
    public void lookAgain() {
        Set<String> there = there();
        facts.files.removeIf(file -> !there.contains(file.path()));
        Map<String, @Nullable String> paths =
                sample.table("SELECT id, default_segment_path FROM visual_suggestions");
        facts.rows.replaceAll(
                row -> row.kind() == Kind.CLIP ? row.withPath(paths.get(row.key())) : row);
        if (sample.table("SELECT name, 1 FROM pragma_table_info('projects')")
                .containsKey("cleanup_status")) {
            Map<String, @Nullable String> status =
                    sample.table("SELECT id, cleanup_status FROM projects");
            facts.projects.replaceAll(p -> p.withStatus(status.get(p.id())));
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : open) channel.close();
        engine.close();
    }
}
