package app.offcut.session;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.generator.Generator;
import app.offcut.generator.Project;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.library.LibraryFolder;
import app.offcut.library.RecordsAbove;
import app.offcut.library.SettledGenerator;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes a person's answer to the question which folder has the caches of a database that lies above
 * them. The folder with the caches is the library then. Blocking.
 *
 * @param library the one of the two folders that is open
 */
record CachesAnswer(Library library, OwnDatabase own, Environment environment) {

    /**
     * Opens a database with the caches of a folder below it from the next opening on; or no longer,
     * if that folder is the database's own.
     *
     * @throws Problem USAGE for a folder elsewhere; GENERATOR_REFUSED or DATABASE_MISSING if
     *     nothing shows that both belong together, or if files are held
     */
    void give(Path folder) {
        LibraryFolder caches = LibraryFolder.at(folder, environment);
        Path root = library.root();
        Path above = caches.root().getParent();
        boolean plain = library.recordsFolder().equals(root);
        if (caches.root().equals(library.recordsFolder()) && (!plain || hasRecords())) takeBack();
        else if (above != null && (caches.root().equals(root) || above.equals(root)))
            agree(caches, LibraryFolder.at(above, environment));
        else throw Problem.usage(Texts.of("caches.not-below", caches.root(), root));
    }

    private boolean hasRecords() {
        return Files.exists(library.generator().mark(library.root()));
    }

    private void agree(LibraryFolder caches, LibraryFolder records) {
        Generator generator = library.generator();
        if (!generator.recordsMayLieAbove()) throw refused("caches.not-certain", library.root());
        if (!records.library(generator).generator().equals(generator))
            throw refused("caches.not-certain", records.root());
        Library plain = new Library(caches.root(), caches.identity(), generator);
        if (!hasCaches(plain)) throw refused("caches.none", caches.root());
        if (!caches.library(generator).generator().equals(generator))
            throw refused("caches.not-certain", caches.root());
        RecordsAbove agreement = RecordsAbove.now(plain);
        Library both = plain.with(agreement);
        refuseOthersCaches(caches, records);
        refuseHeld(plain);
        if (!namesProjects(both)) throw refused("caches.no-project", records.root(), caches.root());
        own.write(_ -> {
            LibraryMemory memory = memoryOf(caches);
            new SettledGenerator(memory).settle(generator);
            agreement.store(memory);
            LibraryMemory above = memoryOf(records);
            new AgreedCaches(own).note(above, caches);
            new LibraryTable(own).remove(above.id()); // both are one library in the list
            return memory;
        });
    }

    private void takeBack() {
        LibraryFolder records = LibraryFolder.at(library.recordsFolder(), environment);
        if (library.recordsAbove() != null) {
            refuseHeld(library);
            new LibraryTable(own)
                    .find(library.root(), library.identity().lasting().inode())
                    .ifPresent(RecordsAbove::forget);
        }
        new AgreedCaches(own).forget(records);
    }

    private LibraryMemory memoryOf(LibraryFolder place) {
        FileIdentity identity = place.identity().lasting();
        return new LibraryTable(own).memoryOf(place.root(), identity.device(), identity.inode());
    }

    /** One database describes the caches of one folder. */
    private void refuseOthersCaches(LibraryFolder caches, LibraryFolder records) {
        new AgreedCaches(own)
                .of(records, environment)
                .filter(other -> !other.root().equals(caches.root()))
                .ifPresent(other -> {
                    Path folder = records.root();
                    throw refused(
                            "caches.of-another", folder, other.root(), RecordsAbove.typed(folder));
                });
    }

    private void refuseHeld(Library caches) {
        var held = new Hold(caches, environment.clock(), ChangeHook.NONE).runs();
        if (!held.isEmpty()) throw refused("caches.files-held", held.getFirst().run());
    }

    private static boolean hasCaches(Library library) {
        return library.layout().zones().stream()
                .anyMatch(zone -> !names(library, zone.names()).isEmpty());
    }

    /** Whether the database names a project whose folder is here: else it may be of another. */
    private static boolean namesProjects(Library library) {
        Set<String> projects =
                library.records().checkedNames().stream()
                        .map(Project.Named::id)
                        .collect(Collectors.toSet());
        return places(library).stream()
                .flatMap(place -> names(library, place).stream())
                .anyMatch(projects::contains);
    }

    /** The folders that contain one folder per project. */
    private static List<List<String>> places(Library library) {
        List<List<String>> places = new ArrayList<>(library.layout().finalFolders());
        for (Zone zone : library.layout().zones())
            if (zone.hasProjects())
                for (List<String> holder : holders(zone)) {
                    List<String> place = new ArrayList<>(zone.names());
                    place.addAll(holder);
                    places.add(place);
                }
        return places;
    }

    private static List<List<String>> holders(Zone zone) {
        return zone.holders().isEmpty() ? List.of(List.of()) : zone.holders();
    }

    private static List<String> names(Library library, List<String> place) {
        try (Folder folder = library.open(library.paths(place))) {
            return folder.names().stream()
                    .filter(FoundFile::representable)
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            return List.of(); // not there, or a link without consent
        }
    }

    private static Problem refused(String key, Object... details) {
        return Problem.saying(Problem.Code.GENERATOR_REFUSED, Texts.of(key, details));
    }
}
