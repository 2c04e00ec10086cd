package app.offcut.cli;

import app.offcut.demo.DemoLibrary;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import app.offcut.text.Texts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo}: writes a demo library and opens it. */
@Command(
        name = "demo",
        description = {
            "Write a demo library: real records, real folders, final videos that play.",
            "Then open it in the window, or list it if there is no display. An"
                    + " existing demo library is only shown."
        },
        footer = {
            "",
            "Examples:",
            "  offcut demo",
            "  offcut demo /tmp/demo --projects 100",
            "  offcut demo /tmp/demo --generator moneyprinterturbo"
        })
final class DemoCommand extends Subcommand {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description =
                    "A new or empty folder (default: offcut-demo, of another generator"
                            + " offcut-demo-NAME).")
    private @Nullable Path folder;

    @Option(
            names = "--generator",
            paramLabel = "NAME",
            defaultValue = DemoLibrary.DEFAULT_GENERATOR,
            description =
                    "Whose library: aivideogen, moneyprinterturbo, pixelle-video or"
                            + " reddit-video-maker-bot (default: ${DEFAULT-VALUE}).")
    private String generator = DemoLibrary.DEFAULT_GENERATOR;

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

    @Override
    public Integer call() {
        DemoLibrary demo = DemoLibrary.of(generator);
        offcut().startLog();
        Answer answer = answer();
        Environment environment = answer.context().environment();
        Path target = environment.workingDirectory().resolve(folder()).normalize();
        // nothing is overwritten: only an empty folder is filled
        boolean found = LibraryChoice.isLibrary(target, environment);
        if (!found) LibraryOpener.writeDemo(demo, target, projects, seed, environment);
        if (answer.json()) return json(target, found);
        answer.line(Texts.of(found ? "cli.demo.found" : "cli.demo.written", target));
        if (answer.context().display()) {
            offcut().openWindow(target, false);
            return 0;
        }
        answer.line("");
        list(target, environment);
        answer.line("");
        Table.wrap(Texts.of("cli.demo.next", target), "  ").forEach(answer::line);
        return 0;
    }

    private Path folder() {
        if (folder != null) return folder;
        boolean usual = generator.equals(DemoLibrary.DEFAULT_GENERATOR);
        return Path.of(usual ? "offcut-demo" : "offcut-demo-" + generator);
    }

    private int json(Path target, boolean found) {
        Environment environment = answer().context().environment();
        try (OpenLibrary open = LibraryOpener.open(target, environment)) {
            var survey = open.survey();
            return answer().json(
                            new CleanupJson.Demo(target.toString(), !found, survey.rows().size()));
        }
    }

    private void list(Path target, Environment environment) {
        try (OpenLibrary open = LibraryOpener.open(target, environment)) {
            ListCommand.show(open, open.survey(), answer(), ListCommand.Sort.SIZE);
        }
    }
}
