package app.offcut.library.scan;

import app.offcut.files.FileIdentity;
import app.offcut.files.tree.Stamp;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import app.offcut.library.scan.FolderMemory.Remembered;
import app.offcut.library.scan.FolderMemory.WholeFinal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FolderMemory} as bytes, about a hundred for each folder. What cannot be read is
 * forgotten, which costs one full measure.
 */
public final class FolderMemoryFormat {
    /** Raise it whenever a folder may add up to something else: a name, a rule, a figure. */
    private static final int VERSION = 2;

    private final Map<String, Zone> zones = new HashMap<>();

    public FolderMemoryFormat(Layout layout) {
        for (Zone zone : layout.zones()) zones.put(zone.word(), zone);
    }

    public byte[] write(FolderMemory memory) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            write(memory.measuredAt(), out);
            out.writeInt(memory.linked().size());
            for (long inode : memory.linked()) out.writeLong(inode);
            out.writeInt(memory.zones().size());
            for (Map.Entry<String, FileIdentity> zone : memory.zones().entrySet()) {
                out.writeUTF(zone.getKey());
                out.writeLong(zone.getValue().device());
                out.writeLong(zone.getValue().inode());
            }
            out.writeInt(memory.folders().size());
            for (Map.Entry<String, Remembered> folder : memory.folders().entrySet()) {
                out.writeUTF(folder.getKey());
                write(folder.getKey(), folder.getValue(), out);
            }
            out.writeInt(memory.finals().size());
            for (Map.Entry<FileIdentity, WholeFinal> one : memory.finals().entrySet()) {
                out.writeLong(one.getKey().device());
                out.writeLong(one.getKey().inode());
                out.writeLong(one.getValue().bytes());
                write(one.getValue().stamp(), out);
                out.writeDouble(one.getValue().seconds());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(String path, Remembered folder, DataOutputStream out)
            throws IOException {
        write(folder.stamp(), out);
        out.writeShort(folder.inner().size());
        for (Map.Entry<String, Stamp> inner : folder.inner().entrySet()) {
            out.writeUTF(inner.getKey());
            write(inner.getValue(), out);
        }
        write(folder.newest(), out);
        FolderSum sum = folder.sum();
        out.writeBoolean(sum != null);
        if (sum == null) return;
        out.writeUTF(sum.zone().word());
        out.writeLong(sum.files());
        out.writeLong(sum.bytes());
        out.writeLong(sum.allocatedBytes());
        write(sum.newest(), out);
        out.writeUTF(sum.newestPath().substring(path.length()));
        out.writeShort(sum.places().size());
        for (String place : sum.places()) out.writeUTF(place.substring(path.length()));
    }

    private static void write(Stamp stamp, DataOutputStream out) throws IOException {
        out.writeLong(stamp.inode());
        write(stamp.modified(), out);
        write(stamp.changed(), out);
    }

    private static void write(Instant moment, DataOutputStream out) throws IOException {
        out.writeLong(moment.getEpochSecond());
        out.writeInt(moment.getNano());
    }

    public FolderMemory read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return in.readInt() == VERSION ? read(in) : FolderMemory.empty();
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return FolderMemory.empty();
        }
    }

    private FolderMemory read(DataInputStream in) throws IOException {
        Instant measuredAt = moment(in);
        Set<Long> linked = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) linked.add(in.readLong());
        Map<String, FileIdentity> folders = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--)
            folders.put(in.readUTF(), new FileIdentity(in.readLong(), in.readLong()));
        Map<String, Remembered> remembered = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String path = in.readUTF();
            remembered.put(path, folder(path, in));
        }
        Map<FileIdentity, WholeFinal> finals = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--)
            finals.put(
                    new FileIdentity(in.readLong(), in.readLong()),
                    new WholeFinal(in.readLong(), stamp(in), in.readDouble()));
        return new FolderMemory(measuredAt, linked, folders, remembered, finals);
    }

    private Remembered folder(String path, DataInputStream in) throws IOException {
        Stamp stamp = stamp(in);
        Map<String, Stamp> inner = new HashMap<>();
        for (int left = in.readShort(); left > 0; left--) inner.put(in.readUTF(), stamp(in));
        Instant newest = moment(in);
        return new Remembered(
                stamp, Map.copyOf(inner), newest, in.readBoolean() ? sum(path, in) : null);
    }

    private FolderSum sum(String path, DataInputStream in) throws IOException {
        @Nullable Zone zone = zones.get(in.readUTF());
        if (zone == null) throw new IOException("unknown zone");
        long files = in.readLong();
        long bytes = in.readLong();
        long allocated = in.readLong();
        Instant newest = moment(in);
        String newestPath = path + in.readUTF();
        List<String> places = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) places.add(path + in.readUTF());
        String folder = path.substring(path.lastIndexOf('/') + 1);
        return new FolderSum(
                zone, folder, files, bytes, allocated, newest, newestPath, List.copyOf(places));
    }

    private static Stamp stamp(DataInputStream in) throws IOException {
        return new Stamp(in.readLong(), moment(in), moment(in));
    }

    private static Instant moment(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
