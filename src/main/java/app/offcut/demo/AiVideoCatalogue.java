package app.offcut.demo;

import app.offcut.demo.AiVideoProject.Download;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Generates AIvideogen's demo projects. */
final class AiVideoCatalogue {
    /**
     * The number of projects with all their files; more would need a real library's time and space.
     */
    private static final int FULL = 60;

    private record Entry(
            String name, AiVideoStage stage, int scenes, double daysAgo, int downloads) {}

    /** The name of the project that the demo pins. */
    static final String PINNED = "Bridges that move";

    private static final List<Entry> ENTRIES =
            List.of(
                    new Entry("Carrier operations, explained", AiVideoStage.READY, 12, 1, 6),
                    new Entry("Ice cores and the last 800,000 years", AiVideoStage.READY, 10, 3, 3),
                    new Entry("Chalk cliffs", AiVideoStage.HELD, 8, 2, 2),
                    new Entry("Deep sea cables", AiVideoStage.RENDERING, 25, 0, 3),
                    new Entry("Old town walk", AiVideoStage.PARTLY_FAILED, 8, 13, 0),
                    new Entry("A short history of tea", AiVideoStage.CLEANED, 14, 20, 0),
                    new Entry("Northern lights in real time", AiVideoStage.NO_FINAL, 9, 0.2, 2),
                    new Entry("Mangroves", AiVideoStage.EDITED_AND_FAILED, 11, 25, 3),
                    new Entry("The quiet engine", AiVideoStage.GROWN_BACK, 16, 6, 2),
                    new Entry("Salt", AiVideoStage.CUT_OFF, 7, 2, 2),
                    new Entry(PINNED, AiVideoStage.READY, 9, 17, 2),
                    new Entry("Glass, sand and fire", AiVideoStage.UNSAFE_ID, 6, 32, 0),
                    new Entry("How container ports work", AiVideoStage.READY, 18, 10, 4),
                    new Entry("Lighthouses", AiVideoStage.READY, 10, 5, 3),
                    new Entry("Harbour by night", AiVideoStage.TOO_SHORT, 9, 17, 2),
                    new Entry("What a glacier carries", AiVideoStage.EDITED_AGAIN, 9, 15, 2),
                    new Entry("Clocks before quartz", AiVideoStage.RENDER_FAILED, 8, 22, 2),
                    new Entry("The night train", AiVideoStage.READY, 13, 9, 2));

    private final DemoIds ids;
    private final Instant now;
    private Download ofFirstAndFourth = new Download("dvids", "");
    private Download ofFirstAndSecond = new Download("nasa", "");

    AiVideoCatalogue(DemoIds ids, Instant now) {
        this.ids = ids;
        this.now = now;
    }

    AiVideoProject project(int number) {
        return number < FULL ? full(number) : small(number);
    }

    private AiVideoProject full(int number) {
        int row = number % ENTRIES.size();
        int round = number / ENTRIES.size();
        Entry entry = ENTRIES.get(row);
        if (row == 0) {
            ofFirstAndFourth = new Download("dvids", "video:" + ids.digits());
            ofFirstAndSecond = new Download("nasa", "iss-" + ids.digits());
        }
        List<Download> downloads = new ArrayList<>();
        if (row == 0 || row == 3) downloads.add(ofFirstAndFourth);
        if (row == 0 || row == 1) downloads.add(ofFirstAndSecond);
        while (downloads.size() < entry.downloads())
            downloads.add(new Download("dvids", ids.digits()));
        AiVideoStage stage =
                entry.stage() == AiVideoStage.UNSAFE_ID && round > 0
                        ? AiVideoStage.READY
                        : entry.stage();
        return new AiVideoProject(
                number,
                stage == AiVideoStage.UNSAFE_ID ? "temp" : ids.uuid(),
                round == 0 ? entry.name() : entry.name() + ", part " + (round + 1),
                stage,
                row == 1 || row == 4,
                entry.scenes(),
                ago(entry.daysAgo() + round * 35),
                List.copyOf(downloads),
                ids.uuid(),
                false);
    }

    private AiVideoProject small(int number) {
        return new AiVideoProject(
                number,
                ids.uuid(),
                "Draft " + (number + 1),
                number % 10 == 0 ? AiVideoStage.READY : AiVideoStage.NO_FINAL,
                false,
                1,
                ago(30 + number % 700),
                List.of(),
                ids.uuid(),
                true);
    }

    private Instant ago(double days) {
        return now.minus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }
}
