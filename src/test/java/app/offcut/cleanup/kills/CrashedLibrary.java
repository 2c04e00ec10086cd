package app.offcut.cleanup.kills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.FreeSpace;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A library in which an engine is killed, and what must be true once the next one has recovered it.
 */
public final class CrashedLibrary {
    private static final Pattern HOLD = Pattern.compile("(?:(.*)/)?\\.offcut/([^/]+)(?:/(.*))?");
    private static final Duration KEEP = Duration.ofHours(1);

    /** Where the files of the plan lie. All of them: anything else is a loss. */
    public enum End {
        BACK,
        HELD,
        GONE
    }

    /** Makes an engine ready to do something; what is returned then does it. */
    public interface EngineCall {
        Runnable ready(TestEngine engine, SimulatedKill kill);
    }

    public final SampleLibrary sample;
    public final Set<String> goes;
    private final Map<String, String> files;

    /** Stops the clock of every engine; null for the real time. */
    public @Nullable Instant at;

    private Path state;
    private int kills;

    /**
     * @param goes the files of the plan that really can go
     * @param files everything as it was, see {@link #look}
     * @param state an empty folder that exists
     */
    CrashedLibrary(SampleLibrary sample, Set<String> goes, Map<String, String> files, Path state) {
        this.sample = sample;
        this.goes = goes;
        this.files = files;
        this.state = state;
    }

    /** Offcut's own folder. */
    public Path state() {
        return state;
    }

    public TestEngine open(ChangeHook changes, FreeSpace freeSpace) {
        TestEngine engine = TestEngine.on(sample, state, changes, freeSpace);
        engine.at = at;
        return engine;
    }

    public TestEngine open() {
        return open(ChangeHook.NONE, _ -> false);
    }

    public static CleanupRequest request() {
        return CleanupRequest.of(StartedBy.HAND);
    }

    public static CleanupRequest keeping() {
        return request().keeping(KEEP);
    }

    public CleanupReport clean(TestEngine engine, CleanupRequest request) {
        return engine.execute(engine.cleanup.plan(CrashSample.ID), request);
    }

    /**
     * Lets an engine do something until it is killed. Nothing may happen to the library after that,
     * and the next engine finds Offcut's own database as it was at that moment, its log unfinished.
     *
     * <p>Against a real kill three things are missing: the lock is given back by Offcut and not by
     * the system, no call is ever half done, and nobody is killed within a statement of SQLite.
     *
     * @return whether it was killed
     */
    public boolean isKilled(SimulatedKill kill, EngineCall call) {
        Path left = state.resolveSibling("state-" + ++kills);
        Map<String, String> atKill = new TreeMap<>();
        try (TestEngine engine = open(kill, kill)) {
            Runnable work = call.ready(engine, kill);
            engine.asked = kill::step;
            kill.arm(() -> {
                atKill.putAll(shape());
                copy(state, left);
            });
            try {
                work.run();
                return false;
            } catch (SimulatedKill.Killed e) {
                assertEquals(atKill, shape(), "a killed engine does nothing");
            }
        }
        state = left;
        return true;
    }

    /** What a fresh engine makes of it, and that there is nothing left to do then. */
    public End recover() {
        try (TestEngine engine = open()) {
            for (Recovered one : engine.cleanup.recover()) assertNull(one.problem());
            End end = end();
            List<RunHistory.Run> history = engine.history.runs();
            history.forEach(run -> assertNotEquals("running", run.outcome(), run::toString));
            Map<String, String> files = look(sample);
            for (Recovered again : engine.cleanup.recover()) {
                assertEquals(Did.NOTHING, again.did());
                assertNull(again.report());
            }
            assertEquals("", difference(files, look(sample)), "nothing is left to be done");
            assertEquals(history, engine.history.runs());
            if (end == End.HELD) assertEquals("held", history.getFirst().outcome());
            return end;
        }
    }

