package app.offcut.library.scan;

import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.RUN;
import static app.offcut.database.shipped.Tables.PROJECTS;

import app.offcut.database.HostDatabase;
import app.offcut.database.HostSchema;
import app.offcut.database.LibraryMemory;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.library.links.ZoneCheck;
import app.offcut.library.links.ZoneState;
import app.offcut.library.links.ZonesSeen;
import app.offcut.settings.StoredPreference;
import app.offcut.text.Problem;
import app.offcut.text.TextKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What to tell the user when a library is opened for the first time, and whether that was done.
 * Reads the library without changing it; blocking.
 */
public final class FirstOpening {
    private final Library library;
    private final HostDatabase host;
    private final LibraryMemory memory;
    private final ZonesSeen seen;
    private final StoredPreference seenMark;

    public FirstOpening(Library library, HostDatabase host, LibraryMemory memory, ZonesSeen seen) {
        this.library = library;
        this.host = host;
        this.memory = memory;
        this.seen = seen;
        seenMark = new StoredPreference(memory.own(), memory.id(), "introduced");
    }

    /**
     * What was found in the library.
     *
     * @param zones those that exist, and those that are unusable
     * @param memory the file of Offcut's own database
     */
    public record Found(Database database, List<ZoneFound> zones, Path memory) {}

    public record ZoneFound(Zone zone, ZoneState state) {}

    /** The generator's database. */
    public sealed interface Database {
        /**
         * @param why one sentence
         */
        record Unusable(String why) implements Database {}

        /**
         * @param migrated whether Offcut has nothing to add before its first write
         */
        record Usable(Form form, int projects, boolean migrated) implements Database {}
    }

    /** The form of its tables. */
    public enum Form implements TextKey {
        PROGRAM,
        DOCUMENTS,
        BOTH,
        UNKNOWN;

        @Override
        public String key() {
            return "ui.first.form." + name().toLowerCase(Locale.ROOT);
        }

        static Form of(HostSchema schema) {
            boolean program = schema.has("assembly_jobs");
            boolean documents = schema.has("audio_files") || schema.has("rendered_videos");
            if (program) return documents ? BOTH : PROGRAM;
            return documents ? DOCUMENTS : UNKNOWN;
        }
    }

    /** Empty if the user has seen it, or if Offcut has watched or cleaned in the library before. */
    public Optional<Found> look() {
        return seenMark.read().isPresent() || memory.read(this::used)
                ? Optional.empty()
                : Optional.of(new Found(database(), zones(), memory.own().file()));
    }

    /** Records that the user has seen it. */
    public void markSeen() {
        seenMark.write("yes");
    }

    private boolean used(DSLContext sql) {
        return sql.fetchExists(RUN, RUN.LIBRARY_ID.eq(memory.id()))
                || sql.fetchExists(
                        LIBRARY, LIBRARY.ID.eq(memory.id()).and(LIBRARY.FIRST_SEEN_AT.isNotNull()));
    }

    private Database database() {
        try {
            boolean migrated = host.migrated();
            return host.read(sql -> {
                HostSchema schema = HostSchema.probe(sql);
                int projects = schema.has("projects") ? sql.fetchCount(PROJECTS) : 0;
                return new Database.Usable(Form.of(schema), projects, migrated);
            });
        } catch (Problem problem) {
            return new Database.Unusable(problem.sentence());
        }
    }

    private List<ZoneFound> zones() {
        ZoneCheck check = new ZoneCheck(library, seen.read());
        List<ZoneFound> zones = new ArrayList<>();
        for (Zone zone : Zone.values()) {
            try {
                ZoneState state = check.stateOf(zone);
                if (!(state instanceof ZoneState.Absent)) zones.add(new ZoneFound(zone, state));
            } catch (IOException e) {
                // the library itself is gone, which opening or measuring it reports
            }
        }
        return List.copyOf(zones);
    }
}
