package app.offcut.library;

import static app.offcut.database.own.Tables.MEASURED_PROJECT;

import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.database.StoredPath;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.generator.Project;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The user's list of libraries that were opened before, stored in offcut.db. Blocking. */
public final class KnownLibraries {
    private final OwnDatabase own;
    private final LibraryTable table;
    private final Environment environment;

    public KnownLibraries(OwnDatabase own, Environment environment) {
        this.own = own;
        this.table = new LibraryTable(own);
        this.environment = environment;
    }

    /**
     * @param root real path when it was opened
     * @param generator that it belongs to; null if nobody has settled that
     */
    public record Known(
            long id, Path root, @Nullable Instant lastOpened, @Nullable Generator generator) {
        public String name() {
            return String.valueOf(root.getFileName());
        }

        /** Whether the library is in its place now. */
        public boolean isThere() {
            return !Generators.of(root).isEmpty()
                    || (generator != null && LibraryFolder.hasTraces(root, generator));
        }
    }

    /** Newest first; omits those whose path this process cannot express. */
    public List<Known> list() {
        return table.knownRoots().stream()
                .flatMap(known ->
                        StoredPath.of(known.root())
                                .map(root ->
                                        new Known(
                                                known.id(),
                                                root,
                                                known.lastOpened(),
                                                generator(known.id())))
                                .stream())
                .toList();
    }

    /**
     * What a library contained when it was last measured.
     *
     * @param bytes of all its projects' files, without the finals
     * @param reclaimableBytes shared files count with each project that uses them
     */
    public record Measured(Instant at, long bytes, long reclaimableBytes) {}

    /** By the library's id; without those that were never measured. */
    public Map<Long, Measured> measured() {
        return own.query(sql -> {
            Map<Long, Measured> measured = new HashMap<>();
            sql.list(
                    "SELECT id, measured_at, (SELECT total(bytes) FROM measured_category"
                            + " WHERE library_id = library.id) AS bytes, (SELECT"
                            + " total(reclaimable_bytes) FROM measured_project WHERE library_id ="
                            + " library.id) AS reclaimable FROM library"
                            + " WHERE measured_at IS NOT NULL",
                    row ->
                            measured.put(
                                    row.getLong("id"),
                                    new Measured(
                                            Instant.parse(row.getString("measured_at")),
                                            row.getLong("bytes"),
                                            row.getLong("reclaimable"))));
            return measured;
        });
    }

    private @Nullable Generator generator(long id) {
        return new SettledGenerator(new LibraryMemory(own, id)).read().orElse(null);
    }

    /** Removes it from the list until it is opened again. Its history, pins and files stay. */
    public void remove(Known known) {
        table.remove(known.id());
    }

    /**
     * Moves history, pins and sizes along with a library that was moved.
     *
     * @return its real path there
     * @throws Problem if there is no library, or another one, or the library never moved
     */
    public Path relocate(Known known, Path folder) {
        RecordsAbove agreed = RecordsAbove.of(new LibraryMemory(own, known.id()));
        Library there = LibraryFolder.at(folder, environment).library(known.generator(), agreed);
        if (known.isThere())
            throw refused(Texts.of("libraries.not-moved", known.name(), known.root()));
        FileIdentity identity = there.identity().lasting();
        boolean same = table.isFolderOf(known.id(), there.root(), identity.inode());
        List<String> projects = same ? List.of() : projects(there);
        own.write(sql -> {
            if (!same && !hasProjectsOf(sql, known, projects))
                throw refused(Texts.of("libraries.another", there.root(), known.name()));
            table.relocate(known.id(), there.root(), identity.device(), identity.inode());
            return known;
        });
        return there.root();
    }

    private static List<String> projects(Library library) {
        return library.records().names().stream().map(Project.Named::id).toList();
    }

    /**
     * Whether the database there contains the same projects. On another disk, nothing else
     * identifies the library.
     */
    private static boolean hasProjectsOf(DSLContext sql, Known known, List<String> projects) {
        Set<String> before =
                sql.select(MEASURED_PROJECT.PROJECT_ID)
                        .from(MEASURED_PROJECT)
                        .where(MEASURED_PROJECT.LIBRARY_ID.eq(known.id()))
                        .fetchSet(MEASURED_PROJECT.PROJECT_ID);
        long found = projects.stream().filter(before::contains).distinct().count();
        return found > 0 && found * 2 >= before.size();
    }

    private static Problem refused(String sentence) {
        return Problem.saying(Problem.Code.NOT_A_LIBRARY, sentence);
    }
}
