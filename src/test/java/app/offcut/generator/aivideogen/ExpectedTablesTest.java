package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTablesTest extends ProjectRowsFixture {
    @Test
    void findsNothingWrongWithEitherForm() {
        for (HostFile file : eachForm())
            assertEquals(
                    new LibraryRows(List.of(), List.of(), List.of(), true, List.of()), read(file));
    }

    @Test
    void saysWhichTableIsMissing() {
        for (String table : List.of("scenes", "visual_suggestions")) {
            LibraryRows rows =
                    read(HostFile.shipped(sub(table)).run(PROJECT).run("DROP TABLE " + table));
            assertFalse(rows.complete(), table);
            assertEquals(1, rows.problems().size());
            assertTrue(rows.problems().getFirst().contains("“" + table + "”"));
        }
    }

    @Test
    void saysWhichColumnIsMissing() {
        LibraryRows rows =
                read(
                        HostFile.shipped(folder)
                                .run(PROJECT)
                                .run("ALTER TABLE visual_suggestions RENAME video_id TO clip"));
        assertFalse(rows.complete());
        assertTrue(rows.problems().getFirst().contains("visual_suggestions.video_id"));
        assertNull(rows.projects().getFirst().suggestions().getFirst().videoId());
    }

    @ParameterizedTest
    @CsvSource({
        "no table “projects”, DROP TABLE projects",
        "no column “id”, ALTER TABLE projects RENAME id TO number",
        "rebuilt its table “projects”, ALTER TABLE projects RENAME TO projects_new"
    })
    void takesNoDatabaseWithoutProjectsForOneWithNone(String said, String change) {
        HostFile file = shipped(change);
        Problem problem = assertThrows(Problem.class, () -> read(file));
        assertEquals(Problem.Code.DATABASE_CORRUPT, problem.code());
        assertTrue(problem.sentence().contains(said), problem::sentence);
    }

    @Test
    void doesWithoutAJobTable() {
        HostFile file = shipped("DROP TABLE assembly_jobs");
        assertEquals(List.of(), only(file).jobs());
        assertEquals(List.of(), read(file).problems());
    }
}
