package app.offcut.ui.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Notice.Action;
import app.offcut.ui.fx.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DigestTest {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Digest digest = new Digest(() -> now);

    private Notice add(String title, int secondsLater) {
        now = now.plusSeconds(secondsLater);
        return digest.add(Notice.done(title, "text").offering(new Action("Undo", () -> {})));
    }

    @Test
    void passesOnASingleNotice() {
        Notice alone = Notice.done("Ice cores: freed 1.1 GB", "52 files deleted");
        assertSame(alone, digest.add(alone));
        now = now.plusSeconds(60);
        assertEquals("Tea", add("Tea", 0).title());
    }

    @Test
    void combinesNoticesOfAMinute() {
        add("A: freed 1 GB", 0);
        Notice two = add("B: freed 2 GB", 30);
        assertEquals("2 messages", two.title());
        assertEquals("A: freed 1 GB · B: freed 2 GB", two.text());
        assertEquals(Kind.DONE, two.kind());
        assertNull(two.action(), "a button could only mean one of them");
        add("C", 10);
        assertEquals("A: freed 1 GB · B: freed 2 GB · C · and 1 more", add("D", 19).text());
        assertEquals("E", add("E", 1).title());
    }

    @Test
    void isTroubleIfAnyNoticeIs() {
        add("A", 0);
        assertEquals(Kind.TROUBLE, digest.add(Notice.trouble("B", "failed")).kind());
    }

    @Test
    void replacesOlderNoticesAboutTheSameSubject() {
        digest.add(Notice.done("Cleaned up “A”", "").about("run 1"));
        assertEquals(
                "“A” was put back",
                digest.add(Notice.done("“A” was put back", "").about("run 1")).title());
    }

    @Test
    void startsOverAfterTheClockWasSetBack() {
        add("A", 0);
        now = now.minus(Duration.ofHours(3));
        assertEquals("B", add("B", 0).title());
    }
}
