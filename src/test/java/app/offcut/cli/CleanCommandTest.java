package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.SystemLanguage;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.Environment;
import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanCommandTest {
    @TempDir Path folder;
    private Environment environment;
    private SampleLibrary library;

    @BeforeEach
    void twoReadyProjectsAndAnUnfinishedOne() throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("library")), Form.SHIPPED);
        library.project("p1").named("Ice cores").scenes(2).download("dvids", "11").finished();
        library.project("p2").named("Old town").scenes(1).download("dvids", "11").finished();
        library.project("p3").named("Deep sea").scenes(1);
        environment = TestEnvironment.withLibrary(folder, library.root());
    }

    private static List<String> outcomes(Called called) {
        JsonArray runs = called.json().getAsJsonArray("runs");
        return runs.asList().stream()
                .map(r -> r.getAsJsonObject().get("outcome").getAsString())
                .toList();
    }

    private Called onTerminal(String answer, String... args) {
        return offcut(environment, new Terminal(true, () -> answer), StopSignal.byHand(), args);
    }

    @Test
    void printsTheLogLine() throws IOException {
        Called called = offcut(environment, "clean", "p1");
        assertEquals(0, called.status(), called.err());
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
        Called called = offcut(environment, "clean", "p3", "Ice cores", "--json");
        assertEquals(3, called.status());
        assertEquals(List.of("refused", "complete"), outcomes(called));
        assertTrue(called.err().contains("Deep sea"), called.err());
    }

    @Test
    void takesASharedDownloadWithTheLastProjectThatNeedsIt() {
        Called called = offcut(environment, "clean", "--ready", "--yes", "--json");
        assertEquals(0, called.status(), called.err());
        assertEquals(List.of("complete", "complete"), outcomes(called));
        assertFalse(library.files().contains("assets/cache/dvids/11.mp4"), "the last one out");
    }

    @Test
    void doesNothingForOneUnknownNameAmongSeveral() {
        Map<String, String> before = library.checksums();
        Called called = offcut(environment, "clean", "p1", "nobody", "--json");
        assertEquals(2, called.status());
        assertEquals("no-such-project", called.code());
        assertEquals(before, library.checksums());
    }

    @Test
    void doesNotGuessBetweenTwoProjectsOfOneName() {
        library.sql("UPDATE projects SET name = 'Ice cores'");
        Called called = offcut(environment, "clean", "Ice cores", "--json");
        assertEquals(2, called.status());
        assertEquals("ambiguous-project", called.code());
        Called list = offcut(environment, "list");
        assertTrue(list.out().contains("Ice cores (p2)"), list.out());
    }

    @Test
    void asksOnATerminalWithTheTotals() {
        Map<String, String> before = library.checksums();
        Called no = onTerminal("n", "clean", "p1", "p2");
        assertEquals(130, no.status());
        assertEquals("", no.out());
        assertTrue(
                no.err().matches("(?s).*Delete \\d+ files of 2 projects, .*\\[y/N] .*"), no.err());
        assertEquals(before, library.checksums());
        Called end =
                offcut(
                        environment,
                        new Terminal(true, () -> null),
                        StopSignal.byHand(),
                        "clean",
                        "p1",
                        "--json");
        assertEquals(List.of("stopped"), outcomes(end));
        assertEquals(before, library.checksums());
        Called yes = onTerminal("Y", "clean", "p1");
        assertEquals(0, yes.status(), yes.err());
        assertTrue(yes.err().contains("Ice cores: "), "progress");
        assertTrue(yes.out().startsWith("Cleanup: Deleted"), yes.out());
    }

    @Test
    void asksAndIsAnsweredInGerman() {
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            Called no = onTerminal("nein", "clean", "p1");
            assertEquals(130, no.status());
            assertTrue(
                    no.err().matches("(?s).*\\d+ Dateien aus 1 Projekt löschen, .*\\[j/N] .*"),
                    no.err());
            Called yes = onTerminal("Ja", "clean", "p1");
            assertEquals(0, yes.status(), yes.err());
            assertTrue(yes.out().startsWith("Cleanup: Deleted"), "a line that scripts know");
        }
    }

    @Test
    void doesNotAskWithYes() {
        Called called = onTerminal("n", "clean", "--ready", "--yes");
        assertEquals(0, called.status(), called.err());
        assertFalse(called.err().contains("[y/N]"), called.err());
    }

    @Test
    void saysSoWhenNothingIsReady() {
        offcut(environment, "clean", "--ready", "--yes");
        Called again = offcut(environment, "clean", "--ready", "--yes");
        assertEquals(0, again.status());
        assertTrue(again.out().contains("nothing was deleted"), again.out());
        Called json = offcut(environment, "clean", "--ready", "--yes", "--json");
        assertEquals(List.of(), outcomes(json));
    }

    @Test
    void needsTheVeryRuleToBeAccepted() {
        library.file(
                ".cache/audio/projects/p1/scene-1.mp3",
                new byte[500],
                library.now().minusSeconds(60));
        Map<String, String> before = library.checksums();
        Called plan = offcut(environment, "plan", "p1", "--json");
        assertEquals("[\"newer-work\"]", plan.json().get("review").toString());
        Called refused = offcut(environment, "clean", "p1", "--yes");
        assertEquals(3, refused.status());
        assertTrue(refused.err().contains("--accept newer-work"), refused.err());
        Called other = offcut(environment, "clean", "p1", "--accept", "dead-job");
        assertEquals(3, other.status());
        assertEquals(before, library.checksums());
        Called accepted = offcut(environment, "clean", "p1", "--accept", "dead-job,newer-work");
        assertEquals(0, accepted.status(), accepted.err());
    }

    @Test
    void holdsTheFilesForAsLongAsAsked() {
        Called called = offcut(environment, "clean", "p1", "--keep", "7d");
        assertEquals(0, called.status(), called.err());
        assertTrue(
                called.out()
                        .matches(
                                "Ice cores: \\d+ files, .* kB, held until .+ \\d+, \\d{4}, \\d\\d:\\d\\d;"
                                        + " “offcut undo \\S+” puts them back\n"),
                called.out());
        assertFalse(library.files().contains(".cache/videos/p1/scene-1-source.mp4"));
        Called list = offcut(environment, "list");
        assertTrue(list.out().contains("Undo until "), list.out());
        assertTrue(list.out().contains("puts them back"), list.out());
        assertEquals(0, offcut(environment, "clean", "p2").status());
    }

    @Test
    void saysWhatCouldNotBeHeld() throws IOException {
        noHoldFor(".cache/videos");
        Called called = offcut(environment, "clean", "p1", "--keep", "1h");
        assertEquals(1, called.status(), called.err());
        assertTrue(called.out().contains("held until"), called.out());
        assertTrue(
                called.out().contains("  .cache/videos/p1/scene-1-source.mp4: the folder"),
                called.out());
    }

    /** One file's failure would otherwise not stop the others. */
    @Test
    void putsEverythingBackIfOneFileFailsAndThatIsAskedFor() throws IOException {
        noHoldFor(".cache/videos");
        Map<String, String> before = library.checksums();
        Called strict = offcut(environment, "clean", "p1", "--strict", "--json");
        assertEquals(1, strict.status(), strict.out());
        assertEquals(List.of("failed"), outcomes(strict));
        var run = strict.json().getAsJsonArray("runs").get(0).getAsJsonObject();
        assertEquals(0, run.get("deletedFiles").getAsLong());
        assertFalse(run.getAsJsonArray("failed").isEmpty());
        assertTrue(strict.err().contains("--strict"), strict.err());
        assertTrue(strict.err().contains("files are back in place."), strict.err());
        assertEquals(before, HeldLibrary.withoutLock(library));

        Called others = offcut(environment, "clean", "p1", "--json");
        assertEquals(1, others.status(), others.out());
        run = others.json().getAsJsonArray("runs").get(0).getAsJsonObject();
        assertTrue(run.get("deletedFiles").getAsLong() > 0, "control: else the others go");
    }

    private void noHoldFor(String zone) throws IOException {
        Files.writeString(library.root().resolve(zone + "/.offcut"), "no folder can be made here");
    }

    @Test
    void beginsNothingMoreOnceItIsStopped() {
        Map<String, String> before = library.checksums();
        StopSignal stop = StopSignal.byHand();
        stop.ask();
        Called called = offcut(environment, Terminal.NONE, stop, "clean", "p1", "p2", "--json");
        assertEquals(130, called.status());
        assertEquals(List.of(), outcomes(called));
        assertEquals(before, library.checksums());
    }
}
