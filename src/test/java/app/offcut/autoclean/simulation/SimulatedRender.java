package app.offcut.autoclean.simulation;

import app.offcut.autoclean.WatchedLibrary;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One render of the simulated generator, and what it saw. Written by one thread, read by others.
 */
final class SimulatedRender {
    final String project;
    final Instant began = Instant.now();

    /** What the generator needed and did not find: somebody cleaned too early. */
    final List<String> missing = new CopyOnWriteArrayList<>();

    /** When the last byte of the final was written, or all of it moved to its place. */
    private volatile @Nullable Instant written;

    /** Null while it goes on, and for ever if it has no true end. */
    private volatile @Nullable Instant ended;

    private volatile String checksum = "";

    SimulatedRender(String project) {
        this.project = project;
    }

    /** The file system tells when: this thread may come to it much later. */
    void videoWritten(Path video) throws IOException {
        written = ((FileTime) Files.getAttribute(video, "unix:ctime")).toInstant();
        checksum = SampleLibrary.checksum(video);
    }

    String checksum() {
        return checksum;
    }

    /** The last row is about to be written, or the last byte was where no row is. */
    void ends() {
        ended = Instant.now();
    }

    Instant lastWrite() {
        return Objects.requireNonNullElse(written, Instant.MIN);
    }

    /**
     * When the rules can first allow a cleanup; null if never.
     *
     * @param recorded whether rows vouch for the video, so that it settles sooner
     */
    @Nullable Instant gate(boolean recorded) {
        Instant end = ended;
        if (end == null) return null;
        Duration settle =
                recorded ? WatchedLibrary.SHORTEST_SETTLE_TIME : WatchedLibrary.SETTLE_TIME;
        Instant settled = lastWrite().plus(settle);
        return settled.isAfter(end) ? settled : end;
    }

    boolean goesOn(Instant at) {
        Instant end = ended;
        return !at.isBefore(began) && (end == null || at.isBefore(end));
    }
}
