package app.offcut.cleanup;

import static app.offcut.environment.Programs.run;
import static app.offcut.environment.Programs.succeeds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestEnvironment;
import app.offcut.environment.TestTurns;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.links.ZoneLink;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Absent is not empty: a zone that was there must be there, as it was, or nothing in the library is
 * deleted. Every look opens the library anew, as a command does.
 */
@DisabledOnOs(OS.WINDOWS)
@ResourceLock(TestTurns.MOUNTS)
class AbsentZoneTest {
    @TempDir Path folder;
    private SampleLibrary sample;
    private Path root;
    private Path away;

    @BeforeEach
    void seeALibrary() throws IOException {
        root = Files.createDirectory(folder.toRealPath().resolve("app"));
        away = folder.toRealPath().resolve("away");
        sample = SampleLibrary.in(root, Form.SHIPPED);
        sample.project("p1").scenes(1).download("dvids", "1").trimmed(1).finished();
        sample.project("p2").scenes(1).finished();
        assertEquals("ready", states());
    }

    private OpenLibrary open() {
        return LibraryOpener.open(root, TestEnvironment.in(folder));
    }

    /** Those of both projects, which must agree; asked in two ways. */
    private String states() {
        try (OpenLibrary library = open()) {
            Set<String> words =
                    library.survey().rows().stream()
                            .map(row -> row.state().word())
                            .collect(Collectors.toSet());
            words.add(library.row("p1").state().word());
            return String.join(" and ", words);
        }
    }

    private String why() {
        try (OpenLibrary library = open()) {
            CleanupPlan plan = library.plan("p2");
            assertEquals(List.of(Rule.ZONE_UNAVAILABLE), TestEngine.broken(plan.verdict()));
            return assertInstanceOf(Verdict.Refused.class, plan.verdict()).refusal().message();
        }
    }

    private Path place(Zone zone) {
        return root.resolve(zone.word());
    }

    /** Nothing goes, and it is ready again as soon as the zone is back. */
    private void refusesUntil(Back back) throws Exception {
        Map<String, String> before = sample.checksums();
        assertEquals("unavailable", states());
        try (OpenLibrary library = open()) {
            CleanupReport report =
                    library.cleanup()
                            .execute(
                                    library.plan("p1"),
                                    CleanupRequest.of(StartedBy.HAND),
                                    Progress.NONE);
            assertEquals(Outcome.REFUSED, report.outcome());
        }
        assertEquals(before, sample.checksums());
        back.bring();
        assertEquals("ready", states());
    }

    /** Whatever stands in the zone's place is taken away, and the zone put back there. */
    private void refusesUntilTheZoneIsBack(Zone zone, String why) throws Exception {
        assertTrue(why().contains(why), why());
        refusesUntil(() -> {
            Files.deleteIfExists(place(zone));
            Files.move(away, place(zone));
        });
    }

    private interface Back {
        void bring() throws Exception;
    }

    static List<Zone> zones() {
        return AiVideoLayout.LAYOUT.zones();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void refusesWhenAZoneIsMissing(Zone zone) throws Exception {
        Files.move(place(zone), away);
        refusesUntilTheZoneIsBack(zone, zone.word() + " is missing");
    }

    @Test
    void refusesWhenTheWholeCacheIsMissing() throws Exception {
        Files.move(root.resolve(".cache"), away);
        assertTrue(why().contains(".cache is missing"), why());
        refusesUntil(() -> Files.move(away, root.resolve(".cache")));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void refusesWhenAFileIsInAZonesPlace(Zone zone) throws Exception {
        Files.move(place(zone), away);
        Files.writeString(place(zone), "x");
        refusesUntilTheZoneIsBack(zone, zone.word() + " is not a folder");
    }

    @ParameterizedTest
    @MethodSource("zones")
    void refusesWhenALinkLeadsNowhere(Zone zone) throws Exception {
        Files.move(place(zone), away);
        Files.createSymbolicLink(place(zone), folder.resolve("nowhere"));
        refusesUntilTheZoneIsBack(zone, "which does not exist");
    }

    @ParameterizedTest
    @MethodSource("zones")
    void refusesWhenTheFolderOfAnAgreedLinkIsGone(Zone zone) throws Exception {
        Files.move(place(zone), away);
        Files.createSymbolicLink(place(zone), away);
        try (OpenLibrary library = open()) {
            library.zoneLinks().agree(library.zoneLinks().find().getFirst());
        }
        assertEquals("ready", states());
        Files.move(away, folder.resolve("unplugged"));
        refusesUntil(() -> Files.move(folder.resolve("unplugged"), away));
        Files.move(away, folder.resolve("unplugged"));
        Files.createDirectory(away);
        assertTrue(why().contains("not to the folder that you agreed to"), why());
        Files.delete(away);
        Files.move(folder.resolve("unplugged"), away);
        assertEquals("ready", states());
    }

    @Test
    void doesNotMissAZoneThatNeverWas() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        SampleLibrary fresh = SampleLibrary.in(other, Form.SHIPPED);
        fresh.project("p1").scenes(1).finished();
        assertTrue(Files.notExists(other.resolve("assets")));
        root = other;
        assertEquals("ready", states());
    }

    @Test
    void takesAnEmptyFolderOnTheSameDiskForEmpty() throws Exception {
        Files.move(place(AiVideoLayout.PROVIDER), away);
        Files.createDirectory(place(AiVideoLayout.PROVIDER));
        assertEquals("ready", states());
    }

    @ParameterizedTest
    @MethodSource("zones")
    void refusesWhenAZoneOfAMovedLibraryIsMissing(Zone zone) throws Exception {
        Files.move(place(zone), away);
        root = Files.move(root, folder.toRealPath().resolve("renamed"));
        assertEquals("unavailable", states());
        Files.move(away, place(zone));
        assertEquals("ready", states());
        root = Files.move(root, folder.toRealPath().resolve("app"));
        assertEquals("ready", states());
    }

    @Test
    void knowsNothingOfTheZonesOfALibraryThatAnotherReplaced() throws Exception {
        Files.move(root, away);
        Files.createDirectory(root);
        SampleLibrary fresh = SampleLibrary.in(root, Form.DOCUMENTED);
        fresh.project("p1").scenes(1).finished();
        assertTrue(Files.notExists(root.resolve("assets")));
        assertEquals("ready", states());
    }

    /** With a real disk of its own, in memory. */
    @ParameterizedTest
    @MethodSource("zones")
    @EnabledOnOs(OS.LINUX)
    void refusesAnEmptyMountPointWhoseDiskIsGone(Zone zone) throws Exception {
        Files.move(place(zone), away);
        Files.createDirectory(place(zone));
        Requirements.mounts(succeeds("mount", "-t", "tmpfs", "none", place(zone)));
        try {
            run("cp", "-a", away + "/.", place(zone));
            assertTrue(why().contains(zone.word() + " is on another disk"), why());
            try (OpenLibrary library = open()) {
                ZoneLink moved = library.zoneLinks().find().getFirst();
                assertEquals(ZoneLink.State.MOVED, moved.state());
                library.zoneLinks().agree(moved);
            }
            assertEquals("ready", states());
        } finally {
            run("umount", place(zone));
        }
        assertTrue(why().contains(zone.word() + " is on another disk"), why());
        assertEquals("unavailable", states());
    }
}
