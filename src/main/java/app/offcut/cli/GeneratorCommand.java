package app.offcut.cli;

import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.library.GeneratorChoice;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code generator}: shows whose library it is, or settles it. */
@Command(
        name = "generator",
        description = {
            "Show which generator the library belongs to, or say which one it is.",
            "While that is not certain, Offcut deletes nothing in the library."
        },
        footer = {
            "",
            "Examples:",
            "  offcut generator",
            "  offcut generator aivideogen --library ~/generator",
            "  offcut generator --caches ~/generator/app --library ~/generator"
        })
final class GeneratorCommand extends LibraryCommand {

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "The generator, by the word that “offcut generator” shows.")
    private @Nullable String name;

    @Option(
            names = "--caches",
            paramLabel = "DIR",
            description = {
                "The folder that has the caches, where the generator’s database lies in the",
                "folder above: Offcut then opens both as one library.",
                "The database’s own folder takes that back."
            })
    private @Nullable Path caches;

    /**
     * The JSON of this command.
     *
     * @param generator its word; null while it is not certain
     * @param candidates whose library it may be; empty if it is certain
     * @param database the folder of its database, where that is the one above; else null
     */
    record Shown(
            String library,
            @Nullable String generator,
            @Nullable String name,
            List<Candidate> candidates,
            @Nullable String database) {}

    /**
     * @param sure whether all of its marks are there, or only some
     * @param places its folders that exist
     */
    record Candidate(String generator, String name, boolean sure, List<String> places) {}

    @Override
    int run(OpenLibrary open) {
        if (name == null && caches == null) return show(open);
        if (name != null) open.settleGenerator(name);
        if (caches != null) open.openWithCaches(folder(caches));
        try (OpenLibrary again = open()) {
            return show(again);
        }
    }

    private Path folder(Path named) {
        Environment environment = answer().context().environment();
        return environment.workingDirectory().resolve(environment.belowHome(named));
    }

    private int show(OpenLibrary open) {
        List<GeneratorChoice> choices = GeneratorChoice.in(open.library());
        Generator settled = open.library().undecided() ? null : open.library().generator();
        if (answer().json()) return answer().json(json(open, settled, choices));
        if (settled != null) {
            answer().line(
                            Texts.of(
                                    "cli.generator.settled",
                                    open.root(),
                                    Generators.title(settled),
                                    settled.word()));
            String above = above(open);
            if (above != null) answer().line(Texts.of("cli.generator.database-above", above));
            return 0;
        }
        answer().line(Texts.of("cli.generator.undecided", open.root()));
        for (GeneratorChoice choice : choices) answer().line("  " + line(choice));
        answer().line(Texts.of("cli.generator.say"));
        return 0;
    }

    private static Shown json(
            OpenLibrary open, @Nullable Generator settled, List<GeneratorChoice> choices) {
        return new Shown(
                open.root().toString(),
                settled == null ? null : settled.word(),
                settled == null ? null : Generators.title(settled),
                choices.stream()
                        .map(one ->
                                new Candidate(
                                        one.generator().word(),
                                        one.title(),
                                        one.sure(),
                                        one.places()))
                        .toList(),
                above(open));
    }

    private static @Nullable String above(OpenLibrary open) {
        Path folder = open.library().recordsFolder();
        return folder.equals(open.root()) ? null : folder.toString();
    }

    private static String line(GeneratorChoice choice) {
        return Texts.of(
                "cli.generator.candidate",
                choice.generator().word(),
                choice.title(),
                choice.evidence());
    }
}
