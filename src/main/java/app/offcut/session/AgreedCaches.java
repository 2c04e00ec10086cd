package app.offcut.session;

import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.library.Library;
import app.offcut.library.LibraryFolder;
import app.offcut.library.RecordsAbove;
import app.offcut.settings.Environment;
import app.offcut.settings.StoredPreference;
import app.offcut.text.Problem;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that has the caches of a folder with records and without caches, as a person has
 * agreed. Stored in offcut.db with the folder of the records, by name, so that both can be moved
 * together. Blocking.
 */
record AgreedCaches(OwnDatabase own) {

    /** The folder to open instead; empty without an agreement that still holds. */
    Optional<LibraryFolder> of(LibraryFolder records, Environment environment) {
        return memory(records)
                .flatMap(memory -> name(memory).read())
                .flatMap(name -> valid(records, name, environment));
    }

    private Optional<LibraryFolder> valid(
            LibraryFolder records, String name, Environment environment) {
        try {
            Path below = records.root().resolve(name);
            if (!records.root().equals(below.getParent())) return Optional.empty();
            LibraryFolder place = LibraryFolder.at(below, environment);
            if (!place.root().equals(below)) return Optional.empty(); // a link
            Library library = LibraryOpener.library(place, own);
            RecordsAbove agreed = library.recordsAbove();
            return agreed != null && agreed.refusal(library).isEmpty()
                    ? Optional.of(place)
                    : Optional.empty();
        } catch (Problem problem) {
            return Optional.empty(); // gone
        }
    }

    /** Notes the folder that has the caches. */
    void note(LibraryMemory records, LibraryFolder caches) {
        name(records).write(String.valueOf(caches.root().getFileName()));
    }

    void forget(LibraryFolder records) {
        memory(records).ifPresent(memory -> name(memory).forget());
    }

    private Optional<LibraryMemory> memory(LibraryFolder place) {
        return new LibraryTable(own).find(place.root(), place.identity().lasting().inode());
    }

    private static StoredPreference name(LibraryMemory memory) {
        return new StoredPreference(memory.own(), memory.id(), LibraryTable.CACHES_BELOW);
    }
}
