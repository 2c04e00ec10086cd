package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.generator.Facts;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ids that differ in case only: what a row of one protects from the other's cleanup. */
class TwinReferencesTest {
    private static final List<String> FILE = List.of(".cache", "videos", "p1", "scene-1-a.mp4");
    private static final List<String> OTHER_CASE =
            List.of(".cache", "videos", "P1", "scene-1-a.mp4");

    private static Project project(String id, List<List<String>> places) {
        var files =
                new RecordedFiles(
                        Map.of(), places, Set.of(), List.of(), Set.of(), List.of(), Set.of());
        return new Project(id, id, null, 1, List.of(), List.of(), files, null, null);
    }

    private static References of(Project... projects) {
        var facts = new Facts(List.of(projects), RecordedFiles.NONE, true, List.of());
        return new References(facts, AiVideoLayout.LAYOUT);
    }

    @Test
    void aRowOfTheTwinMeansTheTwinsOwnFile() {
        References references =
                of(project("p1", List.of(FILE)), project("P1", List.of(OTHER_CASE)));
        assertEquals(Set.of("p1", "P1"), references.naming(FILE));
        assertEquals(Set.of(), references.otherThan("p1", FILE));
    }

    @Test
    void aRowOfTheTwinThatSpellsTheFileExactlyProtectsIt() {
        References references =
                of(project("p1", List.of(FILE)), project("P1", List.of(OTHER_CASE, FILE)));
        assertEquals(Set.of("P1"), references.otherThan("p1", FILE));
        assertEquals(Set.of(), references.otherThan("P1", List.of("elsewhere")));
    }

    @Test
    void everyRecordOfATwinCounts() {
        References references =
                of(project("P1", List.of(OTHER_CASE)), project("P1", List.of(FILE)));
        assertEquals(Set.of("P1"), references.otherThan("p1", FILE));
    }

    @Test
    void aRowOfAnotherProjectProtectsInAnyCase() {
        References references =
                of(
                        project("p1", List.of(FILE)),
                        project("p2", List.of(OTHER_CASE)),
                        project("p3", List.of(OTHER_CASE)));
        assertEquals(Set.of("p2", "p3"), references.otherThan("p1", FILE));
        assertEquals(Set.of("p1", "p2", "p3"), references.naming(FILE));
    }
}
