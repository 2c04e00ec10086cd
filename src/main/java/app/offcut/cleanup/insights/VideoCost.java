package app.offcut.cleanup.insights;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.ProjectRow.FinalFile;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What finished videos take on the disk.
 *
 * @param videos number of finished videos of which the intermediates are known
 * @param intermediatesPerMinute median, in bytes for each minute of video
 * @param finalsPerMinute the same of the final videos
 * @param dearest those with the most intermediates, at most ten
 */
public record VideoCost(
        int videos, long intermediatesPerMinute, long finalsPerMinute, List<Video> dearest) {
    private static final int DEAREST = 10;

    /**
     * One finished project.
     *
     * @param seconds of its final videos together
     * @param intermediateBytes what lies there, is held, or was freed by runs; a download counts
     *     for each project that needs it
     */
    public record Video(
            String project, String name, double seconds, long intermediateBytes, long finalBytes) {
        public double intermediatesPerMinute() {
            return intermediateBytes * 60 / seconds;
        }

        public double finalsPerMinute() {
            return finalBytes * 60 / seconds;
        }
    }

    /**
     * @param rows of a survey; those of the stored list do not know how long a final is
     * @param freed bytes that runs have freed, by project
     * @return empty if there is no finished video
     */
    static Optional<VideoCost> of(List<ProjectRow> rows, Map<String, Long> freed) {
        List<Video> videos = rows.stream().flatMap(row -> video(row, freed)).toList();
        if (videos.isEmpty()) return Optional.empty();
        return Optional.of(
                new VideoCost(
                        videos.size(),
                        median(videos, Video::intermediatesPerMinute),
                        median(videos, Video::finalsPerMinute),
                        videos.stream()
                                .sorted(
                                        Comparator.comparingLong(Video::intermediateBytes)
                                                .reversed()
                                                .thenComparing(Video::name))
                                .limit(DEAREST)
                                .toList()));
    }

    /** Nothing of a project whose intermediates are gone without a record of their size. */
    private static Stream<Video> video(ProjectRow row, Map<String, Long> freed) {
        FinalFile one = row.finalFile();
        if (one == null || !one.complete() || one.seconds() == null || one.seconds() < 1)
            return Stream.empty();
        if (row.state() instanceof RowState.NoFinalYet) return Stream.empty();
        long intermediates = freed.getOrDefault(row.id(), 0L) + row.inHold().heldBytes();
        for (Category category : Category.values())
            if (category.deletable()) intermediates += row.usage().of(category).bytes();
        if (intermediates == 0) return Stream.empty();
        // several finals of one project are about equally long
        long finals = Math.max(1, row.usage().of(Category.FINAL).files());
        long bytes = Math.max(one.bytes(), row.usage().of(Category.FINAL).bytes());
        return Stream.of(
                new Video(row.id(), row.name(), one.seconds() * finals, intermediates, bytes));
    }

    private static long median(List<Video> videos, ToDoubleFunction<Video> of) {
        return Math.round(Median.of(videos.stream().mapToDouble(of).boxed().toList()));
    }
}
