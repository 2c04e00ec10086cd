package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.SampleManifest;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Somebody moves a folder out of the hold while its files are erased. */
@EnabledOnOs(OS.LINUX)
class FolderEraseTest extends HeldRunFixture {
    private static final int FILES = 3 * FolderErase.AT_ONCE;
    private static final String HELD_FOLDER =
            ".cache/videos/.offcut/" + SampleManifest.RUN + "/files/p1";

    private Path rescued() throws IOException {
        return outside.toRealPath().resolve("rescued");
    }

    private ChangeHook rescuing() {
        boolean[] armed = {true};
        return (change, place) -> {
            if (!armed[0] || change != Change.ERASE || !place.toString().contains("/files/"))
                return;
            armed[0] = false;
            Files.move(root.resolve(HELD_FOLDER), rescued());
        };
    }

    private HeldRun held(ChangeHook changes, int files, int folders) throws Exception {
        List<DoomedFile> doomed = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            String path = ".cache/videos/p1" + "/deep".repeat(i % folders) + "/" + i + ".mp4";
            file(path);
            doomed.add(doomed(AiVideoLayout.SEGMENTS, path));
        }
        HeldRun run = begin(Instant::now, changes, doomed.toArray(DoomedFile[]::new));
        run.journal().commit(new Commit(Instant.now(), Instant.now(), takeAll(run)));
        return run;
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void leavesARescuedFolderAloneAfterAFewFiles() throws Exception {
        HeldRun run = held(rescuing(), FILES, 1);
        assertEquals(List.of(), run.erase().kept());
        assertEquals(FILES - FolderErase.AT_ONCE, filesIn(rescued()));
        assertTrue(run.empty());
    }

    /** Control: one handle for the whole folder empties it, wherever it is. */
    @Test
    void controlEmptiesTheRescuedFolder() throws Exception {
        HeldRun run = held(rescuing(), FILES, 1);
        LibraryFolders folders = new LibraryFolders(library, Instant::now, rescuing());
        RunFolder hold =
                new RunFolder(folders, Path.of(SampleManifest.RUN), AiVideoLayout.SEGMENTS);
        HeldFolder folder = new HeldFolder(AiVideoLayout.SEGMENTS, false, List.of(Path.of("p1")));
        Condemned condemned = new Condemned(run.journal().held());
        new FolderErase(hold, folder, condemned.in(folder), FILES).erase();
        assertEquals(0, filesIn(rescued()));
    }

    /** So many that they are erased by several threads. */
    @Test
    void erasesEveryFolder() throws Exception {
        int many = 2100;
        Set<String> erased = ConcurrentHashMap.newKeySet();
        HeldRun run =
                held(
                        (change, place) -> {
                            if (change == Change.ERASE && place.toString().endsWith(".mp4"))
                                erased.add(place.toString());
                        },
                        many,
                        7);
        assertEquals(List.of(), run.erase().kept());
        assertEquals(many, erased.size());
        assertTrue(run.empty());
        run.drop();
    }
}
