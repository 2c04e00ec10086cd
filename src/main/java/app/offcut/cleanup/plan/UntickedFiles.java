package app.offcut.cleanup.plan;

import app.offcut.database.LibraryMemory;
import app.offcut.database.Sql;
import app.offcut.database.Timestamp;
import app.offcut.files.FoundFile;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that the user has unticked in a plan, stored in offcut.db. Every cleanup of the library
 * spares them, even one of another project that shares them, until they are ticked again or
 * replaced by a new render.
 */
public final class UntickedFiles {
    private final LibraryMemory memory;
    private final Path root;

    /**
     * @param root of the library
     */
    public UntickedFiles(LibraryMemory memory, Path root) {
        this.memory = memory;
        this.root = root;
    }

    /**
     * One file as it was when it was unticked.
     *
     * @param projectId the project in whose plan it was unticked
     * @param modified mtime in the format of offcut.db
     * @param finalBytes length of the project's final at that time; null if there was none
     */
    public record Choice(String projectId, long bytes, String modified, @Nullable Long finalBytes) {

        public boolean isOf(long length, Instant time) {
            return bytes == length && modified.equals(Timestamp.text(time));
        }
    }

    /** The choices by path relative to the library, with {@code /}. */
    public Map<String, Choice> read() {
        return memory.query(sql -> {
            Map<String, Choice> choices = new HashMap<>();
            sql.list(
                    "SELECT path, project_id, bytes, modified_at, final_bytes FROM taken_out"
                            + " WHERE library_id = ?",
                    row -> choices.put(row.getString("path"), choice(row)),
                    memory.id());
            return choices;
        });
    }

    private static Choice choice(ResultSet row) throws SQLException {
        return new Choice(
                row.getString("project_id"),
                row.getLong("bytes"),
                row.getString("modified_at"),
                Sql.number(row, "final_bytes"));
    }

    /**
     * Records that files of a plan stay. A cleanup that runs at the same time either sees the
     * record before it commits, or has already moved the file; nothing is recorded of such a file.
     *
     * @param paths of files of the plan that go, as shown
     * @throws Problem UNAVAILABLE if a file is no longer in its place
     */
    public void takeOut(CleanupPlan plan, Set<String> paths) {
        List<FoundFile> files =
                plan.whole().doomed().stream()
                        .map(DoomedFile::file)
                        .filter(one -> paths.contains(one.shown()))
                        .toList();
        if (files.size() < paths.size()) throw new NoSuchElementException(paths.toString());
        memory.change(sql -> {
            for (FoundFile file : files) note(sql, plan, file);
            return files.size();
        });
        List<String> gone =
                files.stream().filter(file -> !liesThere(file)).map(FoundFile::shown).toList();
        if (gone.isEmpty()) return;
        putIn(gone);
        throw Problem.saying(Problem.Code.UNAVAILABLE, Texts.of("taken-out.gone", gone.getFirst()));
    }

    private void note(Sql sql, CleanupPlan plan, FoundFile file) throws SQLException {
        FinalFingerprint look = plan.finalLook();
        delete(sql, file.shown());
        sql.run(
                "INSERT INTO taken_out"
                        + " (library_id, path, project_id, bytes, modified_at, final_bytes)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                memory.id(),
                file.shown(),
                plan.project().id(),
                file.bytes(),
                Timestamp.text(file.modified()),
                look == null ? null : look.bytes());
    }

    private boolean liesThere(FoundFile file) {
        try {
            BasicFileAttributes now =
                    Files.readAttributes(
                            root.resolve(file.path()),
                            BasicFileAttributes.class,
                            LinkOption.NOFOLLOW_LINKS);
            return now.isRegularFile()
                    && now.size() == file.bytes()
                    && now.lastModifiedTime().toInstant().equals(file.modified());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Lets files go again with the next cleanup, whichever project's plan they were unticked in.
     *
     * @param paths as shown
     */
    public void putIn(Collection<String> paths) {
        memory.change(sql -> {
            int deleted = 0;
            for (String path : paths) deleted += delete(sql, path);
            return deleted;
        });
    }

    private int delete(Sql sql, String path) throws SQLException {
        return sql.run(
                "DELETE FROM taken_out WHERE library_id = ? AND path = ?", memory.id(), path);
    }
}
