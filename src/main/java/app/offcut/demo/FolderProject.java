package app.offcut.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One project to write, of a generator whose projects are folders.
 *
 * @param number from 0
 * @param at when its final was made, or when its render ended otherwise
 * @param small whether it has few files, as one of very many projects
 */
record FolderProject<V>(
        int number,
        String title,
        FolderStage stage,
        Instant at,
        DemoVideo video,
        V variant,
        boolean small) {
    /**
     * The number of projects with all their files; more would need a real library's time and space.
     */
    private static final int FULL = 60;

    /** The project of that number; a short catalogue starts again, with "part 2". */
    static <V> FolderProject<V> of(List<FolderEntry<V>> catalogue, int number, Instant now) {
        FolderEntry<V> entry = catalogue.get(number % catalogue.size());
        if (number >= FULL)
            return new FolderProject<>(
                    number,
                    "Draft " + (number + 1),
                    number % 10 == 0 ? FolderStage.READY : FolderStage.NO_FINAL,
                    ago(now, 30 + number % 700).minusSeconds(number),
                    DemoVideo.SHORT,
                    catalogue.getFirst().variant(),
                    true);
        int round = number / catalogue.size();
        return new FolderProject<>(
                number,
                round == 0 ? entry.title() : entry.title() + ", part " + (round + 1),
                entry.stage(),
                ago(now, entry.daysAgo() + round * 35),
                entry.video(),
                entry.variant(),
                false);
    }

    private static Instant ago(Instant now, double days) {
        return now.minus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }

    Instant before(int minutes) {
        return at.minus(Duration.ofMinutes(minutes));
    }

    boolean is(FolderStage... stages) {
        return List.of(stages).contains(stage);
    }

    /**
     * Writes its final.
     *
     * @return the length of the file
     */
    long writeFinal(DemoFiles files, String path) throws IOException {
        byte[] whole = video.whole();
        if (stage == FolderStage.TINY) return files.put(path, Arrays.copyOf(whole, 1024), 0, at);
        if (stage == FolderStage.CUT_OFF)
            return files.put(path, Arrays.copyOf(whole, whole.length * 3 / 5), 0, at);
        if (small) return files.put(path, whole, 0, at);
        return files.video(path, whole, DemoFiles.between(path, 8e6, 30e6), at);
    }
}
