package app.offcut.ui.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.library.links.ZoneLink;
import app.offcut.library.links.ZoneLink.State;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksModelTest {
    private static final ZoneLink AUDIO =
            new ZoneLink(List.of(".cache", "audio"), "/disk/audio", State.UNTRUSTED);
    private static final ZoneLink CLIPS =
            new ZoneLink(List.of(".cache", "videos"), "/disk/clips", State.MOVED);

    private final SampleSession session = new SampleSession();
    private int opened;
    private final LinksModel model = new LinksModel(session, new SameThread(), () -> opened++);

    private Optional<ZoneLink> asked() {
        return model.askedProperty().get();
    }

    @Test
    void asksNothingWhereNothingIsALink() {
        model.look();
        assertEquals(Optional.empty(), asked());
        model.use();
        assertEquals(List.of(), session.agreed);
    }

    @Test
    void opensTheLibraryAgainAfterConsent() {
        session.links = List.of(AUDIO, CLIPS);
        model.look();
        assertEquals(Optional.of(AUDIO), asked());
        model.use();
        assertEquals(List.of(AUDIO), session.agreed);
        assertEquals(1, opened);
    }

    @Test
    void asksAboutEachOnce() {
        session.links = List.of(AUDIO, CLIPS);
        model.look();
        model.notNow();
        assertEquals(Optional.of(CLIPS), asked());
        model.notNow();
        assertEquals(Optional.empty(), asked());
        assertEquals(List.of(), session.agreed);
        assertEquals(0, opened);
    }

    @Test
    void saysWhyAFolderCannotBeUsedAndGoesOn() {
        session.links = List.of(AUDIO, CLIPS);
        session.trouble = Problem.usage("It is a disk.");
        model.look();
        model.use();
        assertEquals("It is a disk.", model.troubleProperty().get());
        assertEquals(0, opened);
        model.notNow();
        assertEquals("", model.troubleProperty().get());
        assertEquals(Optional.of(CLIPS), asked());
    }
}
