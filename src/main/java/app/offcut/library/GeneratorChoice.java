package app.offcut.library;

import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.generator.Recognition;
import app.offcut.generator.Undecided;
import app.offcut.generator.Zone;
import app.offcut.text.Texts;
import java.io.IOException;
import java.util.List;

/**
 * One answer to the question whose library it is.
 *
 * @param sure whether all of its marks are there, or only some
 * @param places its zones that exist, relative to the library
 */
public record GeneratorChoice(Generator generator, boolean sure, List<String> places) {
    public String title() {
        return Generators.title(generator);
    }

    /** What speaks for it, in a sentence for the user. */
    public String evidence() {
        if (places.isEmpty())
            return Texts.of(sure ? "generator.marks.all" : "generator.marks.some");
        return Texts.of(
                sure ? "generator.marks.all.places" : "generator.marks.some.places",
                String.join(", ", places));
    }

    /** The answers for a library; empty if the question is settled. Blocking. */
    public static List<GeneratorChoice> in(Library library) {
        return library.generator() instanceof Undecided undecided
                ? undecided.candidates().stream().map(one -> of(one, library)).toList()
                : List.of();
    }

    private static GeneratorChoice of(Undecided.Candidate candidate, Library library) {
        Generator generator = candidate.generator();
        return new GeneratorChoice(
                generator,
                candidate.recognition() == Recognition.YES,
                generator.layout().zones().stream()
                        .filter(zone -> isThere(library, zone))
                        .map(Zone::word)
                        .toList());
    }

    private static boolean isThere(Library library, Zone zone) {
        try (var _ = library.open(zone)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
