package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Finals behind a link at first sight belong to the backlog too. */
@DisabledOnOs(OS.WINDOWS)
class HiddenFinalsTest extends WatchedLibraryFixture {
    @TempDir Path disk;

    @BeforeEach
    void begin() throws IOException {
        files = SampleLibrary.in(folder, Form.DOCUMENTED);
        for (String id : List.of("a", "b")) files.project(id).scenes(1).finished();
        Files.move(folder.resolve(".cache"), disk.resolve("cache"));
        Files.createSymbolicLink(folder.resolve(".cache"), disk.resolve("cache"));
        watched = WatchedLibrary.on(files, state, new TestClock());
    }

    @Test
    void areNotCleanedWhenTheUserAgreesToTheLink() {
        watched.once();
        agree();
        var before = files.checksums();
        watched.once();
        watched.once();
        assertEquals(List.of(), watched.cleaned());
        assertEquals(before, files.checksums());

        files.project("fresh").scenes(1).finished();
        watched.once();
        assertEquals(List.of("fresh"), watched.cleaned());
    }

    @Test
    void areNotCleanedWhenTheFolderIsMovedInPlaceOfTheLink() throws IOException {
        watched.once();
        Files.delete(folder.resolve(".cache"));
        watched.once();
        Files.move(disk.resolve("cache"), folder.resolve(".cache"));
        watched.once();
        assertEquals(List.of(), watched.cleaned());

        files.project("fresh").scenes(1).finished();
        watched.once();
        assertEquals(List.of("fresh"), watched.cleaned());
    }

    @Test
    void doNotHideTheFirstFinalOfAFolderThatWasNotThere() throws IOException {
        Files.move(disk.resolve("cache/output"), disk.resolve("output"));
        watched.once();
        agree();
        watched.once();
        files.project("fresh").scenes(1).finished();
        watched.once();
        assertEquals(List.of("fresh"), watched.cleaned());
    }

    /** Takes effect at the next opening. */
    private void agree() {
        watched.library.zoneLinks().find().forEach(watched.library.zoneLinks()::agree);
        watched.close();
        watched = WatchedLibrary.on(files, state, new TestClock());
    }
}
