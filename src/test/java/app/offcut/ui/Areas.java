package app.offcut.ui;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.GoReason;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.plan.SampleAreaPlan;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.survey.AreaRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.ShownOnly;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The areas of a made-up library. */
public final class Areas {
    private static final long MB = 1_000_000;

    private Areas() {}

    /** Stock footage, scratch files of a cleanup that can be undone, and two deleted projects. */
    public static List<AreaRow> all() {
        Instant until = Rows.NOW.plus(Duration.ofMinutes(5));
        return List.of(
                row(Area.STOCK, 214, 214, 41_300 * MB, null),
                row(
                        Area.SCRATCH,
                        6,
                        6,
                        2 * MB,
                        new RowState.Held("20261122-105900-s", 31, 48 * MB, until)),
                row(Area.ORPHANS, 2, 57, 832 * MB, null));
    }

    private static AreaRow row(
            Area area, long entries, long files, long bytes, @Nullable RowState state) {
        Instant oldest = Rows.NOW.minus(Duration.ofDays(120));
        Instant last = Rows.NOW.minus(Duration.ofDays(3));
        return new AreaRow(new AreaTotal(area, entries, files, bytes, bytes, oldest, last), state);
    }

    /** The folders of two deleted projects, one of which was seen only today. */
    public static List<Survey.Orphan> orphans() {
        return List.of(
                new Survey.Orphan(
                        ".cache/videos/3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d",
                        Category.SEGMENTS,
                        new Amount(41, 790 * MB),
                        Rows.NOW.minus(Duration.ofDays(12)),
                        null),
                new Survey.Orphan(
                        ".cache/audio/projects/9c1d7a52-0b7c-4a55-8f0e-6f1c2b3a4d5e",
                        Category.AUDIO,
                        new Amount(16, 42 * MB),
                        Rows.NOW.minus(Duration.ofMinutes(3)),
                        StayReason.SEEN_ONCE));
    }

    /** What is only shown. */
    public static ShownOnly shown() {
        return new ShownOnly(
                List.of(new ShownOnly.Shown("output", new Amount(12, 640 * MB))),
                List.of(".cache/assembly/job-7", ".cache/assembly/job-9"));
    }

    /** Some clips that go, and one that a project names. */
    public static CleanupPlan plan(AreaChoice choice) {
        List<PlanItem> items =
                IntStream.range(0, 12)
                        .mapToObj(n ->
                                item(
                                        n,
                                        n == 3
                                                ? new Fate.Stays(
                                                        StayReason.SHARED_WITH, "Deep sea cables")
                                                : new Fate.Goes(GoReason.STOCK_UNUSED)))
                        .toList();
        return SampleAreaPlan.of(choice, items, List.of("The quiet engine"));
    }

    private static PlanItem item(int n, Fate fate) {
        String path = "assets/cache/dvids/" + (903_000 + n * 37) + ".mp4";
        long bytes = (70 + n * 13) * MB;
        return new PlanItem(path, Category.PROVIDER, bytes, bytes, 1, null, fate);
    }
}
