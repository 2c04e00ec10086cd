package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.MoveResult.Fate;
import app.offcut.cleanup.journal.Moved;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Moves the condemned files of a run into the hold, folder by folder: neighbours in one folder
 * share its {@link FolderTake}. The result for a file is final once the next folder begins, or
 * {@link #end} returns.
 */
public final class Taking implements Closeable {
    private final Map<Zone, ZoneHold> zones;
    private final Predicate<FileIdentity> openForWriting;
    private final List<Moved> results;

    private @Nullable FolderTake folder;
    private @Nullable Entry last;

    /** Index of the folder's first result. */
    private int first;

    /**
     * @param results receives one result for each file, in order
     */
    Taking(Map<Zone, ZoneHold> zones, Predicate<FileIdentity> openForWriting, List<Moved> results) {
        this.zones = zones;
        this.openForWriting = openForWriting;
        this.results = results;
    }

    /**
     * Moves a file.
     *
     * @throws IOException if files that were moved back may not survive a power cut
     */
    public void take(Entry file) throws IOException {
        if (last == null || !last.besides(file)) end();
        last = file;
        results.add(new Moved(file, moved(file)));
    }

    /** Adds the result for a file that is not to be moved. */
    public void leave(Entry file, MoveResult result) {
        results.add(new Moved(file, result));
    }

    private MoveResult moved(Entry file) {
        ZoneHold zone = zones.get(file.zone());
        if (zone == null) return new MoveResult(Fate.FAILED, Why.NO_HOLD.word(), file.path());
        try {
            if (folder == null) folder = open(zone.folder(), file);
            return folder.take(file, openForWriting);
        } catch (NoSuchFileException e) {
            return MoveResult.GONE;
        } catch (IOException e) {
            return MoveResult.failed(e);
        }
    }

    private static FolderTake open(RunFolder hold, Entry file) throws IOException {
        List<Path> folders = hold.library().folders(file);
        return new FolderTake(hold, folders);
    }

    /**
     * Makes all results final.
     *
     * @throws IOException if files that were moved back may not survive a power cut
     */
    public void end() throws IOException {
        try (FolderTake ended = folder) {
            folder = null;
            if (ended != null) {
                Map<Entry, MoveResult> back = ended.end();
                if (!back.isEmpty())
                    results.subList(first, results.size())
                            .replaceAll(
                                    one -> one.but(back.getOrDefault(one.file(), one.result())));
            }
        }
        first = results.size();
    }

    /** Closes the handles, without a proof that the last folder is still in its place. */
    @Override
    public void close() {
        if (folder != null) folder.close();
    }
}
