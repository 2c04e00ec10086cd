package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /** Watches a library with one final, then unplugs its disk. */
    private WatchedLibrary pulledOut(SampleLibrary files) {
        files.project("old").scenes(1).finished();
        WatchedLibrary engine = engine(files);
        engine.start();
        pullOut(engine);
        return engine;
    }

    @Test
    void continuesWhenTheDiskIsBack() throws IOException {
        SampleLibrary files = library(disk);
        try (WatchedLibrary engine = pulledOut(files)) {
            disk.mount();
            WatchedLibrary.until(() -> engine.all(Event.Watching.class).size() == 2);
            files.project("new").scenes(1).finished();
            engine.awaits(Event.Cleaned.class);
            assertEquals(List.of(), engine.all(Event.DiskReturned.class));
        }
    }

    @Test
    void reportsADiskBackUnderAnotherNumberAndContinuesWhenReopened() throws IOException {
        SampleLibrary files = library(disk);
        try (WatchedLibrary engine = pulledOut(files)) {
            disk.plugInElsewhere();
            disk.mount();
            engine.awaits(Event.DiskReturned.class);
        }
        try (WatchedLibrary anew = engine(files)) {
            anew.start();
            SampleProject project = files.project("new").scenes(1).finished();
            assertEquals("new", anew.awaitsReport().projectId());
            assertTrue(Files.exists(project.finalFile()));
        }
    }

    /** The same path and inode, but created at another time. */
    @Test
    void doesNotMistakeAnotherDiskForIt() throws IOException {
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
        try (WatchedLibrary engine = engine(files)) {
            engine.start();
            pullOut(engine);
            disk.become(image);
            disk.plugInElsewhere();
            disk.mount();
            var before = files.checksums();
            var later = time.instant().plus(Duration.ofMinutes(Thorough.or(60, 15)));
            engine.awaitTime(later);
            assertEquals(List.of(), engine.all(Event.DiskReturned.class));
            assertEquals(1, engine.all(Event.Watching.class).size());
            assertEquals(before, files.checksums());
        }
    }

    private static Object inode(LoopDisk disk) throws IOException {
        return Files.getAttribute(disk.folder().resolve("library"), "unix:ino");
    }

    /** A look in progress keeps the disk busy for a moment. */
    private void pullOut(WatchedLibrary engine) {
        WatchedLibrary.until(() -> {
            try {
                disk.unmount();
                return true;
            } catch (IOException e) {
                return false;
            }
        });
        engine.awaits(Event.NotWatching.class);
    }

    private static SampleLibrary library(LoopDisk disk) throws IOException {
        return SampleLibrary.in(
                Files.createDirectory(disk.folder().resolve("library")), Form.SHIPPED_AT_026);
    }

    private WatchedLibrary engine(SampleLibrary files) {
        return WatchedLibrary.on(files, state, time);
    }
}
