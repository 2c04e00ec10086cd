package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.worlds.LoopDisk;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A library on a disk that is unplugged while it is watched. Needs the right to mount one. */
@ResourceLock(TestTurns.MOUNTS)
class UnpluggedDiskTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir Path folder;
    @TempDir Path other;
    @TempDir Path state;
    private final TestClock time = new TestClock(200);
    private LoopDisk disk;

    @BeforeEach
    void plugIn() throws IOException {
        Requirements.mounts(LoopDisk.possible(Files.createDirectory(folder.resolve("try"))));
        disk = LoopDisk.make(Files.createDirectory(folder.resolve("disk")), "ordered");
        disk.mount();
    }

    @AfterEach
    void unplug() throws IOException {
        if (disk != null) disk.close();
    }

    /** Watches it, with one final, and its disk is away. */
    private TestAutoClean pulledOut(SampleLibrary files) {
        files.project("old").scenes(1).finished();
        TestAutoClean engine = engine(files);
        engine.start();
        engine.awaitWatching();
        pullOut(engine);
        return engine;
    }

    @Test
    void goesOnWhenTheDiskIsBack() throws IOException {
        SampleLibrary files = library(disk);
        try (TestAutoClean engine = pulledOut(files)) {
            disk.mount();
            await().atMost(SOON).until(() -> engine.all(Event.Watching.class).size() == 2);
            files.project("new").scenes(1).finished();
            await().atMost(SOON).until(() -> !engine.all(Event.Cleaned.class).isEmpty());
            assertEquals(List.of(), engine.all(Event.Returned.class));
        }
    }

    @Test
    void tellsWhenTheDiskIsBackAsAnotherAndGoesOnWhenOpenedAnew() throws IOException {
        SampleLibrary files = library(disk);
        try (TestAutoClean engine = pulledOut(files)) {
            disk.plugInElsewhere();
            disk.mount();
            await().atMost(SOON).until(() -> !engine.all(Event.Returned.class).isEmpty());
        }
        try (TestAutoClean anew = engine(files)) {
            anew.start();
            anew.awaitWatching();
            SampleProject project = files.project("new").scenes(1).finished();
            await().atMost(SOON).until(() -> !anew.all(Event.Cleaned.class).isEmpty());
            var report = anew.all(Event.Cleaned.class).getFirst().report();
            assertEquals("new", report.projectId());
            assertTrue(Files.exists(project.finalFile()));
        }
    }

    /** The same path and the same number on its disk, but born at another time. */
    @Test
    void takesNoOtherDiskForIt() throws IOException {
        SampleLibrary files = library(disk);
        files.project("old").scenes(1).finished();
        Path image = folder.resolve("other.img");
        try (LoopDisk another = LoopDisk.make(other, "ordered")) {
            another.mount();
            library(another).project("foreign").scenes(1).finished();
            assertEquals(inode(another), inode(disk));
            another.unmount();
            another.copyTo(image);
        }
        try (TestAutoClean engine = engine(files)) {
            engine.start();
            engine.awaitWatching();
            pullOut(engine);
            disk.become(image);
            disk.plugInElsewhere();
            disk.mount();
            var before = files.checksums();
            var later = time.instant().plus(Duration.ofMinutes(Thorough.or(60, 15)));
            await().atMost(SOON).until(() -> time.instant().isAfter(later));
            assertEquals(List.of(), engine.all(Event.Returned.class));
            assertEquals(1, engine.all(Event.Watching.class).size());
            assertEquals(before, files.checksums());
        }
    }

    private static Object inode(LoopDisk disk) throws IOException {
        return Files.getAttribute(disk.folder().resolve("library"), "unix:ino");
    }

    /** Whoever looks at it just then keeps it for a moment. */
    private void pullOut(TestAutoClean engine) {
        await().atMost(SOON)
                .until(() -> {
                    try {
                        disk.unmount();
                        return true;
                    } catch (IOException e) {
                        return false;
                    }
                });
        await().atMost(SOON).until(() -> !engine.all(Event.NotWatching.class).isEmpty());
    }

    private static SampleLibrary library(LoopDisk disk) throws IOException {
        return SampleLibrary.in(
                Files.createDirectory(disk.folder().resolve("library")), Form.SHIPPED_AT_026);
    }

    private TestAutoClean engine(SampleLibrary files) {
        return TestAutoClean.on(files.root(), state, time, ChangeHook.NONE);
    }
}
