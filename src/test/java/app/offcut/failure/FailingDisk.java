package app.offcut.failure;

import app.offcut.environment.Requirements;
import app.offcut.environment.Unprivileged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose files are closed to others and whose disks fail, until the test ends. */
abstract class FailingDisk {
    @TempDir Path temp;
    private final List<Path> closed = new ArrayList<>();
    private final List<Path> mounts = new ArrayList<>();

    /** Gives it to the user who will ask for it. */
    final Path own(Path path) throws Exception {
        if (Unprivileged.root()) Files.setAttribute(path, "unix:uid", Unprivileged.NOBODY);
        Unprivileged.mode(temp, "rwxrwxrwx");
        return path;
    }

    final Path closed(Path path, String mode) throws Exception {
        closed.add(path);
        Unprivileged.mode(path, mode);
        return path;
    }

    final Path folder(String name) throws Exception {
        return Files.createDirectory(temp.resolve(name));
    }

    /** A disk in memory. */
    final Path mount(String options) throws Exception {
        Path disk = folder("disk");
        Requirements.mounts(ran("mount", "-t", "tmpfs", "-o", options, "tmpfs", "" + disk));
        return mounted(disk);
    }

    final Path mounted(Path disk) {
        mounts.add(disk);
        return disk;
    }

    static boolean ran(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    @AfterEach
    final void giveBack() throws Exception {
        for (Path mount : mounts) ran("umount", "-l", mount.toString());
        for (Path path : closed.reversed())
            if (Files.exists(path)) Unprivileged.mode(path, "rwxrwxrwx");
    }
}
