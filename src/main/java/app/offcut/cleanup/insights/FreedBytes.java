package app.offcut.cleanup.insights;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.database.LibraryMemory;
import app.offcut.database.Timestamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the runs of a library have freed, from offcut.db. Held files are not free yet. */
record FreedBytes(LibraryMemory memory) {
    private static final int MONTHS = 12;

    /** The last twelve months in order, this one last. */
    List<FreedMonth> months(LocalDate today) {
        ZoneId zone = ZoneId.systemDefault();
        YearMonth last = YearMonth.from(today);
        Map<YearMonth, FreedMonth> months = new TreeMap<>();
        for (int before = 0; before < MONTHS; before++)
            months.put(last.minusMonths(before), none(last.minusMonths(before)));
        Instant since = last.minusMonths(MONTHS - 1).atDay(1).atStartOfDay(zone).toInstant();
        for (Freed one : since(since)) {
            FreedMonth month = months.get(YearMonth.from(one.at.atZone(zone)));
            if (month != null) month.bytes().merge(one.by, one.bytes, Long::sum);
        }
        return List.copyOf(months.values());
    }

    private static FreedMonth none(YearMonth month) {
        Map<StartedBy, Long> bytes = new EnumMap<>(StartedBy.class);
        for (StartedBy by : StartedBy.values()) bytes.put(by, 0L);
        return new FreedMonth(month, bytes);
    }

    private record Freed(Instant at, StartedBy by, long bytes) {}

    private List<Freed> since(Instant since) {
        return memory.query(sql ->
                sql.list(
                        "SELECT ended_at, started_by, freed_bytes FROM run WHERE library_id = ?"
                                + " AND freed_bytes > 0 AND ended_at >= ?",
                        FreedBytes::freed,
                        memory.id(),
                        Timestamp.text(since)));
    }

    private static Freed freed(ResultSet row) throws SQLException {
        Instant at = Timestamp.parse(row.getString("ended_at"));
        String word = row.getString("started_by");
        // what a newer Offcut has started, no person has
        StartedBy by =
                Arrays.stream(StartedBy.values())
                        .filter(one -> one.word().equals(word))
                        .findFirst()
                        .orElse(StartedBy.AUTO);
        return new Freed(at == null ? Instant.EPOCH : at, by, row.getLong("freed_bytes"));
    }

    /** The bytes freed, by project id. */
    Map<String, Long> byProject() {
        Map<String, Long> freed = new HashMap<>();
        memory.query(sql ->
                sql.list(
                        "SELECT project_id, sum(freed_bytes) FROM run WHERE library_id = ?"
                                + " AND freed_bytes > 0 GROUP BY project_id",
                        row -> freed.put(row.getString(1), row.getLong(2)),
                        memory.id()));
        return freed;
    }
}
