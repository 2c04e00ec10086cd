package app.offcut.autoclean.simulation;

import app.offcut.autoclean.WatchedLibrary;
import app.offcut.cleanup.disk.ChangeHook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a generator: what it writes, in its order. Each run is on the thread of its caller,
 * in real time; several may go on at once.
 *
 * @param <K> how its projects go
 */
abstract class SimulatedProgram<K extends Kind> {
    final Path root;
    private final List<SimulatedRun> runs = new CopyOnWriteArrayList<>();

    SimulatedProgram(Path root) {
        this.root = root;
    }

    SimulatedRun begun(SimulatedRun run) {
        runs.add(run);
        return run;
    }

    List<SimulatedRun> runs(String project) {
        return runs.stream().filter(run -> run.project.equals(project)).toList();
    }

    boolean hasRun(String project) {
        return !runs(project).isEmpty();
    }

    /** Leaves a finished project, which was there before Offcut. */
    abstract void finishedLongAgo() throws IOException;

    abstract WatchedLibrary open(Path state, ChangeHook changes) throws IOException;

    /** An id for a new project. */
    abstract String project(K kind, int number);

    /**
     * Returns when the program has done all that it will ever do.
     *
     * @param killedAt the number of the step in which it ends; 0 for none
     */
    abstract void play(K kind, String project, boolean ffmpeg, int killedAt, Watched<?> watched)
            throws IOException, InterruptedException;

    /** How many steps a whole run takes; 0 if none is ever killed. */
    abstract int steps(K kind);

    /** How long the finals must have stayed the same. */
    abstract Duration quiet(K kind);

    /** The project that an intermediate belongs to; null for another file. */
    abstract @Nullable String owner(Path place);

    /** The folders of a project's intermediates. */
    abstract List<Path> folders(String project);

    /** Whether a cleanup leaves this file in such a folder. */
    abstract boolean stays(Path file);

    /** Whether this is a file with the records of all projects, by its path below the library. */
    abstract boolean changes(String path);
}
