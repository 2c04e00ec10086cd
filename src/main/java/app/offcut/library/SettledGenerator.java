package app.offcut.library;

import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.generator.Undecided;
import app.offcut.settings.StoredPreference;
import app.offcut.text.Problem;
import java.util.Optional;

/**
 * The generator that a library belongs to, stored in offcut.db with the library. It is settled by
 * the first opening that is certain, or by a person, and never worked out anew.
 */
public record SettledGenerator(LibraryMemory memory) {

    /** Empty if nobody has settled it, or if it was one that this version does not know. */
    public Optional<Generator> read() {
        return stored().read().flatMap(Generators::named);
    }

    private StoredPreference stored() {
        return new StoredPreference(memory.own(), memory.id(), LibraryTable.GENERATOR);
    }

    /** Settles what is certain when a library is opened. On a full disk the next opening does. */
    public void note(Library opened) {
        if (opened.generator() instanceof Undecided || read().isPresent()) return;
        try {
            stored().write(opened.generator().word());
        } catch (Problem problem) {
            if (problem.code() != Problem.Code.NO_SPACE) throw problem;
        }
    }

    /**
     * Settles what a person has said. Everything recorded under another generator's rules is
     * forgotten: its finals count as seen again from now on, and auto-clean as never chosen.
     */
    public void settle(Generator generator) {
        memory.change(_ -> {
            if (!read().equals(Optional.of(generator)))
                new LibraryTable(memory.own()).forgetUnderGenerator(memory.id());
            stored().write(generator.word());
            return generator;
        });
    }
}
