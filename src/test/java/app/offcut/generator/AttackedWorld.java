package app.offcut.generator;

import app.offcut.cleanup.worlds.FolderContents;
import app.offcut.environment.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opentest4j.TestAbortedException;

/** A library in which something is not what it seems, and what a cleanup may then take. */
final class AttackedWorld implements AutoCloseable {
    interface Work {
        void on(AttackedWorld attacked) throws Exception;
    }

    final GeneratorWorld world;
    final Path outside;

    /** Between the plan and the run. */
    Work meanwhile = _ -> {};

    /** Whether the cleanup runs as a user with few rights. */
    boolean unprivileged;

    private final Set<String> goes;
    private final Deque<String> undo = new ArrayDeque<>();

    AttackedWorld(GeneratorWorld original, Path place) throws IOException {
        world = original.copyTo(place.resolve("library"));
        outside = Files.createDirectories(place.resolve("outside"));
        goes = new TreeSet<>(world.goes());
        Files.writeString(outside.resolve("gold.mp4"), "gold");
    }

    Path at(String path) {
        return world.root().resolve(path);
    }

    /** The intermediates, in their order. */
    List<String> intermediates() {
        return List.copyOf(new TreeSet<>(world.goes()));
    }

    /** The project's films. */
    List<String> films() {
        return world.films();
    }

    void stays(String path) {
        goes.removeIf(file -> file.equals(path) || file.startsWith(path + "/"));
    }

    /** The intermediates below it may go after all. */
    void goes(String path) {
        for (String file : world.goes()) if (file.startsWith(path + "/")) goes.add(file);
    }

    /** A further file, which stays unless its name, too, is one of an intermediate. */
    void unlessKnown(String path) {
        if (Files.exists(at(path), LinkOption.NOFOLLOW_LINKS)) return;
        world.file(path, new byte[700]);
        List<String> names = List.of(path.split("/"));
        Layout layout = world.generator().layout();
        for (Zone zone : layout.zones())
            if (path.startsWith(zone.word() + "/")
                    && layout.classify(
                                    zone,
                                    zone.innerOf(names.subList(zone.names().size(), names.size())))
                            .isPresent()) goes.add(path);
    }

    void allStays() {
        goes.clear();
    }

    /** As old as all intermediates. */
    void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
    }

    /** Moves it out of the library, where all that is in it must stay. */
    Path moveOut(String path) throws IOException {
        Path name = at(path).getFileName();
        Path moved = outside.resolve("moved").resolve(String.valueOf(name));
        Files.createDirectories(outside.resolve("moved"));
        stays(path);
        return Files.move(at(path), moved);
    }

    /** Replaces what is there by a link to where it is now. */
    void linkOut(String path) throws IOException {
        Path moved = moveOut(path);
        Files.createSymbolicLink(at(path), moved);
    }

    /** Replaces an intermediate by something else. */
    void replace(String path, Work work) throws Exception {
        Files.delete(at(path));
        work.on(this);
        stays(path);
    }

    /** In the library's root; not possible where this user or system cannot do it. */
    void shell(String command) {
        if (!done(command)) throw new TestAbortedException("not possible here: " + command);
    }

    void mount(String how, String path) {
        shell("mount " + how + " '" + path + "'");
        undo.push("umount -l '" + path + "'");
    }

    private boolean done(String command) {
        return Programs.succeeds("sh", "-c", "cd \"$0\" || exit 1; " + command, world.root());
    }

    /** Everything in the library and outside, by path and inode, without databases. */
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>(FolderContents.of(world.root(), outside));
        contents.keySet()
                .removeIf(key -> {
                    String path = relative(key);
                    return world.generator().layout().isDatabaseName(path)
                            || path.contains(".before-offcut");
                });
        return contents;
    }

    /** What of these contents may go. */
    boolean mayGo(String key) {
        return goes.contains(relative(key));
    }

    private String relative(String key) {
        String path = key.replaceFirst(" (\\(dev=|null).*", "");
        String root = world.root() + "/";
        return path.startsWith(root) ? path.substring(root.length()) : "";
    }

    /** Takes off what covers something. */
    void uncover() {
        while (!undo.isEmpty()) done(undo.pop());
    }

    @Override
    public void close() {
        uncover();
        try {
            Path place = Objects.requireNonNull(world.root().getParent());
            Programs.run(
                    "sh", "-c", "chmod -R u+rwx \"$0\"; rm -rf --one-file-system \"$0\"", place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all files in the project's folders that are named like intermediates. */
    void cleanNaively() {
        for (String path : intermediates()) {
            Path file = at(path);
            Programs.succeeds("rm", "-rf", "--one-file-system", file);
        }
    }
}
