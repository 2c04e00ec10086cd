package app.offcut.cli;

import app.offcut.instance.FirstInstance;
import app.offcut.instance.Request;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Logging;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * {@code offcut}: opens the window if no command is given. Declares the options of every command.
 */
@Command(
        name = "offcut",
        description = {
            "Frees the disk space that a local AI video generator leaves behind; never loses a"
                    + " final video. Without a command it opens the window.",
            ""
        },
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Examples:",
            "  offcut demo                         create and open a demo library",
            "  offcut list --library ~/generator   every project with its size and state",
            "  offcut plan \"Ice cores\"             what would go, what stays, and why",
            "  offcut clean \"Ice cores\"            delete that project's intermediates",
            "  offcut clean --ready --yes          clean all ready projects",
            "  offcut clean 42 --keep 7d           the same, but it can be undone for a week",
            "  offcut undo RUN                     put everything back where it was",
            "  offcut watch                        clean up after each new final video",
            "",
            "Exit status: 0 done; 1 some files could not be deleted or put back; 2 wrong",
            "usage, unknown project or run; 3 refused or in need of review, nothing changed;",
            "4 another Offcut is at work; 5 no library, or it or one of its disks is",
            "unavailable or full; 6 its records or Offcut's database cannot be used; 69 Offcut",
            "misses something it needs; 74 the result could not be written; 130 stopped."
        })
final class OffcutCommand implements Callable<Integer> {
    private final Answer answer;

    @Option(
            names = "--library",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "The generator's folder. Default: OFFCUT_LIBRARY, else the working"
                            + " directory if it is a library, else the library opened last.")
    private @Nullable Path library;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the result as one JSON value.")
    private boolean json; // read before parsing, see Answer: a wrong command line must obey it too

    @Option(
            names = "--hidden",
            description = "Start hidden (needs “keep running” in the preferences).")
    private boolean hidden;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Also write the log to standard error.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    private boolean version;

    OffcutCommand(Answer answer) {
        this.answer = answer;
    }

    @Override
    public Integer call() {
        if (json) throw Problem.usage(Texts.of("cli.json-without-command"));
        startLog();
        openWindow(LibraryChoice.forWindow(library, answer.context().environment()), hidden);
        return 0;
    }

    Answer answer() {
        return answer;
    }

    /** Chooses the library and opens it. */
    OpenLibrary open() {
        startLog();
        var environment = answer.context().environment();
        return LibraryOpener.open(LibraryChoice.forCommand(library, environment), environment);
    }

    /** Opens it as if for the first time, whatever is in its hold. */
    OpenLibrary openAsNew() {
        var environment = answer.context().environment();
        return LibraryOpener.openAsNew(LibraryChoice.forCommand(library, environment), environment);
    }

    void startLog() {
        var environment = answer.context().environment();
        if (!Logging.start(environment, verbose ? answer.context().err() : null)) {
            answer.remark(Texts.of("cli.no-log", Logging.file(environment)));
        }
    }

    /**
     * Opens the window, or shows the one that is already open.
     *
     * @throws Problem USAGE without a display; LOCKED if the open window does not respond
     */
    void openWindow(@Nullable Path folder, boolean unseen) {
        CliContext context = answer.context();
        if (!context.display()) throw Problem.usage(Texts.of("cli.no-display"));
        Request.Show ask = new Request.Show(folder == null ? null : real(folder), unseen);
        try (FirstInstance first = FirstInstance.enter(context.environment(), ask).orElse(null)) {
            if (first == null) return;
            var end = new AtomicReference<Runnable>(() -> {});
            context.stop().arm();
            context.stop()
                    .whenAsked(() -> {
                        Objects.requireNonNull(end.get()).run();
                        first.close();
                        context.stop().ended(0);
                    });
            context.window()
                    .open(context.environment(), new WindowLauncher.Opening(ask, first, end::set));
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            throw Problem.usage(Texts.of("cli.no-window", String.valueOf(e.getMessage())))
                    .causedBy(e);
        }
    }

    /** The real path, as the open library uses it, so that it is not opened twice. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder; // opening it reports the problem
        }
    }
}
