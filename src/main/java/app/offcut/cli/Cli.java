package app.offcut.cli;

import app.offcut.database.DriverLibrary;
import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.settings.Environment;
import app.offcut.settings.InstalledVersion;
import app.offcut.settings.Logging;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Parses the arguments, runs the command and turns every outcome, even a bug, into an exit status.
 */
public final class Cli {
    /** EX_IOERR as in sysexits.h. */
    private static final int NOT_WRITTEN = 74;

    /** The shell's status for a program killed by SIGPIPE: the reader has read enough. */
    private static final int PIPE_CLOSED = 141;

    private Cli() {}

    /** Reports a problem that prevents any command, in the requested form. */
    public static int refuse(String[] args, Problem problem, Output out, PrintStream err) {
        Path nowhere = Path.of("").toAbsolutePath().getRoot();
        Environment none =
                new Environment(Map.of(), InstantSource.system(), nowhere, nowhere, nowhere);
        CliContext context =
                new CliContext(none, out, err, Terminal.NONE, StopSignal.byHand(), (_, _) -> {});
        Answer answer = new Answer(context, json(args));
        return delivered(answer, answer.problem(problem));
    }

    private static boolean json(String[] args) {
        return List.of(args).stream()
                .anyMatch(arg -> arg.equals("--json") || arg.startsWith("--json="));
    }

    /** Runs a command. Never throws. */
    public static int run(String[] args, CliContext context) {
        DriverLibrary.lookIn(context.environment().driverFolders());
        Answer answer = new Answer(context, json(args));
        int status = 70;
        try {
            status = delivered(answer, commandLine(answer, args).execute(args));
        } catch (RuntimeException | Error e) { // even a bug produces a regular answer
            status = bug(answer, e);
        } finally {
            context.out().flush();
            context.err().flush();
            context.stop().ended(status);
        }
        return status;
    }

    /** The exit status; a different one if the result could not be written. */
    private static int delivered(Answer answer, int status) {
        Optional<IOException> lost = answer.context().out().lost();
        if (lost.isEmpty()) return status;
        if (Cause.of(lost.get()) == Cause.PIPE_CLOSED) return PIPE_CLOSED;
        answer.remark(Texts.of("cli.not-written", Failure.words(lost.get())));
        return NOT_WRITTEN;
    }

    private static CommandLine commandLine(Answer answer, String[] args) {
        CliContext context = answer.context();
        CommandLine line = new CommandLine(new OffcutCommand(answer));
        Commands.among(args).forEach(one -> line.addSubcommand(one.name(), one.type()));
        return line.setOut(new PrintWriter(context.out(), true))
                .setErr(new PrintWriter(context.err(), true))
                .setColorScheme(
                        Help.defaultColorScheme(context.colours() ? Help.Ansi.ON : Help.Ansi.OFF))
                .registerConverter(Path.class, Cli::path)
                .setExpandAtFiles(false) // a project's name may be “@home”
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(parsed -> execute(parsed, answer))
                .setParameterExceptionHandler((e, _) -> wrongUsage(e, answer))
                .setExecutionExceptionHandler((e, _, _) -> failed(e, answer));
    }

    private static int execute(ParseResult parsed, Answer answer) {
        if (answer.json()) {
            ParseResult last = parsed;
            while (last.hasSubcommand()) last = last.subcommand();
            CommandLine command = last.commandSpec().commandLine();
            if (command.isUsageHelpRequested()) {
                return answer.json(new CleanupJson.Help(command.getUsageMessage(Help.Ansi.OFF)));
            }
            if (command.isVersionHelpRequested()) {
                return answer.json(new CleanupJson.Version(InstalledVersion.number()));
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static Path path(String text) {
        try {
            return Environment.named(text);
        } catch (Problem problem) {
            throw new TypeConversionException(problem.sentence());
        }
    }

    private static int wrongUsage(ParameterException wrong, Answer answer) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String sentence = String.valueOf(wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched && command.equals("offcut")) {
            sentence = Texts.of("cli.no-such-command", unmatched.getUnmatched().getFirst());
        }
        if (!sentence.endsWith(".")) sentence += ".";
        if (answer.json()) return answer.problem(Problem.usage(sentence));
        return answer.problem(Problem.usage(Texts.of("cli.usage", sentence, command)));
    }

    private static int failed(Exception failure, Answer answer) {
        return failure instanceof Problem problem ? answer.problem(problem) : bug(answer, failure);
    }

    private static int bug(Answer answer, Throwable bug) {
        Logging.start(answer.context().environment(), null);
        LoggerFactory.getLogger(Cli.class).error("Not foreseen", bug);
        return answer.problem(
                Problem.saying(
                        Problem.Code.INTERNAL,
                        Texts.of(
                                "cli.internal",
                                bug,
                                Logging.file(answer.context().environment()))));
    }
}
