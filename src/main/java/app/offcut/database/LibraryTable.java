package app.offcut.database;

import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The libraries in offcut.db, recognised by their folder wherever it is moved. Calls within a
 * transaction of {@link OwnDatabase#change} join it.
 */
public record LibraryTable(OwnDatabase own) {
    /** Preference of a library that the user has removed from the list. */
    private static final String REMOVED = "removed";

    /** Preference of a library: the word of its generator. */
    public static final String GENERATOR = "generator";

    /** Preference of a library: what a person has agreed to of the records in the folder above. */
    public static final String RECORDS_ABOVE = "records_above";

    /** Preference of a library without caches: the name of the folder in it that has them. */
    public static final String CACHES_BELOW = "caches_below";

    private static final String NOT_REMOVED =
            "NOT EXISTS (SELECT 1 FROM preference WHERE library_id = library.id AND name = '"
                    + REMOVED
                    + "')";

    private static final String AUTO_CLEAN = "auto_cleanup_enabled";

    /**
     * A library that was opened before.
     *
     * @param root as text, because this process may be unable to express it as a path
     */
    public record KnownRoot(long id, String root, @Nullable Instant lastOpened) {}

    private record Known(long id, String root, long device, long inode, @Nullable String born) {
        private static final String QUERY = "SELECT id, root, device, inode, born_at FROM library ";

        static Known of(ResultSet row) throws SQLException {
            return new Known(
                    row.getLong("id"),
                    row.getString("root"),
                    row.getLong("device"),
                    row.getLong("inode"),
                    row.getString("born_at"));
        }
    }

    /** Where a library is now, and as which folder. */
    private record Place(Path root, long device, long inode, @Nullable String born) {
        static Place of(Path root, long device, long inode) {
            return new Place(root, device, inode, LibraryTable.born(root));
        }
    }

    /** Whether this library was opened before, in this place or another. */
    public boolean knows(Path root, long inode) {
        return own.query(sql -> known(sql, root, inode, born(root)).isPresent());
    }

    /** What is known of this folder; empty if it is new, or has replaced another. */
    public Optional<LibraryMemory> find(Path root, long inode) {
        return own.query(sql -> known(sql, root, inode, born(root)))
                .filter(known -> known.inode == inode)
                .map(known -> new LibraryMemory(own, known.id));
    }

    private static Optional<Known> known(Sql sql, Path root, long inode, @Nullable String born)
            throws SQLException {
        Optional<Known> here = at(sql, root);
        return here.isPresent() ? here : moved(sql, inode, born);
    }

    /**
     * What is known of a library that is being opened; inserts or updates its row. If another
     * folder has replaced the one known by this path, its zones, finals, statuses and generator are
     * forgotten, so that nothing in the new folder counts as new or as cleaned; pins stay. A folder
     * that was known by another path keeps its row. On a full disk, an unchanged row stays.
     */
    public LibraryMemory memoryOf(Path root, long device, long inode) {
        try {
            return new LibraryMemory(own, own.change(sql -> opened(sql, root, device, inode)));
        } catch (Problem problem) {
            if (problem.code() != Problem.Code.NO_SPACE) throw problem;
            return own.query(sql -> at(sql, root))
                    .filter(known -> known.inode == inode && known.device == device)
                    .map(known -> new LibraryMemory(own, known.id))
                    .orElseThrow(() -> problem);
        }
    }

    private static long opened(Sql sql, Path root, long device, long inode) throws SQLException {
        Place place = Place.of(root, device, inode);
        Known known = known(sql, root, inode, place.born).orElse(null);
        if (known != null && known.inode != inode)
            for (String preference : List.of(GENERATOR, RECORDS_ABOVE, CACHES_BELOW))
                forget(sql, known.id, preference);
        if (known != null) put(sql, known, place);
        String now = Timestamp.text(Instant.now());
        if (known == null)
            sql.run(
                    "INSERT INTO library (root, device, inode, born_at, last_opened_at)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    root.toString(),
                    device,
                    inode,
                    place.born,
                    now);
        else sql.run("UPDATE library SET last_opened_at = ? WHERE id = ?", now, known.id);
        long id = at(sql, root).orElseThrow().id;
        forget(sql, id, REMOVED);
        return id;
    }

    /**
     * Whether a library is where it was when it was last opened, perhaps with another device
     * number. This does not count as a visit: the user's list of libraries stays as it is.
     */
    public boolean isThere(long id, Path root, long device, long inode) {
        return own.change(sql -> {
            Known known = named(sql, id).orElse(null);
            if (known == null || !known.root.equals(root.toString()) || known.inode != inode)
                return false;
            if (known.device != device) put(sql, known, Place.of(root, device, inode));
            return true;
        });
    }

    private static Optional<Known> named(Sql sql, long id) throws SQLException {
        return sql.first(Known.QUERY + "WHERE id = ?", Known::of, id);
    }

    /** The libraries that the user has not removed, newest first. Some may no longer exist. */
    public List<KnownRoot> knownRoots() {
        return own.query(sql ->
                sql.list(
                        "SELECT id, root, last_opened_at FROM library WHERE "
                                + NOT_REMOVED
                                + " ORDER BY last_opened_at DESC, id DESC",
                        row ->
                                new KnownRoot(
                                        row.getLong("id"),
                                        row.getString("root"),
                                        Timestamp.parse(row.getString("last_opened_at")))));
    }

    /**
     * Removes a library from the list until it is opened again. Keeps its history and pins, and
     * files it shares with others stay protected. Forgets its finals, so that new ones that appear
     * meanwhile do not count as new.
     */
    public void remove(long id) {
        own.change(sql -> {
            forget(sql, id, REMOVED);
            SeenRows.forgetFinals(sql, id);
            return sql.run(
                    "INSERT INTO preference (library_id, name, value) VALUES (?, ?, 'yes')",
                    id,
                    REMOVED);
        });
    }

    /**
     * Records a library's new place. A library that was already opened there takes over its history
     * and pins.
     */
    public void relocate(long id, Path root, long device, long inode) {
        own.change(sql -> {
            Known known = named(sql, id).orElseThrow();
            Known there = at(sql, root).orElse(known);
            if (there.id != id) return join(sql, id, there.id);
            if (!isFolderOf(id, root, inode)) SeenRows.forgetSeen(sql, id);
            return put(sql, known, Place.of(root, device, inode));
        });
    }

    /**
     * Merges with the row of its new place, where it was opened already and may be open: that row
     * stays.
     */
    private static int join(Sql sql, long id, long there) throws SQLException {
        hand(sql, "run", "id", id, there);
        hand(sql, "pin", "project_id", id, there);
        hand(sql, "taken_out", "path", id, there);
        hand(sql, "owed_status", "project_id", id, there);
        hand(sql, "project_status", "project_id", id, there);
        hand(sql, "preference", "name", id, there);
        forget(sql, there, REMOVED);
        return sql.run("DELETE FROM library WHERE id = ?", id);
    }

    /** Moves rows to another library; existing rows there stay. */
    private static void hand(Sql sql, String table, String key, long from, long to)
            throws SQLException {
        sql.run(
                ("UPDATE %1$s SET library_id = ? WHERE library_id = ?"
                                + " AND %2$s NOT IN (SELECT %2$s FROM %1$s WHERE library_id = ?)")
                        .formatted(table, key),
                to,
                from,
                to);
    }

    /** Whether this is the folder that the library was last time, wherever it was. */
    public boolean isFolderOf(long id, Path folder, long inode) {
        Known known = own.query(sql -> named(sql, id).orElseThrow());
        return known.inode == inode && known.born != null && known.born.equals(born(folder));
    }

    private static Optional<Known> at(Sql sql, Path root) throws SQLException {
        return sql.first(Known.QUERY + "WHERE root = ?", Known::of, root.toString());
    }

    private static int put(Sql sql, Known known, Place place) throws SQLException {
        if (known.inode != place.inode) SeenRows.forgetSeen(sql, known.id);
        else if (known.device != place.device)
            SeenRows.renumber(sql, known.id, known.device, place.device);
        return sql.run(
                "UPDATE library SET root = ?, device = ?, inode = ?, born_at = ? WHERE id = ?",
                place.root.toString(),
                place.device,
                place.inode,
                place.born,
                known.id);
    }

    /**
     * Finds a folder that was moved. Inode numbers are reused for other folders, but not with the
     * same creation time.
     */
    private static Optional<Known> moved(Sql sql, long inode, @Nullable String born)
            throws SQLException {
        // its disk has no stable file numbers
        if (born == null || inode == 0) return Optional.empty();
        for (Known row :
                sql.list(Known.QUERY + "WHERE inode = ? AND born_at = ?", Known::of, inode, born)) {
            Optional<Path> before = StoredPath.of(row.root);
            if (before.isPresent() && !born.equals(born(before.get()))) return Optional.of(row);
        }
        return Optional.empty();
    }

    /**
     * Creation time; null if there is no folder. A system without creation times reports the last
     * change.
     */
    private static @Nullable String born(Path folder) {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class)
                    .creationTime()
                    .toString();
        } catch (IOException e) {
            return null;
        }
    }

    /** Forgets what was recorded of a library that now belongs to another generator. */
    public void forgetUnderGenerator(long id) {
        own.change(sql -> {
            sql.run("DELETE FROM project_status WHERE library_id = ?", id);
            SeenRows.forgetOrphans(sql, id);
            SeenRows.forgetFinals(sql, id);
            return forget(sql, id, AUTO_CLEAN);
        });
    }

    private static int forget(Sql sql, long id, String preference) throws SQLException {
        return sql.run("DELETE FROM preference WHERE library_id = ? AND name = ?", id, preference);
    }
}
