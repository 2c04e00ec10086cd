package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.journal.Manifest.Entry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Erases the condemned files in one folder of the hold, and collects what stays. A person may move
 * the folder out of the hold meanwhile, so it is opened again by its path for every few files: at
 * most these are erased out of a rescued folder, less than a millisecond after it was moved.
 */
final class FolderErase {
    static final int AT_ONCE = 32;

    private final RunFolder hold;
    private final HeldFolder folder;
    private final Map<String, Entry> condemned;
    private final int atOnce;

    /** Condemned files that could not be erased. */
    final List<Leftover> kept = new ArrayList<>();

    /**
     * Files that are not the condemned ones, for example because they were modified in the hold.
     */
    final List<HeldFile> others = new ArrayList<>();

    /**
     * @param condemned the folder's condemned files, by name
     * @param atOnce number of files for which the folder is opened once
     */
    FolderErase(RunFolder hold, HeldFolder folder, Map<String, Entry> condemned, int atOnce) {
        this.hold = hold;
        this.folder = folder;
        this.condemned = condemned;
        this.atOnce = atOnce;
    }

    private Directory open() throws IOException {
        return hold.open(folder.part(), folder.names());
    }

    /**
     * Erases the files.
     *
     * @throws IOException if the folder cannot be read
     */
    void erase() throws IOException {
        List<Path> names;
        try (Directory held = open()) {
            names = held.names();
        } catch (NoSuchFileException e) {
            return; // moved out of the hold by hand
        }
        for (int from = 0; from < names.size(); from += atOnce)
            erase(names.subList(from, Math.min(names.size(), from + Math.max(atOnce, 1))));
    }

    private void erase(List<Path> names) {
        try (Directory held = open()) {
            for (Path name : names) erase(held, name);
        } catch (NoSuchFileException e) {
            // moved out of the hold by hand
        } catch (IOException e) {
            for (Path name : names) failed(name, e);
        }
    }

    private void erase(Directory held, Path name) {
        try {
            BasicFileAttributes now = held.attributes(name);
            if (now.isDirectory()) return;
            Entry entry = condemned.get(name.toString());
            if (entry != null && entry.isStill(now)) held.erase(name);
            else others.add(new HeldFile(folder, name, now, held.links(name, now)));
        } catch (NoSuchFileException e) {
            // moved out of the hold by hand
        } catch (IOException e) {
            failed(name, e);
        }
    }

    private void failed(Path name, IOException e) {
        if (condemned.containsKey(name.toString()))
            kept.add(Leftover.failed(folder.path() + "/" + name, e));
    }
}
