package app.offcut.library.scan;

import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.files.Mounts;
import app.offcut.generator.Zone;
import app.offcut.library.Amount;
import app.offcut.library.Library;
import app.offcut.library.links.PathResolution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a library contains that no cleanup looks at: measured, so that nothing is invisible.
 *
 * @param folders with at least one file
 * @param emptyFolders folders of jobs or projects without any file, relative to the library
 */
public record ShownOnly(List<Shown> folders, List<String> emptyFolders) {
    public static final ShownOnly NOTHING = new ShownOnly(List.of(), List.of());

    /**
     * @param path relative to the library
     */
    public record Shown(String path, Amount amount) {}

    public long bytes() {
        return folders.stream().mapToLong(folder -> folder.amount().bytes()).sum();
    }

    /**
     * Measures a library. Follows no link. Blocking; changes nothing.
     *
     * @throws IOException if the library itself cannot be opened
     */
    public static ShownOnly of(Library library) throws IOException {
        Set<String> mounts = Mounts.read();
        List<Shown> shown = new ArrayList<>();
        for (List<String> names : library.layout().shownFolders())
            if (PathResolution.go(library, names)
                    instanceof PathResolution.End.Open(Folder opened, var _))
                try (Folder folder = opened) {
                    Amount amount = amount(folder, names, mounts);
                    if (amount.files() > 0) shown.add(new Shown(String.join("/", names), amount));
                } catch (IOException e) {
                    // gone since it was opened
                }
        List<String> empty = new ArrayList<>();
        for (Zone zone : library.layout().zones())
            if (zone.hasJobs()) {
                addEmpty(library, zone, List.of(), mounts, empty);
                for (List<String> holder : zone.holders())
                    if (!holder.isEmpty()) addEmpty(library, zone, holder, mounts, empty);
            }
        return new ShownOnly(List.copyOf(shown), List.copyOf(empty));
    }

    private static Amount amount(Folder folder, List<String> names, Set<String> mounts)
            throws IOException {
        Amount[] sum = {Amount.NONE};
        Path relative = folder.path().getFileSystem().getPath("", names.toArray(String[]::new));
        new FolderWalk(
                        mounts,
                        _ -> true,
                        file -> sum[0] = sum[0].plus(file.bytes(), file.allocatedBytes()))
                .walk(folder, relative, folder.names());
        return sum[0];
    }

    private static void addEmpty(
            Library library, Zone zone, List<String> holder, Set<String> mounts, List<String> empty)
            throws IOException {
        List<String> place = new ArrayList<>(zone.names());
        place.addAll(holder);
        if (!(PathResolution.go(library, place)
                instanceof PathResolution.End.Open(Folder opened, var _))) return;
        try (Folder folder = opened) {
            for (Path name : folder.names())
                if (FoundFile.representable(name)
                        && !zone.reserved().contains(name.toString())
                        && isEmpty(folder, name, mounts))
                    empty.add(String.join("/", place) + "/" + name);
        } catch (IOException e) {
            // the scan of the zone reports it
        }
    }

    /** Whether a name is a folder without any file. One that cannot be read is not empty. */
    private static boolean isEmpty(Folder parent, Path name, Set<String> mounts) {
        try {
            if (!Folder.isFolder(parent.attributes(name))) return false;
            try (Folder folder = parent.open(name)) {
                return amount(folder, List.of(), mounts).files() == 0;
            }
        } catch (IOException e) {
            return false;
        }
    }
}
