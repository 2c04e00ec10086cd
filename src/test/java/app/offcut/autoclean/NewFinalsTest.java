package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.FinalsSeen.Seen;
import app.offcut.autoclean.FinalsSeen.State;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.library.FileIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewFinalsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant RENDERED = NOON.minusSeconds(3_600);
    private final NewFinals finals = new NewFinals();

    @Test
    void leavesTheBacklogAlone() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of("a/final.mp4", seen(100, true)));
        assertEquals(Instant.MAX, finals.nextDue());
    }

    @Test
    void takesADiskThatWasPluggedInAgainForTheSame() {
        FinalFingerprint look =
                new FinalFingerprint(
                        "a", "a/final.mp4", new FileIdentity(77, 1), 100, RENDERED, NOON);
        finals.look(List.of(look), Map.of("a/final.mp4", seen(100, true)));
        assertEquals(Instant.MAX, finals.nextDue());
    }

    @Test
    void noticesAFinalThatCame() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of());
        assertEquals(List.of("a"), due(NOON.plusSeconds(2)));
    }

    @Test
    void noticesAFinalThatWasReplacedOrRewrittenInPlace() {
        Map<String, Seen> seen =
                Map.of(
                        "a/final.mp4", seen(100, true),
                        "b/final.mp4", seen(100, true));
        FinalFingerprint later =
                new FinalFingerprint(
                        "a",
                        "a/final.mp4",
                        new FileIdentity(5, 9),
                        100,
                        RENDERED.plusMillis(10),
                        NOON);
        finals.look(List.of(later, look("b", 2, 101, NOON)), seen);
        assertEquals(List.of("a", "b"), due(NOON.plusSeconds(2)));
    }

    @Test
    void noticesAFinalThatWasBrokenAtFirstSightButSaysSo() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of("a/final.mp4", seen(100, false)));
        assertTrue(finals.due(NOON.plusSeconds(10)).getFirst().knownBroken());
    }

    @Test
    void noLongerKnowsABrokenFinalThatChanged() {
        finals.look(List.of(look("a", 1, 150, NOON)), Map.of("a/final.mp4", seen(100, false)));
        assertFalse(finals.due(NOON.plusSeconds(2)).getFirst().knownBroken());
    }

    @Test
    void isDueAfterTwoSecondsThenAfterTenThenLessAndLessOften() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of());
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
        FinalFingerprint first = look("a", 1, 100, NOON);
        finals.look(List.of(first), Map.of());
        finals.look(List.of(look("a", 1, 100, NOON.plusSeconds(10))), Map.of());
        assertEquals(List.of(first), finals.due(NOON.plusSeconds(10)).getFirst().looks());
    }

    @Test
    void startsAnewWhenTheFinalGrows() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of());
        finals.look(List.of(look("a", 1, 200, NOON.plusSeconds(9))), Map.of());
        assertEquals(NOON.plusSeconds(11), finals.nextDue());
        laterAt(11);
        assertTrue(finals.unjudged());
        laterAt(19);
        assertFalse(finals.unjudged());
    }

    @Test
    void startsAnewWhenASecondFinalComes() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of());
        FinalFingerprint other =
                new FinalFingerprint("a", "A/final.mp4", null, 100, RENDERED, NOON.plusSeconds(1));
        finals.look(List.of(look("a", 1, 100, NOON.plusSeconds(1)), other), Map.of());
        assertEquals(2, finals.due(NOON.plusSeconds(3)).getFirst().looks().size());
    }

    @Test
    void forgetsAFinalThatWentOrWasDealtWithElsewhere() {
        finals.look(List.of(look("a", 1, 100, NOON), look("b", 2, 100, NOON)), Map.of());
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of("a/final.mp4", seen(100, true)));
        assertEquals(Instant.MAX, finals.nextDue());
    }

    @Test
    void tellsWhoseFinalsCameWentOrChanged() {
        assertEquals(
                Set.of(),
                finals.look(
                        List.of(
                                look("same", 1, 100, NOON),
                                look("gone", 2, 100, NOON),
                                look("grown", 3, 100, NOON)),
                        Map.of()));
        assertEquals(
                Set.of("gone", "grown", "new"),
                finals.look(
                        List.of(
                                look("same", 1, 100, NOON.plusSeconds(5)),
                                look("grown", 3, 101, NOON.plusSeconds(5)),
                                look("new", 4, 100, NOON.plusSeconds(5))),
                        Map.of()));
    }

    @Test
    void doesNotWaitForAVerdictWhileSwitchedOff() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of());
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
        finals.look(List.of(look("a", 1, 100, NOON), look("b", 2, 100, NOON)), Map.of());
        finals.due(NOON.plusSeconds(2)).forEach(NewFinal::off);
        finals.askAgain("b"::equals, NOON.plusSeconds(3));
        assertEquals(List.of("b"), due(NOON.plusSeconds(3)));
    }

    @Test
    void looksAfreshAfterAClockJump() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of());
        finals.forget();
        finals.look(List.of(look("a", 1, 100, NOON.plusSeconds(5_000))), Map.of());
        assertEquals(NOON.plusSeconds(5_002), finals.nextDue());
    }

    @Test
    void asksForAKnownBrokenFinalOnceUnlessItsRowsChange() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of("a/final.mp4", seen(100, false)));
        assertEquals(NOON.plusSeconds(10), finals.nextDue());
        finals.remark(Map.of(), NOON.plusSeconds(5));
        NewFinal one = finals.due(NOON.plusSeconds(10)).getFirst();
        one.later(NOON.plusSeconds(10), BackOff.LONGEST_OF_ALL);
        assertEquals(NOON.plusSeconds(3_610), finals.nextDue());
        finals.remark(Map.of("a", "complete"), NOON.plusSeconds(60));
        assertEquals(List.of("a"), due(NOON.plusSeconds(60)));
    }

    @Test
    void isDueWhenItsRowsChangeButNotBeforeTheGateCouldPass() {
        finals.look(List.of(look("a", 1, 100, NOON)), Map.of());
        laterAt(2);
        finals.remark(Map.of("a", "active"), NOON.plusSeconds(3));
        assertEquals(List.of("a"), due(NOON.plusSeconds(3)), "nobody knows what the gate read");
        laterAt(3);
        finals.remark(Map.of("a", "active"), NOON.plusSeconds(4));
        assertEquals(List.of(), due(NOON.plusSeconds(4)));
        finals.remark(Map.of("a", "complete"), NOON.plusMillis(500));
        assertEquals(NOON.plusSeconds(2), finals.nextDue());
    }

    @Test
    void looksAtSomeAndKeepsTheOthers() {
        finals.look(List.of(look("a", 1, 100, NOON), look("b", 2, 100, NOON)), Map.of());
        var later = NOON.plusSeconds(1);
        assertEquals(
                Set.of("b", "c"),
                finals.look(
                        Set.of("a", "b", "c", "nobody"),
                        List.of(look("a", 1, 100, later), look("c", 3, 100, later)),
                        Map.of()));
        assertEquals(Set.of("a", "c"), finals.projects());
        assertEquals(List.of("a", "c"), due(NOON.plusSeconds(3)));
    }

    @Test
    void saysNothingTwiceInARow() {
        NewFinal one = new NewFinal("a", List.of(look("a", 1, 100, NOON)), NewFinal.Kind.NEW);
        assertTrue(one.news(new Event.Waiting("a", "broken")));
        assertFalse(one.news(new Event.Waiting("a", "broken")));
        assertTrue(one.news(new Event.Problem("broken")));
    }

    private void laterAt(int seconds) {
        Instant now = NOON.plusSeconds(seconds);
        finals.due(now).forEach(f -> f.later(now));
    }

    private List<String> due(Instant now) {
        return finals.due(now).stream().map(NewFinal::projectId).toList();
    }

    private static FinalFingerprint look(String id, long inode, long bytes, Instant at) {
        return new FinalFingerprint(
                id, id + "/final.mp4", new FileIdentity(5, inode), bytes, RENDERED, at);
    }

    private static Seen seen(long bytes, boolean good) {
        return new Seen(bytes, RENDERED, good ? State.DONE : State.BROKEN);
    }
}
