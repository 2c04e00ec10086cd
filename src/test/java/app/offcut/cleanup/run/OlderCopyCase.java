package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The possible situations of an older copy: a file that an undo could not put back, because a newer
 * file had its place. Each says how it must end, whatever a person or a restart does next.
 */
public enum OlderCopyCase {
    NEWER_THERE(End.erased("ready"), End.kept("A newer file is there")),
    NEWER_THERE_AND_GATE_FAILS(End.erased("final-damaged"), End.kept("A newer file is there")),
    NEWER_THERE_AND_PROJECT_GONE(End.erased(""), End.kept("A newer file is there")),
    CLEANED_AND_HELD(End.erased("held"), End.free("held")),
    CLEANED_AND_ERASED(End.erased("clean"), End.free("ready")),
    RENDERED_AND_CLEANED(End.erased("clean"), End.free("ready")),
    PLACE_FREE(End.erased("ready"), End.free("ready")),
    PLACE_FREE_AND_GATE_FAILS(
            End.refused(Rule.FINAL_INCOMPLETE, "final-damaged"), End.free("final-damaged")),
    PLACE_FREE_AND_PINNED(End.refused(Rule.PINNED, "pinned"), End.free("pinned")),
    PLACE_FREE_AND_PROJECT_GONE(End.refused(Rule.PROJECT_GONE, ""), End.free("")),
    FOLDER_THERE(End.erased("ready"), End.kept("Not all files there are newer")),
    LINK_THERE(End.erased("ready"), End.kept("Not all files there are newer")),
    OLDER_THERE(End.erased("ready"), End.kept("Not all files there are newer")),
    OTHER_BYTES_OF_THE_SAME_SIZE(End.erased("ready"), End.kept("A newer file is there")),
    /** As an Offcut leaves it that did not compare; those of today ask nobody. */
    SAME_BYTES(End.erased("ready"), End.erased("ready")),
    /** Somebody has cleaned up by hand. */
    TAKEN_OUT(End.erased("ready"), End.erased("ready"));

    static final String AUDIO = ".cache/audio/projects/p1/scene-1.mp3";
    private static final int AGAIN = 7777;

    /** Where the copy is in the end. */
    public enum Copy {
        IN_HOLD,
        ERASED,
        /** Where it came from. */
        BACK
    }

    /**
     * How an act ends.
     *
     * @param state of the row afterwards; empty if the project is in no row
     * @param says part of the sentence; of the rule where it is refused
     */
    public record End(Copy copy, String state, String says) {
        static End erased(String state) {
            return new End(Copy.ERASED, state, "");
        }

        static End refused(Rule rule, String state) {
            return new End(Copy.IN_HOLD, state, rule.word());
        }

        static End kept(String says) {
            return new End(Copy.IN_HOLD, "interrupted", says);
        }

        static End free(String stateOnceBack) {
            return new End(Copy.BACK, stateOnceBack, "Its place is free again");
        }
    }

    private final End purge;
    private final End undo;

    OlderCopyCase(End purge, End undo) {
        this.purge = purge;
        this.undo = undo;
    }

    /** When a person wants it erased. */
    public End purge() {
        return purge;
    }

    /** When a person wants it back. */
    public End undo() {
        return undo;
    }

    /** When nobody says anything: what frees its place brings it not back. */
    public End left() {
        return undo.copy == Copy.BACK ? new End(Copy.IN_HOLD, "interrupted", undo.says) : undo;
    }

    private boolean freesPlace() {
        return name().startsWith("PLACE_FREE") || this == FOLDER_THERE || this == LINK_THERE;
    }

    private boolean projectGone() {
        return name().endsWith("PROJECT_GONE");
    }

    /** A library in which things stand so. */
    public static final class World {
        public final SampleLibrary library;
        public final String run;
        private final SampleProject project;
        private final OlderCopyCase stands;
        private final String copy;

        private final Path folder;
        private final Map<String, String> before;

        private World(SampleLibrary library, Path folder, OlderCopyCase stands) throws IOException {
            this.library = library;
            this.folder = folder;
            this.stands = stands;
            project = library.project("p1").named("Ice cores").scenes(2).finished();
            copy = SampleLibrary.checksum(place());
            try (OpenLibrary open = open()) {
                run = String.valueOf(hold(open).run());
                library.file(AUDIO, AGAIN);
                open.cleanup().undo(run);
                prepare(open);
            }
            before = files();
        }

        /** As after a restart. */
        public OpenLibrary open() {
            return LibraryOpener.open(library.root(), TestEnvironment.in(folder));
        }

        CleanupReport hold(OpenLibrary open) {
            return clean(open, Duration.ofHours(1));
        }

        Path held(CleanupReport report) {
            return library.root()
                    .resolve(".cache/audio/.offcut/" + report.run())
                    .resolve("files/projects/p1/scene-1.mp3");
        }

        private CleanupReport clean(OpenLibrary open, Duration keep) {
            return open.cleanup()
                    .execute(
                            open.plan("p1"),
                            CleanupRequest.of(StartedBy.HAND).keeping(keep),
                            Progress.NONE);
        }

