package app.offcut.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.generator.Generator;
import app.offcut.generator.Project;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agreement to records in the folder above holds for. */
class RecordsAboveTest {
    private static final Generator GENERATOR = new AiVideoGenerator();

    @TempDir Path folder;
    private SampleLibrary above;
    private Library library;

    @BeforeEach
    void makeTwoFolders() throws IOException {
        above = SampleLibrary.in(Files.createDirectory(folder.resolve("wrapper")), Form.SHIPPED);
        above.project("p1");
        Path root = Files.createDirectory(above.root().resolve("app"));
        library = new Library(root, Objects.requireNonNull(FileIdentity.at(root)), GENERATOR);
    }

    private Library agreed() {
        return library.with(RecordsAbove.now(library));
    }

    private static List<String> ids(Records records) {
        return records.names().stream().map(Project.Named::id).toList();
    }

    @Test
    void readsTheDatabaseAbove() {
        assertEquals(above.root(), agreed().recordsFolder());
        assertEquals(List.of("p1"), ids(agreed().records()));
        assertEquals(library.root(), library.recordsFolder());
        assertThrows(Problem.class, () -> library.records().names());
    }

    /** Nobody has agreed to the projects of the other file; without the check they are read. */
    @Test
    void readsNoOtherDatabaseInItsPlace() throws IOException {
        Library agreed = agreed();
        Files.move(above.database(), folder.resolve("aside"));
        SampleLibrary.in(above.root(), Form.SHIPPED).project("other");
        Records records = agreed.records();
        for (Runnable use :
                List.<Runnable>of(
                        records::facts,
                        records::names,
                        records::checkedNames,
                        records::rendering,
                        records::autoClean,
                        () -> records.saveAutoClean(true),
                        () -> records.statuses().orElseThrow().checkWritable())) {
            Problem problem = assertThrows(Problem.class, use::run);
            assertEquals(Problem.Code.DATABASE_MISSING, problem.code());
            assertTrue(problem.sentence().contains("is another file"), problem.sentence());
        }
        assertEquals(List.of("other"), ids(GENERATOR.records(new Naive(agreed))));
    }

    /** The same library without its check. */
    private record Naive(Library library) implements Root {
        @Override
        public Path path() {
            return library.root();
        }

        @Override
        public Path recordsFolder() {
            return library.recordsFolder();
        }

        @Override
        public Folder open(List<Path> names) throws IOException {
            return library.open(names);
        }
    }

    @Test
    void isNotAgreedToOnAnotherDisk() {
        FileIdentity here = library.identity();
        FileIdentity elsewhere = new FileIdentity(here.device() + 1, here.inode());
        Library other = new Library(library.root(), elsewhere, GENERATOR);
        Problem problem = assertThrows(Problem.class, () -> RecordsAbove.now(other));
        assertTrue(problem.sentence().contains("different disks"), problem.sentence());
        RecordsAbove agreed = RecordsAbove.now(library);
        assertTrue(agreed.refusal(library).isEmpty());
        assertTrue(agreed.refusal(other).orElse("").contains("different disks"));
    }

    @Test
    void isNotAgreedToWhereNothingIsAbove() throws IOException {
        Files.delete(above.database());
        assertThrows(Problem.class, () -> RecordsAbove.now(library));
        Path top = Path.of("/");
        Library root = new Library(top, FileIdentity.UNKNOWN, GENERATOR);
        assertThrows(Problem.class, () -> RecordsAbove.now(root));
        assertEquals(top, root.with(new RecordsAbove(0, 0)).recordsFolder());
    }
}
