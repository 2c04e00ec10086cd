package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.library.Zone;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class EmptyFoldersTest extends HeldRunFixture {
    @Test
    void removesOnlyFoldersThatItEmptied() throws Exception {
        file(".cache/audio/projects/p1/scene-1.mp3");
        file(".cache/assembly/j1/deep/er/a.mp4");
        file("assets/cache/dvids/1.mp4");
        file(".cache/videos/p1/mine.txt");
        Files.createDirectories(root.resolve(".cache/videos/empty"));
        HeldRun run =
                begin(
                        doomed(),
                        doomed(Zone.AUDIO, ".cache/audio/projects/p1/scene-1.mp3"),
                        doomed(Zone.ASSEMBLY, ".cache/assembly/j1/deep/er/a.mp4"),
                        doomed(Zone.PROVIDER, "assets/cache/dvids/1.mp4"));

        erase(run, takeAll(run));

        assertTrue(Files.exists(root.resolve(".cache/videos/p1/mine.txt")));
        assertTrue(Files.exists(root.resolve(".cache/videos/empty")));
        assertTrue(Files.exists(root.resolve(".cache/audio/projects")));
        assertTrue(Files.notExists(root.resolve(".cache/audio/projects/p1")));
        assertTrue(Files.exists(root.resolve(".cache/assembly")));
        assertTrue(Files.notExists(root.resolve(".cache/assembly/j1")));
        assertTrue(Files.exists(root.resolve("assets/cache/dvids")));
    }

    @Test
    void leavesAnEmptyFolderThatItDidNotEmpty() throws Exception {
        HeldRun run = begin(doomed());
        Files.delete(root.resolve(FILE));
        erase(run, takeAll(run));
        assertTrue(Files.exists(root.resolve(".cache/videos/p1")));
    }
}
