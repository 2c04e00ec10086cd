package app.offcut.cli;

import app.offcut.library.Library;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo}: writes a demo library and opens it. */
@Command(
        name = "demo",
        description = {
            "Write a demo library: a real database, real folders, final videos that play.",
            "Then open it in the window, or list it if there is no display. An"
                    + " existing demo library is only shown."
        },
        footer = {"", "Examples:", "  offcut demo", "  offcut demo /tmp/demo --projects 100"})
final class DemoCommand implements Callable<Integer> {
    private final OffcutCommand offcut;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "offcut-demo",
            description = "A new or empty folder (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("offcut-demo");

    @Option(
            names = "--projects",
            paramLabel = "N",
            defaultValue = "12",
            description = "Number of projects (default: ${DEFAULT-VALUE}).")
    private int projects;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The same seed gives the same library.")
    private long seed;

    DemoCommand(OffcutCommand offcut) {
        this.offcut = offcut;
    }

    @Override
    public Integer call() {
        offcut.startLog();
        Answer answer = offcut.answer();
        Environment environment = answer.context().environment();
        Path target = environment.workingDirectory().resolve(folder).normalize();
        boolean found = isLibrary(target, environment);
        if (!found) LibraryOpener.writeDemo(target, projects, seed, environment);
        if (answer.json()) return json(target, found);
        answer.line(Texts.of(found ? "cli.demo.found" : "cli.demo.written", target));
        if (answer.context().display()) {
            offcut.openWindow(target, false);
            return 0;
        }
        answer.line("");
        list(target, environment);
        answer.line("");
        Table.wrap(Texts.of("cli.demo.next", target), "  ").forEach(answer::line);
        return 0;
    }

    private static boolean isLibrary(Path folder, Environment environment) {
        try {
            Library.open(folder, environment);
            return true;
        } catch (Problem e) {
            return false; // nothing is overwritten: only an empty folder is filled
        }
    }

    private int json(Path target, boolean found) {
        Environment environment = offcut.answer().context().environment();
        try (OpenLibrary open = LibraryOpener.open(target, environment)) {
            var survey = open.survey();
            return offcut.answer()
                    .json(new CleanupJson.Demo(Json.SCHEMA, target.toString(), !found, survey.rows().size()));
        }
    }

    private void list(Path target, Environment environment) {
        try (OpenLibrary open = LibraryOpener.open(target, environment)) {
            ListCommand.show(open, offcut.answer(), ListCommand.Sort.SIZE);
        }
    }
}
