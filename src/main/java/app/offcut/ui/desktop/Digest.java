package app.offcut.ui.desktop;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Combines the notices of one minute. Not thread-safe. */
final class Digest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int NAMED = 3;

    private final InstantSource clock;
    private final List<Notice> collected = new ArrayList<>();
    private Instant first = Instant.MIN;

    Digest(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The notice to show in place of all of this minute; the notice itself if it is the only one.
     */
    Notice add(Notice notice) {
        Instant now = clock.instant();
        if (over(now)) {
            collected.clear();
            first = now;
        }
        String about = notice.about();
        if (about != null) collected.removeIf(older -> about.equals(older.about()));
        collected.add(notice);
        return collected.size() == 1 ? notice : sum();
    }

    /** Whether a new minute has begun, so that the shown notification stays unchanged. */
    boolean over(Instant now) {
        // a clock that was set back starts a new minute too
        return now.isBefore(first) || !now.isBefore(first.plus(MINUTE));
    }

    private Notice sum() {
        String titles =
                collected.stream()
                        .limit(NAMED)
                        .map(Notice::title)
                        .collect(Collectors.joining(" · "));
        int more = collected.size() - NAMED;
        String text = more > 0 ? Texts.of("desktop.and-more", titles, more) : titles;
        String title = Texts.of("desktop.several", collected.size());
        boolean trouble = collected.stream().anyMatch(notice -> notice.kind() == Kind.TROUBLE);
        return trouble ? Notice.trouble(title, text) : Notice.done(title, text);
    }
}