    /** Whatever was kept must be as it was, and the files of the plan must lie together. */
    public End end() {
        Map<String, String> kept = new TreeMap<>();
        Map<String, String> held = new TreeMap<>();
        look(sample)
                .forEach((path, sum) -> {
                    Matcher hold = HOLD.matcher(path);
                    if (!hold.matches()) kept.put(path, sum);
                    else if (String.valueOf(hold.group(3)).matches("(?s)(files|older)/.*"))
                        held.put(hold.group(1) + hold.group(3).substring(5), sum);
                });
        Map<String, String> doomed = new TreeMap<>(files);
        doomed.keySet().retainAll(goes);
        if (kept.equals(files)) {
            assertEquals(Map.of(), held);
            assertEquals(Set.of(), runs());
            return End.BACK;
        }
        Map<String, String> rest = new TreeMap<>(files);
        rest.keySet().removeAll(goes);
        assertEquals("", difference(rest, kept));
        if (!held.isEmpty()) assertEquals("", difference(doomed, held));
        assertEquals(held.isEmpty() ? 0 : 1, runs().size(), () -> runs().toString());
        return held.isEmpty() ? End.GONE : End.HELD;
    }

    private static String difference(Map<String, String> expected, Map<String, String> found) {
        Set<String> paths = new TreeSet<>(expected.keySet());
        paths.addAll(found.keySet());
        paths.removeIf(path -> Objects.equals(expected.get(path), found.get(path)));
        return paths.stream()
                .map(path -> path + ": " + expected.get(path) + " is " + found.get(path))
                .collect(Collectors.joining("\n"));
    }

    /** Names of the runs that have a folder anywhere. */
    private Set<String> runs() {
        List<Path> holds = new ArrayList<>(List.of(sample.root().resolve(".offcut")));
        for (Zone zone : AiVideoLayout.LAYOUT.zones())
            holds.add(sample.root().resolve(zone.word()).resolve(".offcut"));
        Set<String> runs = new TreeSet<>();
        for (Path hold : holds) {
            if (Files.notExists(hold)) continue;
            try (Stream<Path> names = Files.list(hold)) {
                names.filter(Files::isDirectory).forEach(run -> runs.add(run.toFile().getName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return runs;
    }

    /** Takes up what was interrupted, or ends it another way; it must all still work. */
    void goOn(End end) {
        try (TestEngine engine = open()) {
            if (end == End.HELD && goes.size() % 2 == kills % 2) {
                Outcome undone = engine.cleanup.undo(run(engine)).outcome();
                assertEquals(Outcome.UNDONE, undone);
                assertEquals(End.BACK, end());
                return;
            }
            if (end == End.HELD)
                assertEquals(Outcome.COMPLETE, engine.cleanup.purge(run(engine)).outcome());
            if (end == End.BACK) assertEquals(Outcome.COMPLETE, clean(engine, request()).outcome());
            engine.cleanup.recover(); // writes what is owed
        }
        assertEquals(End.GONE, end());
        assertCleaned("complete");
    }

    /** The one file that could not be moved can now. */
    void voiceGoesToo() {
        for (String path : files.keySet())
            if (path.contains("/" + CrashSample.ID + "/") && path.endsWith("/" + CrashSample.VOICE))
                goes.add(path);
    }

    public static String run(TestEngine engine) {
        return engine.cleanup.runs().getFirst().run();
    }

    public void assertCleaned(String status) {
        String id = CrashSample.ID;
        assertEquals(
                status, sample.ask("SELECT cleanup_status FROM projects WHERE id = ?", id), id);
        assertEquals(0, segments(), "rows of segments that are gone");
    }

    /** How many rows still name a segment. */
    public int segments() {
        String rows =
                """
                SELECT count(default_segment_path) FROM visual_suggestions
                WHERE scene_id IN (SELECT id FROM scenes WHERE project_id = ?)
                """;
        return Integer.parseInt(String.valueOf(sample.ask(rows, CrashSample.ID)));
    }

    /** Path to checksum and time of change, without what Offcut leaves in a library for good. */
    public static Map<String, String> look(SampleLibrary sample) {
        Map<String, String> files = sample.checksums();
        files.keySet().removeAll(Set.of(".offcut/lock", ".offcut/.gitignore"));
        files.replaceAll((path, sum) ->
                sum.startsWith("->") ? sum : sum + modified(sample.root().resolve(path)));
        return files;
    }

    /** All names with lengths and times, databases and folders too. */
    private Map<String, String> shape() {
        Map<String, String> shape = new TreeMap<>();
        try (Stream<Path> all = Files.walk(sample.root())) {
            for (Path path : all.toList())
                shape.put(path.toString(), Files.isDirectory(path) ? "" : modified(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shape;
    }

    private static String modified(Path file) {
        try {
            var attributes =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.size() + " " + attributes.lastModifiedTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path folder, Path target) {
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectory(target);
            for (Path file : files.toList())
                Files.copy(file, target.resolve(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
