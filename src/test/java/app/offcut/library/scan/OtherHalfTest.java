package app.offcut.library.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database in one folder and the caches in another one, as the generator's documents have it. */
class OtherHalfTest {
    @TempDir Path folder;
    private Path outer;
    private Path inner;

    @BeforeEach
    void makeTwoFolders() throws IOException {
        outer = Files.createDirectory(folder.toRealPath().resolve("generator"));
        inner = Files.createDirectory(outer.resolve("app"));
        SampleLibrary sample = SampleLibrary.in(inner, Form.SHIPPED);
        sample.project("p1").scenes(1).finished();
    }

    private void moveDatabase() throws IOException {
        Path name = Path.of("ai-video-generator.db");
        Files.move(inner.resolve(name), outer.resolve(name));
    }

    /** What the survey and the first page say; both must agree. */
    private List<String> said(Path root) {
        try (OpenLibrary open =
                LibraryOpener.open(root, TestEnvironment.in(folder.resolve("home")))) {
            Optional<FirstOpening.Found> found = open.firstOpening();
            List<String> problems = open.survey().problems();
            OtherHalf first = found.map(FirstOpening.Found::otherHalf).orElse(null);
            if (first != null) assertTrue(problems.contains(first.sentence()), problems::toString);
            return problems;
        }
    }

    @Test
    void saysWhereTheCachesAreAndThatTheDatabaseIsMissingThere() throws Exception {
        moveDatabase();
        Map<String, String> before = tree();
        String said = String.join("|", said(outer));
        assertTrue(said.contains("there are no caches here"), said);
        assertTrue(said.contains("They are in “" + inner + "”, which has no database"), said);
        String converse = String.join("|", said(inner));
        assertTrue(converse.contains("There is one in “" + outer + "”"), converse);
        assertEquals(before, tree(), "looking changes nothing");
    }

    @Test
    void saysWhichFolderToOpenWhenEachHasADatabase() throws Exception {
        SampleLibrary.in(outer, Form.SHIPPED).project("p2");
        String said = String.join("|", said(outer));
        assertTrue(said.contains("They are in “" + inner + "”: open that folder"), said);
        assertEquals(List.of(), said(inner));
    }

    @Test
    void saysThatThereAreNoCaches() throws Exception {
        Path alone = Files.createDirectory(folder.toRealPath().resolve("alone"));
        SampleLibrary.in(alone, Form.SHIPPED).project("p2");
        Files.createDirectory(alone.resolve("src"));
        assertEquals(1, said(alone).size());
    }

    @Test
    void saysNothingOfALibraryWithoutProjects() throws Exception {
        Path fresh = Files.createDirectory(folder.toRealPath().resolve("fresh"));
        SampleLibrary.in(fresh, Form.SHIPPED);
        assertEquals(List.of(), said(fresh));
    }

    @Test
    void followsNoLinkWhenItLooksForThem() throws Exception {
        Path alone = Files.createDirectory(folder.toRealPath().resolve("alone"));
        SampleLibrary.in(alone, Form.SHIPPED).project("p2");
        Files.createSymbolicLink(alone.resolve("linked"), inner);
        String said = String.join("|", said(alone));
        assertTrue(!said.contains("linked"), said);
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (var all = Files.walk(outer)) {
            for (Path file : all.filter(Files::isRegularFile).toList())
                tree.put(file.toString(), SampleLibrary.checksum(file));
        }
        return tree;
    }
}
