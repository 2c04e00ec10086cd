package app.offcut;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cli.Cli;
import app.offcut.cli.CliContext;
import app.offcut.instance.RunningInstance;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import app.offcut.settings.Logging;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/**
 * Everyday use of a demo library, run once by the build: from what is loaded here, the JVM makes
 * the cache with which later starts are quick. Reads and writes nothing outside its own folder.
 */
final class TrainingRun {
    /** In which the window shows the library and measures it. */
    private static final Duration OPEN = Duration.ofSeconds(2);

    private final Environment environment;
    private final Path library;

    private TrainingRun(Path folder) {
        environment =
                new Environment(
                        Map.of("DISPLAY", "any, the window is not shown"),
                        InstantSource.system(),
                        folder,
                        folder,
                        folder.resolve("state"));
        library = folder.resolve("library");
    }

    /** Takes an empty folder. Without it, the window is left out. */
    public static void main(String[] args) {
        Logging.drop();
        TrainingRun run = new TrainingRun(Path.of(args[0]).toAbsolutePath());
        run.commands();
        run.window();
        System.exit(0);
    }

    private void commands() {
        LibraryOpener.writeDemo(library, 12, 1, environment);
        offcut("list");
        offcut("list", "--json");
        String project = cleanable();
        offcut("plan", project);
        offcut("clean", project, "--keep", "1d", "--yes");
        offcut("history", "--files");
        offcut("undo", newestRun());
        offcut("clean", project, "--yes", "--json");
        offcut("list", "--json");
    }

    private String cleanable() {
        try (OpenLibrary open = LibraryOpener.open(library, environment)) {
            return open.survey().rows().stream()
                    .filter(row -> row.state().cleanable())
                    .map(ProjectRow::id)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String newestRun() {
        try (OpenLibrary open = LibraryOpener.open(library, environment)) {
            return open.runs().getFirst().run();
        }
    }

    private void window() {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    LockSupport.parkNanos(OPEN.toNanos());
                    RunningInstance.quit(environment);
                });
        offcut();
    }

    /** Runs one command; what fails is not trained. */
    private void offcut(String... args) {
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--library";
        all[args.length + 1] = library.toString();
        int status = Cli.run(all, CliContext.byProcess(environment, Main::window));
        if (status != 0)
            LoggerFactory.getLogger(TrainingRun.class).warn("{} ended with {}", args, status);
    }
}
