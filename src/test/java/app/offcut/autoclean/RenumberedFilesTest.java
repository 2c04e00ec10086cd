package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.worlds.MountedDisk;
import app.offcut.cleanup.worlds.MountedDisk.Kind;
import app.offcut.environment.TestTurns;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A library on a disk that renumbers its files, so that no number identifies its folder. */
@EnabledOnOs(OS.LINUX)
@ResourceLock(TestTurns.MOUNTS)
class RenumberedFilesTest {
    @TempDir Path folder;
    @TempDir Path state;

    /** A final made while nobody watched is new. */
    @Test
    void recognizesTheLibraryByItsFinals() throws Exception {
        try (MountedDisk disk = MountedDisk.make(Kind.EXFAT, folder)) {
            SampleLibrary files = library(disk, "a");
            assertEquals(List.of(), cleaned(files));
            disk.remount();
            files.project("fresh").scenes(1).finished();
            assertEquals(List.of("fresh"), cleaned(files));
        }
    }

    /** Another disk in the same place, whose folder may have the same number: all is backlog. */
    @Test
    void doesNotMistakeAnotherLibraryForIt() throws Exception {
        try (MountedDisk disk = MountedDisk.make(Kind.EXFAT, folder)) {
            assertEquals(List.of(), cleaned(library(disk, "a")));
            Files.move(disk.at("app"), disk.at("elsewhere"));
            SampleLibrary other = library(disk, "b");
            disk.remount();
            assertEquals(List.of(), cleaned(other));
            other.project("fresh").scenes(1).finished();
            assertEquals(List.of("fresh"), cleaned(other));
        }
    }

    private static SampleLibrary library(MountedDisk disk, String id) throws IOException {
        SampleLibrary files = SampleLibrary.in(disk.folder("app"), Form.SHIPPED);
        files.project(id).scenes(1).finished();
        return files;
    }

    private List<String> cleaned(SampleLibrary files) {
        try (WatchedLibrary watched = WatchedLibrary.on(files, state, new TestClock())) {
            watched.once();
            watched.once();
            return List.copyOf(watched.cleaned());
        }
    }
}
