package app.offcut.cleanup.plan;

import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.Facts;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.aivideogen.AiVideoGenerator;
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
        Project project =
                new Project(
                        "p",
                        "p",
                        null,
                        1,
                        List.of(
                                new Project.Expected(
                                        null, List.of(), recorded, scenes, null, List.of())),
                        List.of(),
                        RecordedFiles.NONE,
                        null,
                        null);
        Facts facts = new Facts(List.of(project), RecordedFiles.NONE, true, List.of());
        Library library =
                new Library(Path.of("/nowhere"), new FileIdentity(1, 1), new AiVideoGenerator());
        Snapshot snapshot =
                new Snapshot(
                        library,
                        facts,
                        new References(facts, library.layout()),
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
