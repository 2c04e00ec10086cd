package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.SystemLanguage;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanCommandTest extends CommandTest {
    @Override
    SampleProject makeProject() {
        library.project("p2").named("Old town").scenes(1).download("dvids", "11").finished();
        library.project("p3").named("Deep sea").scenes(1);
        return library.project("p1")
                .named("Ice cores")
                .scenes(2)
                .download("dvids", "11")
                .finished();
    }

    private static List<String> outcomes(Called called) {
        return called.each("runs", "outcome");
    }

    @Test
    void printsTheLogLine() throws IOException {
        Called called = offcut("clean", "p1").ends(0);
        assertTrue(
                called.out()
                        .matches(
                                "Cleanup: Deleted \\d+ files, freed \\d+\\.\\d\\d MB \\(Ice cores\\)\n"),
                called.out());
        String line = called.out().replace(" (Ice cores)", "").strip();
        String log = Files.readString(folder.resolve("state/offcut.log"));
        assertTrue(log.contains(line), log);
        assertEquals("", called.err());
    }

    @Test
    void triesEveryProjectAndTheHighestStatusWins() {
        Called called = offcut("clean", "p3", "Ice cores", "--json").ends(3);
        assertEquals(List.of("refused", "complete"), outcomes(called));
        called.warns("Deep sea");
    }

    @Test
    void deletesASharedDownloadWithTheLastProjectThatNeedsIt() {
        Called called = offcut("clean", "--ready", "--yes", "--json").ends(0);
        assertEquals(List.of("complete", "complete"), outcomes(called));
        assertFalse(
                library.files().contains("assets/cache/dvids/11.mp4"),
                "the last project that needs it is cleaned");
    }

    @Test
    void changesNothingIfOneNameIsUnknown() {
        Map<String, String> before = library.checksums();
        Called called = offcut("clean", "p1", "nobody", "--json").ends(2);
        assertEquals("no-such-project", called.code());
        assertEquals(before, library.checksums());
    }

    @Test
    void rejectsAnAmbiguousName() {
        library.sql("UPDATE projects SET name = 'Ice cores'");
        Called called = offcut("clean", "Ice cores", "--json").ends(2);
        assertEquals("ambiguous-project", called.code());
        offcut("list").prints("Ice cores (p2)");
    }

    @Test
    void asksOnATerminalWithTheTotals() {
        Map<String, String> before = library.checksums();
        Called no = onTerminal("n", "clean", "p1", "p2").ends(130);
        assertEquals("", no.out());
        assertTrue(
                no.err().matches("(?s).*Delete \\d+ files of 2 projects, .*\\[y/N] .*"), no.err());
        assertEquals(before, library.checksums());
        Called end = onTerminal(null, "clean", "p1", "--json");
        assertEquals(List.of("stopped"), outcomes(end));
        assertEquals(before, library.checksums());
        Called yes = onTerminal("Y", "clean", "p1").ends(0);
        assertTrue(yes.err().contains("Ice cores: "), "progress");
        assertTrue(yes.out().startsWith("Cleanup: Deleted"), yes.out());
    }

    @Test
    void asksInGermanOnAGermanSystem() {
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            Called no = onTerminal("nein", "clean", "p1").ends(130);
            assertTrue(
                    no.err().matches("(?s).*\\d+ Dateien aus 1 Projekt löschen, .*\\[j/N] .*"),
                    no.err());
            Called yes = onTerminal("Ja", "clean", "p1").ends(0);
            assertTrue(yes.out().startsWith("Cleanup: Deleted"), "a line that scripts know");
        }
    }

    @Test
    void doesNotAskWithYes() {
        Called called = onTerminal("n", "clean", "--ready", "--yes").ends(0);
        assertFalse(called.err().contains("[y/N]"), called.err());
    }

    @Test
    void reportsThatNothingIsReady() {
        offcut("clean", "--ready", "--yes");
        offcut("clean", "--ready", "--yes").ends(0).prints("nothing was deleted");
        Called json = offcut("clean", "--ready", "--yes", "--json");
        assertEquals(List.of(), outcomes(json));
    }

    @Test
    void requiresEachReviewRuleToBeAccepted() {
        library.file(
                ".cache/audio/projects/p1/scene-1.mp3",
                new byte[500],
                library.now().minusSeconds(60));
        Map<String, String> before = library.checksums();
        Called plan = offcut("plan", "p1", "--json");
        assertEquals("[\"newer-work\"]", plan.json().get("review").toString());
        offcut("clean", "p1", "--yes").ends(3).warns("--accept newer-work");
        offcut("clean", "p1", "--accept", "dead-job").ends(3);
        assertEquals(before, library.checksums());
        offcut("clean", "p1", "--accept", "dead-job,newer-work").ends(0);
    }

    @Test
    void holdsTheFilesForTheKeepTime() {
        Called called = offcut("clean", "p1", "--keep", "7d").ends(0);
        assertTrue(
                called.out()
                        .matches(
                                "Ice cores: \\d+ files, .* kB, held until .+ \\d+, \\d{4}, \\d\\d:\\d\\d;"
                                        + " “offcut undo \\S+” puts them back\n"),
                called.out());
        assertFalse(library.files().contains(".cache/videos/p1/scene-1-source.mp4"));
        offcut("list").prints("Undo until ").prints("puts them back");
        offcut("clean", "p2").ends(0);
    }

    @Test
    void namesFilesThatCouldNotBeHeld() throws IOException {
        noHoldFor(".cache/videos");
        offcut("clean", "p1", "--keep", "1h")
                .ends(1)
                .prints("held until")
                .prints("  .cache/videos/p1/scene-1-source.mp4: the folder");
    }

    /** One file's failure would otherwise not stop the others. */
    @Test
    void putsEverythingBackWithStrictIfOneFileFails() throws IOException {
        noHoldFor(".cache/videos");
        Map<String, String> before = library.checksums();
        Called strict = offcut("clean", "p1", "--strict", "--json").ends(1);
        assertEquals(List.of("failed"), outcomes(strict));
        assertEquals("0", strict.at("runs/0/deletedFiles"));
        assertNotEquals(0, strict.size("runs/0/failed"));
        strict.warns("--strict").warns("files are back in place.");
        assertEquals(before, HeldLibrary.withoutLock(library));

        Called others = offcut("clean", "p1", "--json").ends(1);
        assertNotEquals(
                "0",
                others.at("runs/0/deletedFiles"),
                "control: without --strict the others are deleted");
    }

    private void noHoldFor(String zone) throws IOException {
        Files.writeString(library.root().resolve(zone + "/.offcut"), "no folder can be made here");
    }

    @Test
    void beginsNothingAfterAStop() {
        Map<String, String> before = library.checksums();
        Called called = stopped("clean", "p1", "p2", "--json").ends(130);
        assertEquals(List.of(), outcomes(called));
        assertEquals(before, library.checksums());
    }
}
