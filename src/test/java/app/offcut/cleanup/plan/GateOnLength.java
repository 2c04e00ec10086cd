package app.offcut.cleanup.plan;

import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.generator.aivideogen.LibraryRows;
import app.offcut.generator.aivideogen.ProjectRecord;
import app.offcut.library.FileIdentity;
import app.offcut.library.FoundFile;
import app.offcut.library.Library;
import app.offcut.library.scan.Scan;
import app.offcut.video.FinalVideo;
import app.offcut.video.Mp4Reader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gate asked about a final video of any length, without a file. */
final class GateOnLength {
    private GateOnLength() {}

    /** The rules that a final of this length breaks. */
    static List<Rule> broken(double seconds, @Nullable Double recorded, @Nullable Double scenes) {
        Instant now = Instant.now();
        FoundFile file =
                new FoundFile(
                        Path.of("public", "videos", "p", "final.mp4"),
                        FoundFile.Kind.REGULAR,
                        new FileIdentity(1, 2),
                        5000,
                        now.minusSeconds(60));
        ProjectRecord project =
                new ProjectRecord(
                        "p",
                        "p",
                        null,
                        1,
                        scenes,
                        new ProjectRecord.Rendered(null, null, recorded, null, List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null);
        LibraryRows rows = new LibraryRows(List.of(project), List.of(), List.of(), true, List.of());
        Path root = Path.of("/nowhere");
        Snapshot snapshot =
                new Snapshot(
                        new Library(root, new FileIdentity(1, 1)),
                        rows,
                        new References(rows, root),
                        new Scan(Map.of(), Map.of(), List.of(file), Set.of()),
                        _ -> true,
                        UserKeeps.NOTHING,
                        new OpenWriters(Set.of()),
                        now,
                        new FinalStability());
        Gate gate =
                new Gate(
                        snapshot,
                        f ->
                                new FinalVideo(
                                        f, new Mp4Reader.Result.Complete(seconds), f.modified()));
        return TestEngine.broken(gate.check(project).verdict());
    }
}
