package app.offcut.session;

import app.offcut.cleanup.hold.Hold;
import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.library.Library;
import app.offcut.library.SettledGenerator;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes a person's answer to the question whose library it is. Blocking. */
record GeneratorAnswer(Library library, SettledGenerator settled, Hold hold) {

    /**
     * Settles the generator. It takes effect when the library is next opened.
     *
     * @throws Problem USAGE for an unknown word; GENERATOR_REFUSED if nothing in the folder speaks
     *     for that generator, or if files are still held by the rules of another
     */
    void give(String word) {
        Generator answer =
                Generators.named(word)
                        .orElseThrow(
                                () -> Problem.usage(Texts.of("generator.no-such", word, words())));
        if (settled.read().equals(Optional.of(answer)) && !library.undecided()) return;
        if (!Generators.of(library.root()).contains(answer))
            throw refused("generator.nothing-speaks", library.root(), Generators.title(answer));
        if (!hold.runs().isEmpty() && !settled.read().equals(Optional.of(answer)))
            throw refused("generator.files-held", hold.runs().getFirst().run());
        settled.settle(answer);
    }

    static String words() {
        return Generators.all().stream()
                .map(Generator::word)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Problem refused(String key, Object... details) {
        return Problem.saying(Problem.Code.GENERATOR_REFUSED, Texts.of(key, details));
    }
}
