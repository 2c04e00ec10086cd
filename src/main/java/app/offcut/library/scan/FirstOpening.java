package app.offcut.library.scan;

import app.offcut.database.LibraryMemory;
import app.offcut.database.Sql;
import app.offcut.generator.Records;
import app.offcut.generator.Zone;
import app.offcut.library.GeneratorChoice;
import app.offcut.library.Library;
import app.offcut.library.links.ZoneCheck;
import app.offcut.library.links.ZoneState;
import app.offcut.library.links.ZonesSeen;
import app.offcut.settings.StoredPreference;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to tell the user when a library is opened for the first time, and whether that was done.
 * Reads the library without changing it; blocking.
 */
public final class FirstOpening {
    private final Library library;
    private final Records records;
    private final LibraryMemory memory;
    private final ZonesSeen seen;
    private final StoredPreference seenMark;

    public FirstOpening(Library library, Records records, LibraryMemory memory, ZonesSeen seen) {
        this.library = library;
        this.records = records;
        this.memory = memory;
        this.seen = seen;
        seenMark = new StoredPreference(memory.own(), memory.id(), "introduced");
    }

    /**
     * What was found in the library.
     *
     * @param zones those that exist, and those that are unusable
     * @param memory the file of Offcut's own database
     * @param otherHalf where its caches or its records may be instead; null if it has both
     * @param choices whose library it may be; empty if that is settled
     */
    public record Found(
            Records.Description records,
            List<ZoneFound> zones,
            Path memory,
            @Nullable OtherHalf otherHalf,
            List<GeneratorChoice> choices) {
        /** In a library whose generator is settled, with caches and records. */
        public Found(Records.Description records, List<ZoneFound> zones, Path memory) {
            this(records, zones, memory, null, List.of());
        }

        /** The folders whose caches the user can choose; empty if there is no such question. */
        public List<Path> caches() {
            return otherHalf == null ? List.of() : otherHalf.caches();
        }
    }

    public record ZoneFound(Zone zone, ZoneState state) {}

    /**
     * Empty if the user has seen it, or if Offcut has watched or cleaned in the library before;
     * never while the user can say where the other half of the library is.
     */
    public Optional<Found> look() {
        boolean told = seenMark.read().map("yes"::equals).orElseGet(() -> memory.query(this::used));
        return told && otherHalf(zones()).filter(half -> !half.caches().isEmpty()).isEmpty()
                ? Optional.empty()
                : Optional.of(find());
    }

    private Optional<OtherHalf> otherHalf(List<ZoneFound> zones) {
        return OtherHalf.of(library, !zones.isEmpty(), false);
    }

    /** The same, whether or not the user has seen it. */
    public Found find() {
        List<ZoneFound> zones = zones();
        return new Found(
                records.describe(),
                zones,
                memory.own().file(),
                otherHalf(zones).orElse(null),
                GeneratorChoice.in(library));
    }

    /** Records that the user has seen it. */
    public void markSeen() {
        seenMark.write("yes");
    }

    /** Records that the user has not seen it, although Offcut has cleaned in the library. */
    public void markUnseen() {
        seenMark.write("no");
    }

    private boolean used(Sql sql) throws SQLException {
        return sql.exists("SELECT 1 FROM run WHERE library_id = ?", memory.id())
                || sql.exists(
                        "SELECT 1 FROM library WHERE id = ? AND first_seen_at IS NOT NULL",
                        memory.id());
    }

    private List<ZoneFound> zones() {
        ZoneCheck check = new ZoneCheck(library, seen.read());
        List<ZoneFound> zones = new ArrayList<>();
        for (Zone zone : library.layout().zones()) {
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
