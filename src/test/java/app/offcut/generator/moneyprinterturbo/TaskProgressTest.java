package app.offcut.generator.moneyprinterturbo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.RenderProgress;
import app.offcut.generator.RenderProgress.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskProgressTest {
    private static final String ID = SampleTask.ID;

    /**
     * @param videos as the manifest says; 0 if it is silent
     */
    private static RenderProgress progress(int videos, String... files) {
        List<Expected> expected =
                IntStream.rangeClosed(1, videos)
                        .mapToObj(n ->
                                Expected.due(
                                        TaskLayout.inTask(ID, "final-" + n + ".mp4"),
                                        TaskLayout.inTask(ID, "combined-" + n + ".mp4")))
                        .toList();
        Project task =
                new Project(ID, ID, null, 0, expected, List.of(), RecordedFiles.NONE, null, null);
        return TaskProgress.of(
                task, Arrays.stream(files).map(name -> TaskLayout.inTask(ID, name)).toList());
    }

    /** {@code final<combined} for each final that is due. */
    private static String due(RenderProgress progress) {
        return String.join(
                " ",
                progress.due().stream()
                        .map(due ->
                                due.names().getLast()
                                        + (due.sameLength().isEmpty()
                                                ? ""
                                                : "<" + due.sameLength().getFirst().getLast()))
                        .toList());
    }

    /** In each row: the manifest's number, the files, what is due, whether it works. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // one video
                "1 | final-1.mp4 combined-1.mp4 | final-1.mp4<combined-1.mp4 | DONE",
                "1 | final-1.mp4 | final-1.mp4 | DONE",
                "1 | combined-1.mp4 | final-1.mp4<combined-1.mp4 | BUSY",
                "1 | audio.mp3 subtitle.srt | final-1.mp4 | DONE",
                "1 | final-1.mp4 temp-clip-3.mp4 | final-1.mp4 | BUSY",
                "1 | final-1.mp4 .final-1.mp4.x.mp4 | final-1.mp4 | BUSY",
                // another format in its place
                "1 | final-1.mov combined-1.mp4 | final-1.mov<combined-1.mp4 | DONE",
                "1 | final-1.webm final-1.mkv | final-1.mkv | DONE",
                "1 | final-1.mov final-1.mp4 | final-1.mp4 | DONE",
                "1 | final-01.mp4 | final-01.mp4 | DONE",
                // three videos, one after the other
                "3 | final-1.mp4 combined-1.mp4"
                        + " | final-1.mp4<combined-1.mp4 final-2.mp4 final-3.mp4 | DONE",
                "3 | final-1.mp4 combined-1.mp4 combined-2.mp4"
                        + " | final-1.mp4<combined-1.mp4 final-2.mp4<combined-2.mp4 final-3.mp4"
                        + " | BUSY",
                "3 | final-1.mp4 final-2.mp4 final-3.mp4"
                        + " | final-1.mp4 final-2.mp4 final-3.mp4 | DONE",
                "3 | final-2.mp4 final-3.mp4 | final-1.mp4 final-2.mp4 final-3.mp4 | DONE",
                // more than the manifest says
                "1 | final-1.mp4 final-2.mp4 | final-1.mp4 final-2.mp4 | DONE",
                "1 | final-1.mp4 combined-2.mp4 | final-1.mp4 | BUSY",
                "1 | final-1.mp4 .final-2.mp4.x.mp4 | final-1.mp4 | BUSY",
                "1 | final-1.mp4 final-20240312.mp4 | final-1.mp4 final-20240312.mp4 | DONE",
                // a silent manifest
                "0 | final-1.mp4 combined-1.mp4 | final-1.mp4<combined-1.mp4 | DONE",
                "0 | final-1.mp4 | final-1.mp4 | UNKNOWN",
                "0 | final-2.mp4 combined-2.mp4 | final-1.mp4 final-2.mp4<combined-2.mp4 | DONE",
                "0 | final-1.mp4 final-2.mp4 combined-1.mp4"
                        + " | final-1.mp4<combined-1.mp4 final-2.mp4 | UNKNOWN",
                "0 | final-1.mp4 combined-1.mp4 combined-2.mp4"
                        + " | final-1.mp4<combined-1.mp4 | BUSY",
                "0 | final-10.mp4 final-9.mp4 combined-9.mp4"
                        + " | final-1.mp4 final-2.mp4 final-3.mp4 final-4.mp4 final-5.mp4"
                        + " final-6.mp4 final-7.mp4 final-8.mp4 final-9.mp4<combined-9.mp4"
                        + " final-10.mp4 | UNKNOWN",
                "0 | final-99999999999999.mp4 | final-99999999999999.mp4 | UNKNOWN",
                "0 | audio.mp3 | - | DONE",
                // the first weeks
                "0 | final.mp4 combined.mp4 | final.mp4<combined.mp4 | DONE",
                "1 | final.mp4 combined.mp4 | final.mp4<combined.mp4 | DONE",
                "0 | final.mp4 | final.mp4 | DONE",
                "0 | combined.mp4 | - | BUSY",
                "1 | combined.mp4 | final-1.mp4 | BUSY",
                // a final that was renamed
                "1 | final.mp4 combined-1.mp4 | final.mp4 final-1.mp4<combined-1.mp4 | BUSY",
                "2 | final.mp4 | final.mp4 final-1.mp4 final-2.mp4 | DONE",
                // NarratoAI, whose final has the name of an intermediate
                "0 | combined.mp4 merger.mp4 | - | BUSY",
                "0 | final-1.mp4 combined.mp4 merger.mp4 | final-1.mp4 | BUSY"
            })
    void tells(int videos, String files, String due, Work work) {
        RenderProgress progress = progress(videos, files.split(" "));
        assertEquals(due == null ? "" : due, due(progress));
        assertEquals(work, progress.work());
    }

    /** Of each number, the final is there or all that was begun for it stays. */
    @Test
    void keepsWhatWasBegun() {
        RenderProgress progress =
                progress(
                        1,
                        "final-1.mp4",
                        "combined-1.mp4",
                        "combined-2.mp4",
                        ".final-1.mp4.x.mp4",
                        ".final-3.mp4.x.mp4",
                        ".final-3.mp4.y.mp4",
                        "temp-clip-1.mp4");
        assertEquals(
                Set.of("combined-2.mp4", ".final-3.mp4.x.mp4", ".final-3.mp4.y.mp4"),
                progress.begun().stream().map(List::getLast).collect(Collectors.toSet()));
        assertEquals(Set.of(), progress(1, "final-1.mp4", "combined-1.mp4").begun());
    }

    @Test
    void namesTheSign() {
        assertEquals("temp-clip-2.mp4", progress(1, "final-1.mp4", "temp-clip-2.mp4").sign());
        assertEquals(
                "combined-2.mp4",
                progress(3, "combined-1.mp4", "final-1.mp4", "combined-2.mp4").sign());
        assertEquals("final-2.mp4", progress(0, "final-1.mp4", "final-2.mp4").sign());
        assertEquals("", progress(1, "final-1.mp4").sign());
    }

    /** A file in a folder below, or in another task, is no sign and no final. */
    @Test
    void looksDirectlyInItsOwnFolder() {
        Project task =
                new Project(ID, ID, null, 0, List.of(), List.of(), RecordedFiles.NONE, null, null);
        RenderProgress progress =
                TaskProgress.of(
                        task,
                        List.of(
                                List.of("storage", "tasks", ID, "deep", "final-1.mp4"),
                                List.of("storage", "tasks", "other", "combined-4.mp4"),
                                List.of("storage", "cache_videos", ID, "temp-clip-1.mp4"),
                                List.of("final-3.mp4")));
        assertEquals(RenderProgress.done(List.of()), progress);
    }
}
