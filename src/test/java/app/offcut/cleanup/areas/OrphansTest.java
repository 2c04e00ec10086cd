package app.offcut.cleanup.areas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.Survey;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Folders of projects that were deleted in the generator. */
class OrphansTest extends AreaFixture {
    private static final AreaChoice ALL = AreaChoice.of(Area.ORPHANS);
    private static final String CLIP = ".cache/videos/gone/scene-1-source.mp4";
    private static final String SPEECH = ".cache/audio/projects/gone/scene-1.mp3";
    private static final String JOB = ".cache/assembly/gone-job/concatenated.mp4";

    private Instant first;

    @BeforeEach
    void leftovers() {
        for (String path : List.of(CLIP, SPEECH, JOB)) sample.file(path, 800, sample.longAgo());
        first = sample.now();
    }

    /** Seen today, and again two days later. */
    private void seenTwice() {
        seen(first);
        seen(first.plus(Duration.ofDays(2)));
    }

    private void seen(Instant at) {
        if (engine == null) open();
        engine.at = at;
        engine.surveyor.survey();
    }

    @Test
    void goesOnceItWasSeenOnTwoDays() {
        seenTwice();
        assertEquals(Set.of(CLIP, SPEECH, JOB), plan(ALL).going());
        assertEquals(List.of(), broken(ALL));
        assertEquals(Outcome.COMPLETE, engine.execute(plan(ALL)).outcome());
        assertFalse(Files.exists(at(".cache/videos/gone")));
        assertTrue(Files.exists(at(".cache/videos/p1")));
    }

    @Test
    void isListedWithWhenItWasFirstSeen() {
        seen(first);
        assertEquals(Map.of(first, StayReason.SEEN_ONCE), listed());
        seen(first.plus(Duration.ofDays(2)));
        Map<Instant, StayReason> settled = new HashMap<>();
        settled.put(first, null);
        assertEquals(settled, listed());
    }

    /** Why each stays, by when it was first seen. */
    private Map<Instant, StayReason> listed() {
        Map<Instant, StayReason> listed = new HashMap<>();
        for (Survey.Orphan one : engine.surveyor.survey().orphans())
            listed.put(one.firstSeen(), one.stays());
        return listed;
    }

    @Test
    void isListedAsUncertainWhileTheRecordsAre() {
        sample.sql("DELETE FROM projects");
        seen(first);
        for (Survey.Orphan one : engine.surveyor.survey().orphans())
            assertEquals(StayReason.REFERENCE_UNKNOWN, one.stays());
    }

    @Test
    void staysWhileItWasSeenOnce() {
        seen(first);
        stays(ALL, StayReason.SEEN_ONCE, CLIP);
        seen(first.plusSeconds(1));
        stays(ALL, StayReason.SEEN_ONCE, CLIP);
    }

    @Test
    void aMinuteAcrossMidnightIsNoSecondDay() {
        Instant midnight =
                first.atZone(ZoneId.systemDefault())
                        .toLocalDate()
                        .plusDays(3)
                        .atTime(LocalTime.MIDNIGHT)
                        .atZone(ZoneId.systemDefault())
                        .toInstant();
        seen(midnight.minusSeconds(60));
        engine.at = midnight.plusSeconds(60);
        stays(ALL, StayReason.SEEN_ONCE, CLIP);
        engine.at = midnight.plusSeconds(3600);
        goes(ALL, CLIP);
    }

    @Test
    void aClockThatWasSetBackStartsAgain() {
        seen(first.plus(Duration.ofDays(30)));
        seen(first);
        engine.at = first.plus(Duration.ofHours(1));
        assertEquals(Set.of(), plan(ALL).going());
        engine.at = first.plus(Duration.ofDays(2));
        goes(ALL, CLIP);
    }

    @Test
    void aFolderThatWasAProjectMeanwhileStartsAgain() {
        seen(first);
        sample.project("gone");
        seen(first.plus(Duration.ofDays(2)));
        sample.sql("DELETE FROM projects WHERE id = 'gone'");
        seen(first.plus(Duration.ofDays(4)));
        stays(ALL, StayReason.SEEN_ONCE, CLIP);
    }

    @Test
    void staysBesideItsFinal() {
        sample.file("public/videos/gone/final.mp4", 9000, sample.longAgo());
        seenTwice();
        stays(ALL, StayReason.FINAL_THERE, CLIP);
        stays(ALL, StayReason.FINAL_THERE, SPEECH);
        goes(ALL, JOB);
    }

    @Test
    void anUnknownFileAndALinkStay() throws Exception {
        sample.file(".cache/videos/gone/notes.txt", 9, sample.longAgo());
        Files.createLink(at(".cache/assembly/gone-job/copy.mp4"), at("public/videos/p1/final.mp4"));
        Files.createSymbolicLink(at(".cache/assembly/gone-job/there.mp4"), at(CLIP));
        seenTwice();
        stays(ALL, StayReason.UNKNOWN_FILE, ".cache/videos/gone/notes.txt");
        stays(ALL, StayReason.PROTECTED_IDENTITY, ".cache/assembly/gone-job/copy.mp4");
        stays(ALL, StayReason.LINK, ".cache/assembly/gone-job/there.mp4");
        goes(ALL, CLIP);
    }

