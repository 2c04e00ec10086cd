package app.offcut.cleanup.worlds;

import static app.offcut.environment.Programs.run;
import static app.offcut.environment.Programs.succeeds;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import app.offcut.environment.Requirements;
import java.io.IOException;
import java.io.RandomAccessFile;
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
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        List<Object> command = new ArrayList<>(kind.make);
        command.add(image);
        run(command.toArray());
        if (kind == Kind.EXFAT) device = run("losetup", "-f", "--show", image).strip();
    }

    void mount() throws IOException {
        Path one = place.resolve("one");
        Path two = place.resolve("two");
        switch (kind) {
            case EXFAT -> run(kind.mount, requireNonNull(device), mount);
            case NTFS -> run(kind.mount, place.resolve("image"), mount);
            case BINDFS -> run(kind.mount, one, mount);
            case MERGERFS -> run(kind.mount, one + ":" + two, mount);
            case OVERLAY -> {
                String folders = "lowerdir=%s,upperdir=%s,workdir=%s/work";
                String options = folders.formatted(two, one, place);
                run(kind.mount, "-t", "overlay", "overlay", "-o", options, mount);
            }
        }
    }

    /** What a file has in memory only is lost: other numbers, and times as the disk keeps them. */
    public void remount() throws IOException {
        unmount();
        mount();
    }

    private void unmount() {
        await().atMost(Duration.ofMinutes(1)).until(() -> succeeds("umount", mount));
    }

    /** A new folder on it. */
    public Path folder(String name) throws IOException {
        return Files.createDirectory(mount.resolve(name));
    }

    public Path at(String name) {
        return mount.resolve(name);
    }

    private void forget() throws IOException {
        if (device != null) run("losetup", "-d", device);
        device = null;
    }

    @Override
    public void close() throws IOException {
        unmount();
        forget();
    }
}
