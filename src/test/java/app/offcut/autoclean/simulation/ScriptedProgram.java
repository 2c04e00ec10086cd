package app.offcut.autoclean.simulation;

import app.offcut.autoclean.TestClock;
import app.offcut.autoclean.WatchedLibrary;
import app.offcut.autoclean.simulation.SimulatedRun.Killed;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.generator.Generator;
import app.offcut.generator.QuietFor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program without a database, whose every project is one run of its script. Its quiet time is
 * seconds.
 */
abstract class ScriptedProgram<K extends Kind> extends SimulatedProgram<K> {
    /** Longer than the gate's other wait, so that it decides. */
    static final Duration QUIET = Duration.ofSeconds(13);

    private static final Duration LONGER = QUIET.plusSeconds(3);

    private final Generator generator;
    private final Path projects;
    final Duration standsStill;

    /**
     * @param projects path to the folder of the projects' folders
     * @param standsStill how long a run that stands still does; null for longer than the quiet time
     */
    ScriptedProgram(
            Path root, Generator generator, String projects, @Nullable Duration standsStill) {
        super(root);
        this.generator = generator;
        this.projects = root.resolve(projects);
        this.standsStill = standsStill == null ? LONGER : standsStill;
    }

    /** All that it does in one run. */
    abstract void script(K kind, SimulatedRun run) throws IOException, InterruptedException, Killed;

    @Override
    void play(K kind, String project, boolean ffmpeg, int killedAt, Watched<?> watched)
            throws IOException, InterruptedException {
        var _ = run(kind, project, ffmpeg, killedAt);
    }

    SimulatedRun run(K kind, String project, boolean ffmpeg, int killedAt)
            throws IOException, InterruptedException {
        SimulatedRun run = begun(new SimulatedRun(root, project, ffmpeg, killedAt));
        try {
            script(kind, run);
        } catch (Killed _) {
            // nothing is tidied up
        }
        return run;
    }

    @Override
    WatchedLibrary open(Path state, ChangeHook changes) throws IOException {
        var engine =
                WatchedLibrary.of(
                        new QuietFor(generator, QUIET), root, state, TestClock.real(), changes);
        engine.autoClean(true);
        return engine;
    }

    @Override
    Duration quiet(K kind) {
        return QUIET;
    }

    Path folder(String project) {
        return projects.resolve(project);
    }

    @Override
    @Nullable String owner(Path place) {
        return place.startsWith(projects) && !place.equals(projects)
                ? projects.relativize(place).getName(0).toString()
                : null;
    }

    @Override
    List<Path> folders(String project) {
        return Files.isDirectory(folder(project)) ? List.of(folder(project)) : List.of();
    }
}
