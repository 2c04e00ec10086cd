package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A part of a bar: some bytes of a category, all with the same fate. */
public record Share(Category category, Fate fate, long bytes) {
    /** What becomes of the bytes, in the order of a bar. */
    public enum Fate {
        /** A cleanup frees them now. */
        GOES,
        /** Of a kind that goes, but in use, shared, pinned or kept by the user. */
        STAYS,
        /** Never deleted. */
        KEPT,
        /** Cleaned up and not free yet, because it can be undone. */
        HELD
    }

    private static final Category[] CATEGORIES = Category.values();

    /** What a project takes. */
    public static List<Share> of(ProjectRow row) {
        ProjectUsage usage = row.usage();
        long[] goes = new long[CATEGORIES.length];
        addGoing(usage, 1, goes);
        return of(
                category -> usage.of(category).bytes(),
                category -> goes[category.ordinal()],
                row.inHold());
    }

    /** What the library takes; what goes adds up to what can be freed. */
    public static List<Share> of(Totals totals) {
        return of(
                totals::bytes,
                totals::goes,
                new HeldAmounts(totals.held(), totals.heldBytes(), 0, 0));
    }

    private static List<Share> of(
            ToLongFunction<Category> bytes, ToLongFunction<Category> goes, HeldAmounts inHold) {
        List<Share> shares = new ArrayList<>();
        for (Category category : RowText.DELETABLE)
            add(shares, category, Fate.GOES, goes.applyAsLong(category));
        for (Category category : RowText.DELETABLE)
            add(
                    shares,
                    category,
                    Fate.STAYS,
                    bytes.applyAsLong(category) - goes.applyAsLong(category));
        long finals = bytes.applyAsLong(Category.FINAL) + bytes.applyAsLong(Category.THUMBNAIL);
        add(shares, Category.FINAL, Fate.KEPT, finals);
        add(shares, Category.UNKNOWN, Fate.KEPT, bytes.applyAsLong(Category.UNKNOWN));
        add(shares, Category.UNKNOWN, Fate.HELD, inHold.heldBytes());
        return List.copyOf(shares);
    }

    private static void add(List<Share> shares, Category category, Fate fate, long bytes) {
        if (bytes > 0) shares.add(new Share(category, fate, bytes));
    }

    /**
     * Adds what a cleanup would free, by the number of its category. Their sum is measured; which
     * kinds it consists of is so too unless the user keeps some files: then what is shared counts
     * as staying first, then the kinds that are kept unless the user lets them go, then all alike.
     *
     * @param times -1 to subtract instead
     */
    static void addGoing(ProjectUsage usage, int times, long[] goes) {
        long left = usage.reclaimableBytes();
        if (left == 0) return;
        long most = 0;
        long kept = 0;
        for (Category category : RowText.DELETABLE) {
            most += bytes(usage, category);
            if (category.keptByDefault()) kept += bytes(usage, category);
        }
        boolean without = kept > 0 && left <= most - kept;
        if (without) most -= kept;
        left = Math.min(left, most);
        for (Category category : RowText.DELETABLE) {
            if (without && category.keptByDefault() || most == 0) continue;
            long its = bytes(usage, category);
            // multiplied as double: a long would overflow
            long part = its == most ? left : Math.round((double) left * its / most);
            goes[category.ordinal()] += times * part;
            left -= part;
            most -= its;
        }
    }

    private static long bytes(ProjectUsage usage, Category category) {
        long bytes = usage.of(category).bytes();
        return category == Category.PROVIDER ? Math.max(0, bytes - usage.sharedBytes()) : bytes;
    }

    public static long sum(List<Share> shares) {
        return shares.stream().mapToLong(Share::bytes).sum();
    }

    /** When the held space of a project is free; null if nothing of it is held. */
    public static @Nullable Instant back(ProjectRow row) {
        return row.state() instanceof RowState.Held held ? held.until() : null;
    }

    /**
     * {@code Segments 430 MB}, {@code Segments, stays for now: 90 MB}.
     *
     * @param back when held space is free; null if that is not known
     */
    public String words(@Nullable Instant back, Instant now) {
        String size = Formats.bytes(bytes);
        return switch (fate) {
            case GOES, KEPT -> Texts.of("ui.bar.part", Texts.of(category), size);
            case STAYS -> Texts.of("ui.bar.stays.of", Texts.of(category), size);
            case HELD -> Texts.of("ui.bar.part", coming(back, now), size);
        };
    }

    /** That held space is coming back, and when. */
    public static String coming(@Nullable Instant back, Instant now) {
        return back == null || !back.isAfter(now)
                ? Texts.of("ui.bar.held.soon")
                : Texts.of("ui.bar.held", Formats.moment(back, now));
    }
}
