package app.offcut.cleanup.worlds;

import static app.offcut.environment.Programs.run;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * A small ext4 disk in a file, whose power can go: what the file holds at a moment, copied without
 * any sync, is what a disk would hold after a power cut then. The disk writes nothing by itself for
 * minutes, so that what nobody has asked it to keep is lost.
 */
public final class LoopDisk implements AutoCloseable {
    private static final int BYTES = 6 << 20;
    private static final String LAZY = "commit=600,noauto_da_alloc,data=";

    private final Path image;
    private final Path mount;
    private final String data;
    private String device;
    private boolean mounted;

    private LoopDisk(Path image, Path mount, String data, String device) {
        this.image = image;
        this.mount = mount;
        this.data = data;
        this.device = device;
    }

    /** Whether this user on this machine can have one. */
    public static boolean possible(Path folder) throws IOException {
        try (LoopDisk disk = make(folder, "ordered")) {
            disk.mount();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param folder an empty folder that exists
     * @param data ext4's word for when file contents are written: ordered or writeback
     */
    public static LoopDisk make(Path folder, String data) throws IOException {
        Path image = folder.resolve("disk.img");
        Files.write(image, new byte[BYTES]);
        String make = "mkfs.ext4 -q -b 1024 -N 1024 -J size=1 -E lazy_itable_init=0 " + image;
        run((Object[]) make.split(" "));
        Path mount = Files.createDirectory(folder.resolve("mount"));
        String device = run("losetup", "-f", "--show", image).strip();
        return new LoopDisk(image, mount, data, device);
    }

    /** Where it is mounted. */
    public Path folder() {
        return mount;
    }

    public void mount() throws IOException {
        run("mount", "-t", "ext4", "-o", LAZY + data, device, mount);
        mounted = true;
    }

    /** Waits until nothing of it is in memory: a mount namespace made meanwhile has it as well. */
    public void unmount() throws IOException {
        run("umount", mount);
        mounted = false;
        Path alive = Path.of("/sys/fs/ext4").resolve(Path.of(device).getFileName());
        await().atMost(Duration.ofMinutes(10)).until(() -> Files.notExists(alive));
    }

    /** Writes everything that is still in memory. */
    public void sync() throws IOException {
        run("sync", "-f", mount);
    }

    /** What would be left now. The caller sees to it that nobody changes anything meanwhile. */
    public void copyTo(Path file) throws IOException {
        byte[] content = Files.readAllBytes(image);
        for (byte[] before = {}; !Arrays.equals(before, content); ) {
            before = content;
            content = Files.readAllBytes(image);
        }
        Files.write(file, content);
    }

    /** Only while it is not mounted. */
    public void become(Path copy) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.write(Files.readAllBytes(copy));
        }
        run("blockdev", "--flushbufs", device);
    }

    /** From now on it has another device number, as after a restart with more disks. */
    public void plugInElsewhere() throws IOException {
        String other = run("losetup", "-f", "--show", image).strip();
        run("losetup", "-d", device);
        device = other;
    }

    @Override
    public void close() throws IOException {
        if (mounted) unmount();
        run("losetup", "-d", device);
    }
}