        public Path place() {
            return library.root().resolve(AUDIO);
        }

        public Path older() {
            return library.root()
                    .resolve(".cache/audio/.offcut/" + run + "/older/projects/p1/scene-1.mp3");
        }

        private void prepare(OpenLibrary open) throws IOException {
            if (stands.freesPlace()) Files.delete(place());
            switch (stands) {
                case NEWER_THERE, PLACE_FREE -> {}
                case NEWER_THERE_AND_GATE_FAILS, PLACE_FREE_AND_GATE_FAILS ->
                        project.truncateFinal(2000);
                case NEWER_THERE_AND_PROJECT_GONE, PLACE_FREE_AND_PROJECT_GONE ->
                        library.sql("DELETE FROM projects WHERE id = 'p1'");
                case CLEANED_AND_HELD -> hold(open);
                case CLEANED_AND_ERASED -> clean(open, Duration.ZERO);
                case RENDERED_AND_CLEANED -> {
                    Path made = project.finalFile().resolveSibling("made.mp4");
                    Files.write(made, SampleLibrary.finalVideo());
                    Files.delete(project.finalFile());
                    Files.move(made, project.finalFile());
                    project.touch(project.finalPath(), Instant.now().minusSeconds(60));
                    clean(open, Duration.ZERO);
                }
                case PLACE_FREE_AND_PINNED -> open.pin("p1");
                case FOLDER_THERE -> {
                    Files.createDirectories(place().resolve("inside"));
                    library.file(AUDIO + "/inside/mine.txt", 10);
                }
                case LINK_THERE -> Files.createSymbolicLink(place(), project.finalFile());
                case OLDER_THERE -> library.file(AUDIO, AGAIN, Instant.EPOCH.plusSeconds(9));
                case OTHER_BYTES_OF_THE_SAME_SIZE -> {
                    byte[] bytes = Files.readAllBytes(older());
                    bytes[bytes.length - 1] ^= 1;
                    library.file(AUDIO, bytes, library.longAgo());
                }
                case SAME_BYTES ->
                        library.file(AUDIO, Files.readAllBytes(older()), library.yesterday());
                case TAKEN_OUT -> Files.delete(older());
            }
        }

        /** All but Offcut's own, and what is older: content by path. */
        private Map<String, String> files() {
            Map<String, String> files = new TreeMap<>(library.checksums());
            files.keySet().removeIf(path -> path.contains("/older/") || path.startsWith(".offcut"));
            files.keySet().removeIf(path -> path.endsWith("manifest"));
            return files;
        }

        /** Where the copy is, once it is sure that nothing else was touched. */
        public Copy copy() {
            Map<String, String> expected = new TreeMap<>(before);
            Map<String, String> now = files();
            boolean back = copy.equals(now.get(AUDIO)) && !copy.equals(before.get(AUDIO));
            if (back) expected.put(AUDIO, copy);
            if (!expected.equals(now)) throw new AssertionError(expected + "\nis " + now);
            boolean held = Files.exists(older(), LinkOption.NOFOLLOW_LINKS);
            if (held && back) throw new AssertionError("twice");
            return held ? Copy.IN_HOLD : back ? Copy.BACK : Copy.ERASED;
        }

        /** What the row says: its state and its sentence. Without a row what the list says. */
        public String row() {
            try (OpenLibrary open = open()) {
                if (stands.projectGone()) return ": " + String.join(" ", open.survey().problems());
                RowState state = open.row("p1").state();
                return state.word() + ": " + Optional.ofNullable(state.reason()).orElse("");
            }
        }

        /** Whether copy, row and sentence are as they should be, and the totals with them. */
        public void ends(End end) {
            assertEquals(end.copy, copy());
            boolean asks = end.copy == Copy.IN_HOLD;
            String state = stands.projectGone() ? "" : asks ? "interrupted" : end.state;
            String row = row();
            assertTrue(row.startsWith(state + ": "), row);
            assertEquals(asks, row.contains("offcut purge " + run), row);
            if (asks) assertTrue(row.contains(asks(end)), row);
            try (OpenLibrary open = open()) {
                Survey survey = open.survey();
                assertEquals(asks ? size() : 0, survey.inHold().olderBytes());
                assertEquals(asks, open.cleanup().questions().containsKey(run));
            }
        }

        private String asks(End end) {
            boolean refused = end == stands.purge && end.copy == Copy.IN_HOLD;
            return refused ? stands.undo.says : end.says;
        }

        private long size() {
            try {
                return Files.size(older());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String status() {
            return String.valueOf(
                    library.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
        }
    }

    /**
     * @param folder an empty folder that exists
     */
    public World in(Path folder) throws IOException {
        SampleLibrary library =
                SampleLibrary.in(
                        Files.createDirectory(folder.resolve("library")), Form.SHIPPED_AT_026);
        library.project("p2").named("Deep sea").scenes(1);
        return new World(library, folder, this);
    }
}
