package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.library.Zone;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes empty folders: a project's own in one zone, and those of the hold. */
record EmptyFolders(Hold hold, Zone zone) {
    /** Removes the folders that moving these files has emptied, up to the project's own folder. */
    void remove(List<Entry> files) {
        if (zone == Zone.PROVIDER) return;
        Set<List<Path>> emptied = new HashSet<>();
        for (Entry file : files) {
            int own = file.names().getFirst().equals("projects") ? 2 : 1;
            List<Path> folders = hold.folders(file);
            for (int depth = folders.size(); depth >= own; depth--)
                emptied.add(folders.subList(0, depth));
        }
        emptied.stream()
                .sorted(Comparator.comparingInt((List<Path> names) -> names.size()).reversed())
                .forEach(this::removeIfEmpty);
    }

    private void removeIfEmpty(List<Path> folders) {
        Path name = folders.getLast();
        try (Directory place = hold.zone(zone);
                Directory parent = place.open(folders.subList(0, folders.size() - 1))) {
            if (parent.attributes(name).isDirectory()) parent.remove(name);
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // a folder that is in use or already gone is fine
        } catch (IOException e) {
            // an empty folder that stays loses nothing and takes no space
        }
    }

    /**
     * Removes all empty folders below a folder of the hold.
     *
     * @throws DirectoryNotEmptyException if one of them contains a file
     */
    static void removeAll(Directory folder) throws IOException {
        for (Path name : folder.names()) {
            if (!folder.attributes(name).isDirectory()) continue;
            try (Directory child = folder.open(name)) {
                removeAll(child);
            }
            folder.remove(name);
        }
    }

    /** Erases the empty files in a folder of the hold and below it; any other file stays. */
    static void eraseNotes(Directory folder) throws IOException {
        for (Path name : folder.names()) {
            BasicFileAttributes attributes = folder.attributes(name);
            if (attributes.isRegularFile() && attributes.size() == 0) folder.erase(name);
            if (!attributes.isDirectory()) continue;
            try (Directory child = folder.open(name)) {
                eraseNotes(child);
            }
        }
    }
}
