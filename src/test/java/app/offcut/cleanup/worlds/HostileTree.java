package app.offcut.cleanup.worlds;

import static java.util.Objects.requireNonNull;

import app.offcut.environment.Programs;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/**
 * A library of two finished projects in which something is not what it seems, and what a cleanup of
 * p1 may then take: what it always takes, unless told otherwise. All the rest must survive.
 */
public final class HostileTree implements AutoCloseable {
    public static final String VOICES = ".cache/audio/projects/p1/";
    public static final String CLIPS = ".cache/videos/p1/";
    public static final String SCRATCH = ".cache/assembly/job-p1/";
    public static final String DOWNLOADS = "assets/cache/dvids/";
    static final String OTHER_CLIPS = ".cache/videos/p2/";

    /** What is gone after a cleanup of p1 in peace. */
    static final Set<String> USUAL =
            Set.of(
                    VOICES + "scene-1.mp3",
                    VOICES + "scene-2.mp3",
                    CLIPS + "scene-01-default.mp4",
                    CLIPS + "scene-02-default.mp4",
                    CLIPS + "scene-1-source.mp4",
                    CLIPS + "scene-2-source.mp4",
                    CLIPS + "suggestions/p1-v1-8s.mp4",
                    CLIPS + "suggestions/p1-v2-8s.mp4",
                    SCRATCH + "scene-1-trimmed.mp4",
                    SCRATCH + "concatenated.mp4",
                    DOWNLOADS + "988497.mp4");

    public interface Work {
        void on(HostileTree tree) throws Exception;
    }

    public final SampleLibrary sample;
    public final Path root;
    public final Path outside;
    private final String databaseKey;

    /** What mounts cover, by path and inode. */
    public final Map<String, String> covered = new TreeMap<>();

    /** Between the plan and the run. */
    public Work meanwhile = _ -> {};

    /** Whether the gate must refuse. */
    public boolean refused;

    /** Whether some file cannot be deleted, which the report must say. */
    public boolean fails;

    /** Whether the cleanup runs as a user with few rights. */
    public boolean unprivileged;

    private final Set<String> goes = new TreeSet<>(USUAL);
    private final Deque<String> undo = new ArrayDeque<>();

    public HostileTree(SampleLibrary original, Path place) throws IOException {
        Files.createDirectories(place.resolve("app"));
        sample = original.copyTo(place.resolve("app"));
        root = sample.root();
        databaseKey =
                String.valueOf(
                        Files.readAttributes(sample.database(), BasicFileAttributes.class)
                                .fileKey());
        outside = Files.createDirectories(root.resolveSibling("outside"));
        Files.createDirectory(outside.resolve("sub"));
        for (String name :
                List.of("scene-1-gold.mp4", "scene-1.mp3", "988497.mp4", "sub/x-8s.mp4")) {
            Path gold = Files.writeString(outside.resolve(name), "gold " + name);
            Files.setLastModifiedTime(gold, FileTime.from(sample.longAgo()));
        }
    }

    public static SampleLibrary original(Path folder) {
        SampleLibrary sample = SampleLibrary.in(folder, SampleLibrary.Form.SHIPPED);
        sample.project("p1").scenes(2).download("dvids", "988497").finished();
        sample.project("p2").scenes(2).download("dvids", "777").finished();
        return sample;
    }

    public Path at(String path) {
        return root.resolve(path);
    }

    /** Files as old as all intermediates, which stay. */
    HostileTree file(String... paths) {
        for (String path : paths) sample.file(path, 300);
        return this;
    }

    /** Files as old as all intermediates, which go. */
    HostileTree doomed(String... paths) {
        return file(paths).goes(paths);
    }

    HostileTree goes(String... paths) {
        goes.addAll(List.of(paths));
        return this;
    }

    HostileTree stays(String... paths) {
        goes.removeAll(List.of(paths));
        return this;
    }

    /** The gate must refuse, and nothing goes. */
    void isRefused() {
        refused = true;
        goes.clear();
    }

    /** They stay, and the report must say so. */
    HostileTree cannotDelete(String... paths) {
        fails = true;
        return stays(paths);
    }

    Instant tomorrow() {
        return sample.now().plus(Duration.ofDays(1));
    }

    /**
     * Replaces what is there by a link, which stays; a folder's files live on in another place.
     *
     * @param target may begin with {@code {outside}} or {@code {library}}
     */
    HostileTree link(String path, String target) throws IOException {
        Path link = at(path);
        if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS))
            Files.move(link, root.resolve("moved-" + link.getFileName()));
        else Files.deleteIfExists(link);
        Files.createDirectories(link.getParent());
        String place = target.replace("{outside}", "" + outside).replace("{library}", "" + root);
        Files.createSymbolicLink(link, Path.of(place));
        return stays(path);
    }

    /** Moves a folder away and puts a file in its place. */
    HostileTree fileInPlaceOf(String folder) throws IOException {
        Files.move(at(folder), at("moved"));
        return file(folder);
    }

    /** Another name for a file. */
    HostileTree name(String path, String file) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.createLink(at(path), at(file));
        return this;
    }

    /** In the library's root; not possible where this user or system cannot do it. */
    HostileTree shell(String command) {
        if (!done(root, command)) throw new TestAbortedException("not possible here: " + command);
        return this;
    }

    public HostileTree undo(String command) {
        undo.push(command);
        return this;
    }

    /** Notes what is covered, so that it can be looked for afterwards. */
    HostileTree mount(String how, String path) throws IOException {
        if (Files.notExists(at(path))) Files.createDirectory(at(path));
        if (Files.isDirectory(at(path))) covered.putAll(FolderContents.of(at(path)));
        shell("mount " + how + " '" + path + "'");
        return undo("umount -l '" + path + "'");
    }

    private static boolean done(Path folder, String command) {
        return Programs.succeeds("sh", "-c", "cd \"$0\" || exit 1; " + command, folder);
    }

    /** Of the keys of a folder's contents those that are to go. */
    public Set<String> toGo(Set<String> contents) {
        return contents.stream()
                .filter(key -> goes.contains(relative(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String relative(String key) {
        String path = key.substring(0, key.lastIndexOf(" (dev="));
        return path.startsWith(root + "/") ? path.substring(root.toString().length() + 1) : "";
    }

    /** By any of its names; its content is expected to change. */
    public boolean database(String key) {
        return key.endsWith(databaseKey);
    }

    /** What SQLite and a backup put there. */
    public boolean besideTheDatabase(String key) {
        return relative(key).startsWith(AiVideoLayout.DATABASE) && !database(key);
    }

    public void undo() {
        while (!undo.isEmpty()) done(root, undo.pop());
    }

    /** Leaves nothing behind: no mount, no attribute, no folder too deep for a path. */
    @Override
    public void close() {
        undo();
        done(
                requireNonNull(root.getParent()),
                "chmod -R u+rwx app; rm -rf --one-file-system app outside");
    }
}
