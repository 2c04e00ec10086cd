package app.offcut.autoclean.simulation;

import java.time.Duration;
import java.util.List;

/** The median, the 95th percentile and the maximum of many durations. */
record Percentiles(int count, long medianMillis, long p95Millis, long maxMillis) {
    static Percentiles of(List<Duration> times) {
        long[] millis = times.stream().mapToLong(Duration::toMillis).sorted().toArray();
        if (millis.length == 0) return new Percentiles(0, 0, 0, 0);
        int p95 = (int) Math.ceil(millis.length * 0.95) - 1;
        return new Percentiles(
                millis.length, millis[millis.length / 2], millis[p95], millis[millis.length - 1]);
    }
}
