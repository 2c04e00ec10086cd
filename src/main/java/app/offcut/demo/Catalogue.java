package app.offcut.demo;

import app.offcut.demo.DemoProject.Download;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Generates the projects of a demo library; the same seed gives the same projects. */
final class Catalogue {
    /**
     * The number of projects with all their files; more would need a real library's time and space.
     */
    private static final int FULL = 60;

    private record Entry(String name, DemoState stage, int scenes, double daysAgo, int downloads) {}

    /** The name of the project that the demo pins. */
    static final String PINNED = "Bridges that move";

    private static final List<Entry> ENTRIES =
            List.of(
                    new Entry("Carrier operations, explained", DemoState.READY, 12, 1, 6),
                    new Entry("Ice cores and the last 800,000 years", DemoState.READY, 10, 3, 3),
                    new Entry("How container ports work", DemoState.READY, 18, 10, 4),
                    new Entry("Deep sea cables", DemoState.RENDERING, 25, 0, 3),
                    new Entry("Old town walk", DemoState.PARTLY_FAILED, 8, 13, 0),
                    new Entry("A short history of tea", DemoState.CLEANED, 14, 20, 0),
                    new Entry("Northern lights in real time", DemoState.NO_FINAL, 9, 0.2, 2),
                    new Entry("Mangroves", DemoState.EDITED_AND_FAILED, 11, 25, 3),
                    new Entry("The quiet engine", DemoState.GROWN_BACK, 16, 6, 2),
                    new Entry("Salt", DemoState.CUT_OFF, 7, 2, 2),
                    new Entry(PINNED, DemoState.READY, 9, 17, 2),
                    new Entry("Glass, sand and fire", DemoState.UNSAFE_ID, 6, 32, 0),
                    new Entry("Lighthouses", DemoState.READY, 10, 5, 3),
                    new Entry("Harbour by night", DemoState.TOO_SHORT, 9, 17, 2),
                    new Entry("What a glacier carries", DemoState.EDITED_AGAIN, 9, 15, 2),
                    new Entry("Clocks before quartz", DemoState.RENDER_FAILED, 8, 22, 2),
                    new Entry("The night train", DemoState.READY, 13, 9, 2));

    private final Random random;
    private final Instant now;
    private Download ofFirstAndFourth = new Download("dvids", "");
    private Download ofFirstAndSecond = new Download("nasa", "");

    Catalogue(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
    }

    DemoProject project(int number) {
        return number < FULL ? full(number) : small(number);
    }

    private DemoProject full(int number) {
        int row = number % ENTRIES.size();
        int round = number / ENTRIES.size();
        Entry entry = ENTRIES.get(row);
        if (row == 0) {
            ofFirstAndFourth = new Download("dvids", "video:" + digits());
            ofFirstAndSecond = new Download("nasa", "iss-" + digits());
        }
        List<Download> downloads = new ArrayList<>();
        if (row == 0 || row == 3) downloads.add(ofFirstAndFourth);
        if (row == 0 || row == 1) downloads.add(ofFirstAndSecond);
        while (downloads.size() < entry.downloads()) downloads.add(new Download("dvids", digits()));
        DemoState stage =
                entry.stage() == DemoState.UNSAFE_ID && round > 0 ? DemoState.READY : entry.stage();
        return new DemoProject(
                number,
                stage == DemoState.UNSAFE_ID ? "temp" : uuid(),
                round == 0 ? entry.name() : entry.name() + ", part " + (round + 1),
                stage,
                row == 1 || row == 4,
                entry.scenes(),
                ago(entry.daysAgo() + round * 35),
                List.copyOf(downloads),
                uuid(),
                false);
    }

    private DemoProject small(int number) {
        return new DemoProject(
                number,
                uuid(),
                "Draft " + (number + 1),
                number % 10 == 0 ? DemoState.READY : DemoState.NO_FINAL,
                false,
                1,
                ago(30 + number % 700),
                List.of(),
                uuid(),
                true);
    }

    private Instant ago(double days) {
        return now.minus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }

    private String digits() {
        return Integer.toString(100_000 + random.nextInt(900_000));
    }

    /** A random UUID (version 4), like the generator's ids. */
    String uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & ~(3L << 62) | 2L << 62;
        return new UUID(high, low).toString();
    }
}
