package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.FinalsSeen.Seen;
import app.offcut.autoclean.FinalsSeen.State;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.files.FileIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewFinalsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant RENDERED = NOON.minusSeconds(3_600);
    private static final FileIdentity IDENTITY = new FileIdentity(5, 1);
    private final NewFinals finals = new NewFinals(Duration.ZERO);

    /** Its disk was plugged in again and has another device number. */
    @Test
    void leavesTheBacklogAlone() {
        var other = new FileIdentity(77, 1);
        var look = new FinalFingerprint("a", "a/final.mp4", other, 100, RENDERED, NOON);
        finals.look(List.of(look), seen("a", true));
        assertEquals(Instant.MAX, finals.nextDue());
    }

    @Test
    void noticesAFinalThatWasReplacedOrRewrittenInPlace() {
        var later = RENDERED.plusMillis(10);
        var replaced = new FinalFingerprint("a", "a/final.mp4", IDENTITY, 100, later, NOON);
        finals.look(List.of(replaced), seen("a", true));
        assertEquals(List.of("a"), due(NOON.plusSeconds(2)));
        finals.look(List.of(look("b", 101, NOON)), seen("b", true));
        assertEquals(List.of("b"), due(NOON.plusSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({"100, true", "150, false"})
    void knowsAFinalThatWasBrokenAtFirstSightUntilItChanges(long bytes, boolean known) {
        finals.look(List.of(look("a", bytes, NOON)), seen("a", false));
        assertEquals(known, finals.due(NOON.plusSeconds(10)).getFirst().knownBroken());
    }

    @Test
    void isDueAfterTwoSecondsThenAfterTenThenLessAndLessOften() {
        look(look("a", NOON));
        assertEquals(List.of(), due(NOON.plusMillis(1_999)));
        laterAt(2);
        assertEquals(NOON.plusSeconds(10), finals.nextDue());
        laterAt(10);
        assertEquals(NOON.plusSeconds(12), finals.nextDue());
        laterAt(12);
        assertEquals(NOON.plusSeconds(17), finals.nextDue());
    }

    @Test
    void keepsTheFirstOfEqualLooks() {
        FinalFingerprint first = look("a", NOON);
        look(first);
        look(look("a", NOON.plusSeconds(10)));
        assertEquals(List.of(first), finals.due(NOON.plusSeconds(10)).getFirst().looks());
    }

    @Test
    void startsAnewWhenTheFinalGrows() {
        look(look("a", NOON));
        look(look("a", 200, NOON.plusSeconds(9)));
        assertEquals(NOON.plusSeconds(11), finals.nextDue());
        laterAt(11);
        assertTrue(finals.unjudged());
        laterAt(19);
        assertFalse(finals.unjudged());
    }

    @Test
    void startsAnewWhenASecondFinalComes() {
        look(look("a", NOON));
        var later = NOON.plusSeconds(1);
        var other = new FinalFingerprint("a", "A/final.mp4", null, 100, RENDERED, later);
        look(look("a", later), other);
        assertEquals(2, finals.due(NOON.plusSeconds(3)).getFirst().looks().size());
    }

    @Test
    void forgetsAFinalThatWentOrWasDealtWithElsewhere() {
        look(look("a", NOON), look("b", NOON));
        finals.look(List.of(look("a", NOON)), seen("a", true));
        assertEquals(Instant.MAX, finals.nextDue());
    }

    @Test
    void returnsWhoseFinalsCameWentOrChanged() {
        Instant later = NOON.plusSeconds(5);
        assertEquals(Set.of(), look(look("same", NOON), look("gone", NOON), look("grown", NOON)));
        assertEquals(
                Set.of("gone", "grown", "new"),
                look(look("same", later), look("grown", 101, later), look("new", later)));
    }

    @Test
    void doesNotWaitForAVerdictWhileSwitchedOff() {
        look(look("a", NOON));
        NewFinal one = finals.due(NOON.plusSeconds(2)).getFirst();
        assertFalse(finals.anyOff());
        one.off();
        assertFalse(finals.unjudged());
        assertTrue(finals.anyOff());
        assertEquals(Instant.MAX, finals.nextDue());
        finals.switchedOn(NOON.plusSeconds(12));
        assertFalse(finals.anyOff());
        assertEquals(NOON.plusSeconds(12), finals.nextDue());
    }

    @Test
    void asksAgainOnlyForTheProjectsThatAreMeant() {
        look(look("a", NOON), look("b", NOON));
        finals.due(NOON.plusSeconds(2)).forEach(NewFinal::off);
        finals.askAgain("b"::equals, NOON.plusSeconds(3));
        assertEquals(List.of("b"), due(NOON.plusSeconds(3)));
    }

    @Test
    void looksAfreshAfterAClockJump() {
        look(look("a", NOON));
        finals.forget();
        look(look("a", NOON.plusSeconds(5_000)));
        assertEquals(NOON.plusSeconds(5_002), finals.nextDue());
    }

    @Test
    void asksForAKnownBrokenFinalOnceUnlessItsRowsChange() {
        finals.look(List.of(look("a", NOON)), seen("a", false));
        assertEquals(NOON.plusSeconds(10), finals.nextDue());
        finals.remark(Map.of(), NOON.plusSeconds(5));
        NewFinal one = finals.due(NOON.plusSeconds(10)).getFirst();
        one.later(NOON.plusSeconds(10), BackOff.MAX_DELAY_IF_UNCHANGED);
        assertEquals(NOON.plusSeconds(3_610), finals.nextDue());
        finals.remark(Map.of("a", "complete"), NOON.plusSeconds(60));
        assertEquals(List.of("a"), due(NOON.plusSeconds(60)));
    }

    @Test
    void isDueWhenItsRowsChangeButNotBeforeTheGateCouldPass() {
        look(look("a", NOON));
        laterAt(2);
        finals.remark(Map.of("a", "active"), NOON.plusSeconds(3));
        assertEquals(List.of("a"), due(NOON.plusSeconds(3)), "nobody knows what the gate read");
        laterAt(3);
        finals.remark(Map.of("a", "active"), NOON.plusSeconds(4));
        assertEquals(List.of(), due(NOON.plusSeconds(4)));
        finals.remark(Map.of("a", "complete"), NOON.plusMillis(500));
        assertEquals(NOON.plusSeconds(2), finals.nextDue());
    }

    /** The first check tells what the project waits for, the second comes when it may pass. */
    @ParameterizedTest
    @CsvSource({"-60, 240", "0, 300", "5000, 300", "-295, 10", "-3600, 10"})
    void isDueWhenTheQuietTimeOfTheNewestFinalIsOver(int modified, int due) {
        NewFinals quiet = new NewFinals(Duration.ofMinutes(5));
        quiet.look(
                List.of(look("a", NOON.minusSeconds(7_200), 1), look("a", made(modified), 2)),
                Map.of());
        assertEquals(NOON.plusSeconds(2), quiet.nextDue());
        NewFinal one = quiet.due(NOON.plusSeconds(2)).getFirst();
        one.later(NOON.plusSeconds(2), BackOff.MAX_DELAY_IF_UNCHANGED);
        assertEquals(NOON.plusSeconds(due), quiet.nextDue());
        assertTrue(quiet.unjudged());
        one.remark("complete", NOON.plusSeconds(3));
        assertEquals(NOON.plusSeconds(due), quiet.nextDue(), "no record makes it quiet");
        one.stir(NOON.plusSeconds(4));
        assertEquals(NOON.plusSeconds(due), quiet.nextDue(), "nor does another file");
    }

    @Test
    void isDueEarlierForAnotherFileButNotAgainAndAgain() {
        look(look("a", NOON));
        finals.stir(Set.of("a", "nobody"), NOON.plusSeconds(1));
        assertEquals(NOON.plusSeconds(2), finals.nextDue());
        Instant refused = NOON.plusSeconds(100);
        NewFinal one = finals.due(refused).getFirst();
        for (int i = 0; i < 20; i++) one.later(refused, BackOff.MAX_DELAY_IF_UNCHANGED);
        for (int second = 1; second < 30; second++)
            finals.stir(Set.of("a"), refused.plusSeconds(second));
        assertEquals(refused.plusSeconds(30), finals.nextDue());
        one.later(refused.plusSeconds(30), BackOff.MAX_DELAY_IF_UNCHANGED);
        finals.stir(Set.of("a"), refused.plusSeconds(400));
        assertEquals(List.of("a"), due(refused.plusSeconds(400)));
        one.off();
        finals.stir(Set.of("a"), refused.plusSeconds(800));
        assertEquals(Instant.MAX, finals.nextDue());
    }

    /** Each file is seen for itself. */
    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false"})
    void isNewWhileOneOfItsFinalsIs(int seen, boolean isNew) {
        List<FinalFingerprint> three =
                List.of(look("a", RENDERED, 1), look("a", RENDERED, 2), look("a", RENDERED, 3));
        Map<String, Seen> before = new HashMap<>();
        for (FinalFingerprint one : three.subList(0, seen))
            before.put(one.path(), new Seen(100, RENDERED, State.DONE));
        finals.look(three, before);
        assertEquals(isNew ? List.of("a") : List.of(), due(NOON.plusSeconds(2)));
    }

    private static Instant made(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static FinalFingerprint look(String id, Instant modified, int number) {
        String path = id + "/final-" + number + ".mp4";
        return new FinalFingerprint(id, path, IDENTITY, 100, modified, NOON);
    }

    @Test
    void looksAtSomeAndKeepsTheOthers() {
        look(look("a", NOON), look("b", NOON));
        var later = NOON.plusSeconds(1);
        assertEquals(
                Set.of("b", "c"),
                finals.look(
                        Set.of("a", "b", "c", "nobody"),
                        List.of(look("a", later), look("c", later)),
                        Map.of()));
        assertEquals(Set.of("a", "c"), finals.projects());
        assertEquals(List.of("a", "c"), due(NOON.plusSeconds(3)));
    }

    @Test
    void saysNothingTwiceInARow() {
        NewFinal one =
                new NewFinal("a", List.of(look("a", NOON)), NewFinal.Kind.NEW, Duration.ZERO);
        assertTrue(one.news(new Event.Waiting("a", "broken")));
        assertFalse(one.news(new Event.Waiting("a", "broken")));
        assertTrue(one.news(new Event.Failed("broken")));
    }

    private void laterAt(int seconds) {
        Instant now = NOON.plusSeconds(seconds);
        finals.due(now).forEach(f -> f.later(now));
    }

    private List<String> due(Instant now) {
        return finals.due(now).stream().map(NewFinal::projectId).toList();
    }

    /** At finals of which none was dealt with. */
    private Set<String> look(FinalFingerprint... looks) {
        return finals.look(List.of(looks), Map.of());
    }

    private static FinalFingerprint look(String id, Instant at) {
        return look(id, 100, at);
    }

    private static FinalFingerprint look(String id, long bytes, Instant at) {
        return new FinalFingerprint(id, id + "/final.mp4", IDENTITY, bytes, RENDERED, at);
    }

    /** The record of a final of 100 bytes. */
    private static Map<String, Seen> seen(String id, boolean good) {
        var state = good ? State.DONE : State.BROKEN;
        return Map.of(id + "/final.mp4", new Seen(100, RENDERED, state));
    }
}