    @Test
    void anythingLikeAFinalKeepsItsFolder() {
        sample.file(".cache/assembly/gone-job/final.mp4", 9, sample.longAgo());
        seenTwice();
        stays(ALL, StayReason.FINAL_THERE, JOB);
    }

    @Test
    void youngerWorkStays() {
        sample.file(".cache/videos/gone/scene-2-source.mp4", 9, first.plus(Duration.ofDays(1)));
        seen(first);
        seen(first.plus(Duration.ofHours(47)));
        stays(ALL, StayReason.TOO_NEW, CLIP);
    }

    @Test
    void aTwinOfAProjectStays() {
        sample.project("GONE").scenes(1);
        seenTwice();
        stays(ALL, StayReason.REFERENCE_UNKNOWN, CLIP);
    }

    @Test
    void whatARowNamesStays() {
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE project_id = 'p1'", SPEECH);
        seenTwice();
        stays(ALL, StayReason.REFERENCE_UNKNOWN, SPEECH);
    }

    @Test
    void anEmptyDatabaseMakesNoOrphan() {
        seen(first);
        sample.sql("DELETE FROM projects");
        seen(first.plus(Duration.ofDays(2)));
        assertEquals(List.of(Rule.RECORDS_UNSURE), broken(ALL));
    }

    @Test
    void theDatabaseOfAnotherLibraryMakesNone() {
        seenTwice();
        sample.sql("DELETE FROM projects");
        sample.project("elsewhere").scenes(0);
        assertEquals(List.of(Rule.RECORDS_UNSURE), broken(ALL));
    }

    @Test
    void anIncompleteDatabaseMakesNone() {
        seenTwice();
        sample.sql("DROP TABLE visual_suggestions");
        assertEquals(List.of(Rule.RECORDS_UNSURE), broken(ALL));
    }

    @Test
    void whereNoJobIsRecordedNoJobIsAnOrphan() {
        seenTwice();
        sample.sql("DROP TABLE assembly_jobs");
        stays(ALL, StayReason.REFERENCE_UNKNOWN, JOB);
        goes(ALL, CLIP);
    }

    @Test
    void comesBackByteForByte() {
        seenTwice();
        Map<String, String> before = withoutOffcut();
        CleanupReport report = engine.execute(plan(ALL), HOLDING);
        assertEquals(Outcome.HELD, report.outcome());
        engine.surveyor.survey();
        engine.cleanup.undo(Objects.requireNonNull(report.run()));
        assertEquals(before, withoutOffcut());
    }

    @Test
    void isErasedLaterAlthoughItIsSeenNoMore() {
        seenTwice();
        CleanupReport report = engine.execute(plan(ALL), HOLDING);
        engine.surveyor.survey();
        CleanupReport purged = engine.cleanup.purge(Objects.requireNonNull(report.run()));
        assertEquals(Outcome.COMPLETE, purged.outcome());
        assertEquals(2400, purged.freedBytes());
    }

    @Test
    void comesBackIfItsRowComesBack() {
        seenTwice();
        Map<String, String> before = withoutOffcut();
        CleanupReport report = engine.execute(plan(ALL), HOLDING);
        sample.project("gone");
        isRefused(
                engine.cleanup.purge(Objects.requireNonNull(report.run())),
                Rule.REFERENCES_CHANGED);
        assertEquals(before, withoutOffcut());
    }

    @Test
    void staysIfItsRowComesBackBeforeItMoves() {
        seenTwice();
        CleanupPlan plan = plan(ALL);
        sample.project("gone");
        engine.execute(plan);
        assertTrue(Files.exists(at(CLIP)));
        assertTrue(Files.exists(at(SPEECH)));
    }

    @Test
    void whatARowNamesAsAFinalKeepsItsFolder() {
        sample.file(".cache/videos/gone/film.mp4", 9, sample.longAgo());
        sample.sql("UPDATE projects SET video_path = '.cache/videos/gone/film.mp4'");
        seenTwice();
        stays(ALL, StayReason.FINAL_THERE, CLIP);
        goes(ALL, SPEECH);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsStillWrittenKeepsItsFolder() throws Exception {
        seenTwice();
        try (RandomAccessFile _ = new RandomAccessFile(at(JOB).toFile(), "rw")) {
            stays(ALL, StayReason.TOO_NEW, JOB);
            goes(ALL, CLIP);
        }
        goes(ALL, JOB);
    }

    @Test
    void aFolderThatNoProjectCanHaveStays() {
        sample.file(".cache/videos/aux/scene-1-source.mp4", 9, sample.longAgo());
        seenTwice();
        stays(ALL, StayReason.UNKNOWN_FILE, ".cache/videos/aux/scene-1-source.mp4");
    }

    @Test
    void theFolderOfAJobIsNone() {
        open();
        assertEquals(
                List.of(".cache/assembly/gone-job"),
                engine.surveyor.survey().orphans().stream()
                        .map(Survey.Orphan::path)
                        .filter(path -> path.contains("assembly"))
                        .toList());
    }
}
