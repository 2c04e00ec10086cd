package app.offcut.cli;

import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;

/** One line about files that belong to no single project. */
final class AreaText {
    private AreaText() {}

    static String line(AreaTotal total, Instant now) {
        String name = Texts.of(total.area());
        if (total.oldestUse() == null || total.lastUse() == null)
            return Texts.of("cli.area.none", name);
        String size = Formats.onDisk(total.bytes(), total.allocatedBytes());
        return switch (total.area()) {
            case STOCK ->
                    Texts.of(
                            "cli.area.stock-cache",
                            name,
                            size,
                            total.files(),
                            ago(total.lastUse(), now),
                            ago(total.oldestUse(), now));
            case SCRATCH -> Texts.of("cli.area.scratch", name, size, total.files());
            case ORPHANS ->
                    Texts.of("cli.area.orphans", name, size, total.files(), total.entries());
        };
    }

    private static String ago(Instant then, Instant now) {
        return Formats.ago(Duration.between(then, now));
    }
}
