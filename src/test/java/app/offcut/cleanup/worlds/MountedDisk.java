package app.offcut.cleanup.worlds;

import static org.awaitility.Awaitility.await;

import app.offcut.environment.Requirements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk of a kind that people really use, mounted for a test; most by FUSE, some on an image. FAT
 * is not among them: Debian's only program for it without the kernel's, fusefat, fails when SQLite
 * reads and when a file grows. What exFAT lacks FAT lacks too.
 */
public final class MountedDisk implements AutoCloseable {
    private static final int BYTES = 48 << 20;

    /** What mounts it, and what makes an empty one; only the first has no links. */
    public enum Kind {
        EXFAT("mount.exfat-fuse", "mkfs.exfat"),
        NTFS("ntfs-3g", "mkfs.ntfs", "-Q", "-F", "-q"),
        BINDFS("bindfs"),
        MERGERFS("mergerfs"),
        OVERLAY("mount");

        private final String mount;
        private final List<String> make;

        Kind(String mount, String... make) {
            this.mount = mount;
            this.make = List.of(make);
        }

        /** Whether a file has another number after the disk was mounted again. */
        public boolean numbersAnew() {
            return this == EXFAT || this == MERGERFS;
        }
    }

    private final Kind kind;
    private final Path place;
    private final Path mount;
    private @Nullable String device;

    private MountedDisk(Kind kind, Path place, Path mount) {
        this.kind = kind;
        this.place = place;
        this.mount = mount;
    }

    /**
     * Skips the test where there can be none.
     *
     * @param place an empty folder that exists
     */
    public static MountedDisk make(Kind kind, Path place) throws IOException {
        Requirements.mounts(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0));
        Requirements.program(kind.mount);
        if (!kind.make.isEmpty()) Requirements.program(kind.make.getFirst());
        Path mount = Files.createDirectory(place.toRealPath().resolve("mount"));
        MountedDisk disk = new MountedDisk(kind, place.toRealPath(), mount);
        try {
            disk.prepare();
            disk.mount();
            return disk;
        } catch (IOException e) {
            disk.forget();
            Requirements.mounts(false);
            throw e;
        }
    }

    private void prepare() throws IOException {
        for (String name : List.of("one", "two", "work"))
            Files.createDirectory(place.resolve(name));
        if (kind.make.isEmpty()) return;
        Path image = place.resolve("image");
        try (var file = new java.io.RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        List<String> command = new ArrayList<>(kind.make);
        command.add("" + image);
        run(command);
        if (kind == Kind.EXFAT)
            device = run(List.of("losetup", "-f", "--show", "" + image)).strip();
    }

    void mount() throws IOException {
        String one = "" + place.resolve("one");
        String to = "" + mount;
        run(
                switch (kind) {
                    case EXFAT -> List.of(kind.mount, "" + device, to);
                    case NTFS -> List.of(kind.mount, "" + place.resolve("image"), to);
                    case BINDFS -> List.of(kind.mount, one, to);
                    case MERGERFS -> List.of(kind.mount, one + ":" + place.resolve("two"), to);
                    case OVERLAY ->
                            List.of(
                                    kind.mount,
                                    "-t",
                                    "overlay",
                                    "overlay",
                                    "-o",
                                    "lowerdir=%s,upperdir=%s,workdir=%s"
                                            .formatted(
                                                    place.resolve("two"),
                                                    one,
                                                    place.resolve("work")),
                                    to);
                });
    }

    /** What a file has in memory only is lost: other numbers, and times as the disk keeps them. */
    public void remount() throws IOException {
        unmount();
        mount();
    }

    private void unmount() {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> {
                    run(List.of("umount", "" + mount));
                    return true;
                });
    }

    /** A folder on it that holds nothing yet. */
    public Path folder(String name) throws IOException {
        return Files.createDirectory(mount.resolve(name));
    }

    public Path at(String name) {
        return mount.resolve(name);
    }

    private void forget() throws IOException {
        if (device != null) run(List.of("losetup", "-d", device));
        device = null;
    }

    @Override
    public void close() throws IOException {
        unmount();
        forget();
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() == 0) return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException(command + ": " + output);
    }
}
