package app.offcut.ui.projects.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.ui.Rows;
import app.offcut.ui.projects.list.Share.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bar shows what the number beside it counts. */
class ShareTest {
    private static final Instant UNTIL = Rows.NOW.plus(Duration.ofMinutes(5));

    private static long sum(List<Share> shares, Fate fate) {
        return shares.stream().filter(s -> s.fate() == fate).mapToLong(Share::bytes).sum();
    }

    private static ProjectRow row(String id, ProjectUsage usage, HeldAmounts inHold) {
        ProjectRow of = Rows.ready(id);
        return new ProjectRow(
                id,
                of.name(),
                of.lastActive(),
                1,
                usage,
                of.state(),
                null,
                null,
                null,
                false,
                inHold,
                0);
    }

    private static ProjectUsage usage(Random random) {
        Map<Category, Amount> amounts = new EnumMap<>(Category.class);
        long most = 0;
        for (Category category : Category.values()) {
            if (random.nextInt(3) == 0) continue;
            long bytes = random.nextLong(1L << random.nextInt(1, 45));
            amounts.put(category, new Amount(1, bytes));
            if (category.deletable()) most += bytes;
        }
        long downloads = amounts.getOrDefault(Category.PROVIDER, Amount.NONE).bytes();
        long shared = random.nextBoolean() ? 0 : random.nextLong(downloads + 1);
        most -= shared;
        long goes =
                switch (random.nextInt(3)) {
                    case 0 -> 0;
                    case 1 -> most;
                    default -> random.nextLong(most + 1);
                };
        return new ProjectUsage(amounts, goes, shared, Map.of());
    }

    @Test
    void showsAsSolidWhatCanBeFreedAndNoMoreOfAKindThanThereIs() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            ProjectUsage usage = usage(random);
            long held = random.nextInt(3);
            List<Share> shares = Share.of(row("p", usage, new HeldAmounts(1, held, 0, 0)));
            assertEquals(usage.reclaimableBytes(), sum(shares, Fate.GOES), usage::toString);
            assertEquals(usage.totalBytes() + held, Share.sum(shares), usage::toString);
            for (Category category : RowText.DELETABLE) {
                long its =
                        shares.stream()
                                .filter(share -> share.category() == category)
                                .mapToLong(Share::bytes)
                                .sum();
                assertEquals(usage.of(category).bytes(), its, usage::toString);
            }
            assertTrue(shares.stream().allMatch(share -> share.bytes() > 0));
        }
    }

    @Test
    void addsUpToTheHeadlineForTheWholeLibrary() {
        Random random = new Random(6);
        for (int i = 0; i < 200; i++) {
            List<ProjectRow> rows = new ArrayList<>();
            for (int n = 0; n < 20; n++) rows.add(row("p" + n, usage(random), HeldAmounts.NONE));
            RunningTotals running = RunningTotals.of(rows);
            Totals totals = running.totals(RunningTotals.Twice.NONE);
            assertEquals(totals.reclaimableBytes(), sum(Share.of(totals), Fate.GOES));
            for (ProjectRow row : rows.subList(1, rows.size())) running.takeOff(row);
            assertEquals(
                    RunningTotals.of(rows.subList(0, 1)).totals(RunningTotals.Twice.NONE),
                    running.totals(RunningTotals.Twice.NONE));
        }
    }

    /** A download that two projects share counts for each of them, but can go only once. */
    @Test
    void addsUpToTheHeadlineWhereProjectsShareDownloads() {
        ProjectRow one = Rows.ready("p1", 100, 20);
        ProjectRow other = Rows.ready("p2", 100, 30);
        RunningTotals running = RunningTotals.of(List.of(one, other));
        ProjectUsage library =
                new ProjectUsage(
                        Map.of(
                                Category.PROVIDER, new Amount(3, 120_000_000),
                                Category.SEGMENTS, new Amount(6, 50_000_000)),
                        170_000_000,
                        0,
                        Map.of());
        Totals totals = running.totals(running.twice(library));
        assertEquals(170_000_000, totals.reclaimableBytes());
        assertEquals(120_000_000, totals.goes(Category.PROVIDER));
        assertEquals(50_000_000, totals.goes(Category.SEGMENTS));
    }

    @Test
    void showsWhatIsKeptUnlessLetGoAsStaying() {
        Map<Category, Amount> amounts =
                Map.of(
                        Category.NARRATION, new Amount(1, 40),
                        Category.SEGMENTS, new Amount(1, 60));
        List<Share> shares =
                Share.of(row("p", new ProjectUsage(amounts, 60, 0, Map.of()), HeldAmounts.NONE));
        assertEquals(
                List.of(
                        new Share(Category.SEGMENTS, Fate.GOES, 60),
                        new Share(Category.NARRATION, Fate.STAYS, 40)),
                shares);
    }

    @Test
    void saysWhenHeldSpaceComesBack() {
        ProjectRow held = Rows.held("p1", "Salt", 704);
        Share share = Share.of(held).getLast();
        assertEquals(new Share(Category.UNKNOWN, Fate.HELD, 704_000_000), share);
        assertEquals(UNTIL, Share.back(held));
        String words = share.words(Share.back(held), Rows.NOW);
        assertTrue(words.startsWith("Coming back by ") && words.endsWith("704 MB"), words);
        assertEquals("Coming back soon 704 MB", share.words(UNTIL, UNTIL));
        ProjectRow later =
                held.with(new RowState.Held("run", 1, 1, UNTIL.plus(Duration.ofHours(1))));
        Totals totals =
                RunningTotals.of(Arrays.asList(held, later)).totals(RunningTotals.Twice.NONE);
        assertEquals(UNTIL.plus(Duration.ofHours(1)), totals.heldUntil());
    }
}
