package app.offcut.cli;

import app.offcut.environment.TestEnvironment;
import app.offcut.files.FileIdentity;
import app.offcut.samples.SampleLibrary;
import app.offcut.settings.Environment;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A library and an offcut.db that commit cb0b3ae has written (see {@code compat/README.md}),
 * unpacked as if they had always been here. Offcut knows files by path, device and inode, so these,
 * and nothing else, are rewritten in offcut.db and in the journals.
 */
final class OldLibrary {
    private static final String OLD_HOME = "/home/creator";

    /** Columns of offcut.db that name a file: table, path or "". */
    private static final Map<String, String> PATHS =
            Map.of("library", "root", "zone_seen", "real_path");

    final Path root;
    final Environment environment;
    private final Path folder;
    private final Map<FileIdentity, Path> newPlaces = new HashMap<>();

    private OldLibrary(Path folder) {
        this.folder = folder;
        root = folder.resolve("generator");
        environment = TestEnvironment.withLibrary(folder, root);
    }

    static OldLibrary unpack(String form, Path folder) throws IOException, SQLException {
        OldLibrary library = new OldLibrary(folder.toRealPath());
        library.unzip(form);
        library.readInodes();
        library.moveDatabase();
        library.moveJournals();
        return library;
    }

    Called offcut(String... args) {
        return Called.offcut(environment, args);
    }

    Path database() {
        return environment.stateFolder().resolve("offcut.db");
    }

    /** What the old Offcut said of its runs, by run. */
    Map<String, JsonObject> oldHistory() throws IOException {
        return runs(Files.readString(folder.resolve("history.json")));
    }

    static Map<String, JsonObject> runs(String json) {
        Map<String, JsonObject> runs = new LinkedHashMap<>();
        for (JsonElement run :
                JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("runs"))
            runs.put(run.getAsJsonObject().get("run").getAsString(), run.getAsJsonObject());
        return runs;
    }

    /** SHA-256 of what a run holds, by the path each file had before. */
    Map<String, String> held(String run) throws IOException {
        Map<String, String> held = new TreeMap<>();
        String hold = "/.offcut/" + run + "/files/";
        for (Map.Entry<String, String> file : checksums().entrySet())
            if (file.getKey().contains(hold))
                held.put(file.getKey().replace(hold, "/"), file.getValue());
        return held;
    }

    /** SHA-256 of each file, by its path relative to the library. */
    Map<String, String> checksums() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (Path file : files())
            sums.put(root.relativize(file).toString(), SampleLibrary.checksum(file));
        return sums;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void unzip(String form) throws IOException {
        String name = "/app/offcut/compat/" + form + ".zip";
        InputStream stream =
                Objects.requireNonNull(OldLibrary.class.getResourceAsStream(name), name);
        try (ZipInputStream zip = new ZipInputStream(stream, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                boolean isFinal = path.endsWith("final.mp4");
                Files.write(path, isFinal ? SampleLibrary.finalVideo() : zip.readAllBytes());
                Files.setLastModifiedTime(
                        path, FileTime.from(entry.getLastModifiedTime().toInstant()));
            }
        }
    }

    private void readInodes() throws IOException {
        for (String line : Files.readAllLines(folder.resolve("inodes"))) {
            String[] parts = line.split(" ", 3);
            FileIdentity before =
                    new FileIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            newPlaces.put(before, folder.resolve(parts[2]));
        }
    }

    private FileIdentity now(FileIdentity before) throws IOException {
        Path place = Objects.requireNonNull(newPlaces.get(before), before::toString);
        var attributes = Files.readAttributes(place, BasicFileAttributes.class);
        return Objects.requireNonNull(FileIdentity.of(attributes), place::toString);
    }

    private void moveDatabase() throws IOException, SQLException {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + database())) {
            for (Map.Entry<String, String> table : PATHS.entrySet())
                moveTable(sql, table.getKey(), table.getValue());
        }
    }

    private void moveTable(Connection sql, String table, String path)
            throws IOException, SQLException {
        String columns = "SELECT rowid, device, inode, " + path + " FROM " + table;
        String update = "UPDATE %s SET device = ?, inode = ?, %s = ? WHERE rowid = ?";
        record Row(long id, FileIdentity identity, String path) {}
        List<Row> rows = new ArrayList<>();
        try (var all = sql.createStatement().executeQuery(columns)) {
            while (all.next())
                rows.add(
                        new Row(
                                all.getLong(1),
                                new FileIdentity(all.getLong(2), all.getLong(3)),
                                all.getString(4)));
        }
        try (PreparedStatement change = sql.prepareStatement(update.formatted(table, path))) {
            for (Row row : rows) {
                FileIdentity now = now(row.identity());
                change.setLong(1, now.device());
                change.setLong(2, now.inode());
                change.setString(3, moved(row.path()));
                change.setLong(4, row.id());
                change.executeUpdate();
            }
        }
    }

    private String moved(String path) {
        return path.startsWith(OLD_HOME + "/") ? folder + path.substring(OLD_HOME.length()) : path;
    }

    /** Each is a line of JSON and a line with its SHA-256. */
    private void moveJournals() throws IOException {
        for (Path file : files()) {
            if (!file.endsWith("manifest")) continue;
            JsonObject manifest =
                    JsonParser.parseString(Files.readAllLines(file).getFirst()).getAsJsonObject();
            manifest.addProperty("library", moved(manifest.get("library").getAsString()));
            renumber(manifest);
            String json = manifest.toString();
            Files.writeString(file, json + "\n" + sha256(json) + "\n");
        }
    }

    private void renumber(JsonElement element) throws IOException {
        if (element instanceof JsonArray array) for (JsonElement each : array) renumber(each);
        if (!(element instanceof JsonObject object)) return;
        if (object.has("inode")) {
            FileIdentity now =
                    now(
                            new FileIdentity(
                                    object.get("device").getAsLong(),
                                    object.get("inode").getAsLong()));
            object.addProperty("device", now.device());
            object.addProperty("inode", now.inode());
        }
        for (String name : object.keySet()) renumber(object.get(name));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
