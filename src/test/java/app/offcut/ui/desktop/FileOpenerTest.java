package app.offcut.ui.desktop;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.SameThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With programs that end as {@code xdg-open} does. */
class FileOpenerTest {
    @TempDir Path folder;
    private final List<Notice> notices = new CopyOnWriteArrayList<>();

    private Path program(String words) throws Exception {
        Path program = folder.resolve("opener");
        Files.writeString(program, "#!/bin/sh\n" + words + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    private void open(Path program) {
        new FileOpener(new SameThread(), notices::add, program.toString())
                .open(folder.resolve("my video.mp4"));
    }

    @Test
    void opensTheFileAndSaysNothing() throws Exception {
        Path opened = folder.resolve("opened");
        String part = folder + "/part";
        open(program("echo \"$1\" > '" + part + "' && mv '" + part + "' '" + opened + "'"));
        until(() -> Files.exists(opened));
        assertEquals(folder.resolve("my video.mp4") + "\n", Files.readString(opened));
        assertEquals(List.of(), notices);
    }

    @Test
    void saysThatNothingOpensTheFile() throws Exception {
        open(program("echo No application is registered as handling this file >&2; exit 3"));
        until(() -> !notices.isEmpty());
        assertTrue(notices.getFirst().text().contains("my video.mp4"), notices.toString());
    }

    @Test
    void saysSoWhereTheDesktopHasNoSuchProgram() {
        open(folder.resolve("missing"));
        assertEquals(1, notices.size());
    }
}
