package app.offcut.cleanup.survey;

import app.offcut.database.LibraryMemory;
import app.offcut.database.Sql;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.Disk;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The library and its disk day by day, in offcut.db: the last measurement of each day, where the
 * user lives. Of days more than 90 days ago, one a week is kept; of those more than a year ago,
 * none.
 */
public final class MeasuredDays {
    private static final List<String> TABLES = List.of("measured_day", "disk_day");

    /** Monday to Sunday: the Julian day of a Monday can be divided by seven. */
    private static final String WEEK = "CAST(julianday(day) + 0.5 AS INTEGER) / 7";

    private static final int DAILY = 90;
    private static final int YEAR = 365;

    private final LibraryMemory memory;

    public MeasuredDays(LibraryMemory memory) {
        this.memory = memory;
    }

    /**
     * One day.
     *
     * @param amounts of every category, including what belongs to no single project, without what
     *     is held
     * @param disk null if its size was unknown
     */
    public record Day(LocalDate date, Map<Category, Amount> amounts, @Nullable Disk disk) {
        public long bytes(Category category) {
            return amounts.getOrDefault(category, Amount.NONE).bytes();
        }

        /** The total of the categories that can go at all. */
        public long deletableBytes() {
            return amounts.entrySet().stream()
                    .filter(one -> one.getKey().deletable())
                    .mapToLong(one -> one.getValue().bytes())
                    .sum();
        }

        /** The total of all categories. */
        public long bytes() {
            return amounts.values().stream().mapToLong(Amount::bytes).sum();
        }
    }

    /** The days up to this one, in order; ignores those that a wrong clock left in the future. */
    public List<Day> read(LocalDate today) {
        Map<LocalDate, Day> days = new TreeMap<>();
        memory.query(sql -> {
            Map<LocalDate, Disk> disks = disks(sql, today);
            return sql.list(
                    "SELECT day, category, files, bytes, allocated_bytes FROM measured_day"
                            + " WHERE library_id = ? AND day <= ?",
                    row -> {
                        LocalDate date = LocalDate.parse(row.getString("day"));
                        Amount amount =
                                new Amount(
                                        row.getLong("files"),
                                        row.getLong("bytes"),
                                        row.getLong("allocated_bytes"));
                        return days.computeIfAbsent(
                                        date,
                                        _ ->
                                                new Day(
                                                        date,
                                                        new EnumMap<>(Category.class),
                                                        disks.get(date)))
                                .amounts()
                                .merge(
                                        Category.named(row.getString("category")),
                                        amount,
                                        Amount::plus);
                    },
                    memory.id(),
                    today.toString());
        });
        return List.copyOf(days.values());
    }

    private Map<LocalDate, Disk> disks(Sql sql, LocalDate today) throws SQLException {
        Map<LocalDate, Disk> disks = new TreeMap<>();
        sql.list(
                "SELECT day, free_bytes, total_bytes FROM disk_day"
                        + " WHERE library_id = ? AND day <= ?",
                row ->
                        disks.put(
                                LocalDate.parse(row.getString("day")),
                                new Disk(row.getLong("free_bytes"), row.getLong("total_bytes"))),
                memory.id(),
                today.toString());
        return disks;
    }

    /** Replaces what was stored of this day. */
    void store(Survey survey, @Nullable Disk disk) {
        LocalDate today = LocalDate.ofInstant(survey.measuredAt(), ZoneId.systemDefault());
        List<@Nullable Object[]> rows = new ArrayList<>();
        amounts(survey).forEach((category, amount) -> rows.add(values(today, category, amount)));
        memory.change(sql -> {
            // once a day is enough
            if (!sql.exists(
                    "SELECT 1 FROM measured_day WHERE library_id = ? AND day = ?",
                    memory.id(),
                    today.toString())) thin(sql, today);
            if (disk != null)
                sql.run(
                        "INSERT OR REPLACE INTO disk_day"
                                + " (library_id, day, total_bytes, free_bytes)"
                                + " VALUES (?, ?, ?, ?)",
                        memory.id(),
                        today.toString(),
                        disk.totalBytes(),
                        disk.freeBytes());
            return sql.runAll(
                    "INSERT OR REPLACE INTO measured_day"
                            + " (library_id, day, category, files, bytes, allocated_bytes)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    rows);
        });
    }

    /** Every category, because one of which nothing is left must replace an earlier amount. */
    private static Map<Category, Amount> amounts(Survey survey) {
        Map<Category, Amount> amounts = new EnumMap<>(Category.class);
        for (Category category : Category.values())
            amounts.put(category, survey.totals().of(category));
        for (AreaRow row : survey.areas()) {
            Amount all =
                    new Amount(
                            row.total().files(), row.total().bytes(), row.total().allocatedBytes());
            switch (row.area()) {
                case STOCK -> amounts.merge(Category.PROVIDER, all, Amount::plus);
                case SCRATCH -> amounts.merge(Category.ASSEMBLY, all, Amount::plus);
                case ORPHANS -> {} // each by its own category
            }
        }
        for (Survey.Orphan one : survey.orphans())
            amounts.merge(one.category(), one.amount(), Amount::plus);
        return amounts;
    }

    private @Nullable Object[] values(LocalDate day, Category category, Amount amount) {
        return new @Nullable Object[] {
            memory.id(),
            day.toString(),
            category.word(),
            amount.files(),
            amount.bytes(),
            amount.allocatedBytes()
        };
    }

    private void thin(Sql sql, LocalDate today) throws SQLException {
        String daily = today.minusDays(DAILY).toString();
        for (String table : TABLES) {
            sql.run(
                    "DELETE FROM " + table + " WHERE library_id = ? AND day < ?",
                    memory.id(),
                    today.minusDays(YEAR).toString());
            sql.run(
                    "DELETE FROM "
                            + table
                            + " WHERE library_id = ? AND day < ? AND day NOT IN"
                            + " (SELECT max(day) FROM "
                            + table
                            + " WHERE library_id = ? AND day < ? GROUP BY "
                            + WEEK
                            + ")",
                    memory.id(),
                    daily,
                    memory.id(),
                    daily);
        }
    }
}
