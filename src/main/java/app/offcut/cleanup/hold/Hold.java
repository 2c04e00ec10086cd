package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.FileFailure;
import app.offcut.cleanup.disk.WayBack;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.JournalFile;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.OffcutFolder;
import app.offcut.cleanup.journal.ReservedSpace;
import app.offcut.failure.Failure;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.library.links.ZoneState;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Where files wait before they are erased: {@code .offcut/{run}} in each zone or beside it, on the
 * zone's own disk, and the journals of the runs in {@code .offcut/{run}} of the library's root. The
 * first run creates the folders; reading never does.
 */
public final class Hold {
    private static final double LOW = 0.05;

    /** Ids of runs. Any other folder there may belong to a project. */
    private static final Pattern RUN = Pattern.compile("\\d{8}-\\d{6}-[0-9a-f]{4,}");

    private final LibraryFolders library;
    private final Set<Long> noWayBack = ConcurrentHashMap.newKeySet();

    public Hold(Library library, InstantSource clock, ChangeHook changes) {
        this.library = new LibraryFolders(library, clock, changes);
    }

    /** The runs that are still on the disk, oldest first. Read-only. */
    public List<HeldRun> runs() {
        Set<Path> names = new TreeSet<>(runsIn(library::root));
        for (Zone zone : library.zones()) names.addAll(runsIn(() -> library.holdPlace(zone)));
        List<HeldRun> runs = new ArrayList<>();
        for (Path name : names) {
            HeldRun run = FoundRun.read(library, name);
            if (run != null) runs.add(run);
        }
        return runs;
    }

    private List<Path> runsIn(Directory.Opener place) {
        List<Path> runs = new ArrayList<>();
        try (Directory open = place.open();
                Directory folder = open.open(library.path(OffcutFolder.NAME))) {
            for (Path name : folder.names())
                if (RUN.matcher(name.toString()).matches() && mayBeFolder(folder, name))
                    runs.add(name);
        } catch (IOException e) {
            return List.of(); // no run was ever there, or its disk is disconnected
        }
        return runs;
    }

    /**
     * The places whose runs are unreadable, for example because another user created them.
     * Read-only.
     */
    public List<UnreadableHold> unseen() {
        List<UnreadableHold> unseen = new ArrayList<>();
        lookInto(library::root, unseen);
        Set<List<String>> places = new HashSet<>();
        for (Zone zone : library.zones())
            if (places.add(zone.hold())) lookInto(() -> library.holdPlace(zone), unseen);
        return unseen;
    }

    private void lookInto(Directory.Opener place, List<UnreadableHold> unseen) {
        try (Directory open = place.open()) {
            try (Directory _ = open.open(library.path(OffcutFolder.NAME))) {
                return;
            } catch (NoSuchFileException _) {
                return;
            } catch (IOException e) {
                // where a link or a file replaces the folder, Offcut holds nothing
                Path folder = OffcutFolder.in(open.path());
                if (!FileFailure.folderReplaced(e))
                    unseen.add(new UnreadableHold(folder, Failure.of(e, folder).sentence()));
            }
        } catch (IOException _) {
            // the place itself is missing or unreadable, which the survey reports
        }
    }

    private static boolean mayBeFolder(Directory folder, Path name) {
        try {
            return folder.attributes(name).isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true; // a damaged run must not hide the others
        }
    }

    /**
     * Creates the folders of a run and writes its manifest. Until this returns, nothing has moved.
     * Zones where this is impossible are left out, and their files will fail.
     *
     * @throws Problem NO_SPACE or UNAVAILABLE; nothing is left of the run then
     */
    public HeldRun begin(Manifest wanted) {
        Path run = library.path(wanted.run());
        Set<Zone> prepared = new LinkedHashSet<>();
        boolean ours = false;
        try (Directory root = library.root()) {
            makeRunFolder(root, run); // first, because a taken name belongs to another run
            ours = true;
            Set<Zone> needed = wanted.zonesNeeded();
            for (Zone zone : library.zones())
                if (needed.contains(zone) && prepare(zone, run)) prepared.add(zone);
            Manifest manifest = wanted.withZones(prepared);
            write(root, run, manifest);
            library.underWay().add(wanted.run());
            return new HeldRun(library, run, new Journal(library::root, run, manifest), prepared);
        } catch (IOException e) {
            if (ours) abandon(run, prepared);
            throw Failure.of(e, library.offcut()).problem();
        }
    }

    /** Writes the manifest once, and copies it into every other folder of the run. */
    private void write(Directory root, Path run, Manifest manifest) throws IOException {
        List<RunFolder> zones =
                library.zones().stream()
                        .filter(manifest.zones()::contains)
                        .map(zone -> new RunFolder(library, run, zone))
                        .toList();
        for (RunFolder zone : zones)
            if (zone == zones.getFirst()) zone.write(manifest);
            else
                try (Directory folder = zone.open()) {
                    zones.getFirst().copyManifest(folder);
                }
        try (Directory folder = root.open(List.of(library.path(OffcutFolder.NAME), run))) {
            // a decision names the same files in fewer bytes
            ReservedSpace.write(
                    folder,
                    zones.isEmpty()
                            ? JournalFile.length(manifest)
                            : zones.getFirst().manifestLength());
            if (zones.isEmpty()) JournalFile.write(folder, Journal.MANIFEST, manifest);
            else zones.getFirst().copyManifest(folder);
        }
    }

    private void abandon(Path run, Set<Zone> prepared) {
        try {
            new HeldRun(library, run, new Journal(library::root, run, null), prepared).drop();
        } catch (IOException e) {
            // empty folders, which the next recovery removes
        }
    }

    /** Returns false if this zone cannot contain a hold. */
    private boolean prepare(Zone zone, Path run) throws IOException {
        try (Directory folder = library.holdPlace(zone)) {
            if (heldOnAnotherDisk(zone)) return false;
            makeRunFolder(folder, run);
        } catch (FileSystemException e) {
            if (FileFailure.noSpace(e)) throw e;
            return false;
        }
        RunFolder there = new RunFolder(library, run, zone);
        WayBack found = there.wayBack();
        if (found != WayBack.THERE) there.drop();
        if (found == WayBack.NONE) rememberNone(zone);
        return found == WayBack.THERE;
    }

    /**
     * Whether moving files of a zone into its hold would copy them. A zone that holds them in
     * itself is not opened for this.
     */
    private boolean heldOnAnotherDisk(Zone zone) throws IOException {
        if (zone.hold().equals(zone.names())) return false;
        try (Directory folder = library.zone(zone);
                Directory holdPlace = library.holdPlace(zone)) {
            FileIdentity there = FileIdentity.of(folder.attributes());
            FileIdentity here = FileIdentity.of(holdPlace.attributes());
            return there != null && here != null && there.device() != here.device();
        }
    }

    private void rememberNone(Zone zone) throws IOException {
        try (Directory folder = library.holdPlace(zone)) {
            FileIdentity identity = FileIdentity.of(folder.attributes());
            if (identity != null) noWayBack.add(identity.device());
        }
    }

    /**
     * Whether a zone's disk cannot restore files: it is read-only, is another one than that of its
     * hold, or a run of this process has found so. Read-only check.
     */
    public boolean noWayBack(Zone zone, ZoneState.Present there) {
        if (noWayBack.contains(there.identity().device())) return true;
        try {
            return heldOnAnotherDisk(zone) || Files.getFileStore(there.realPath()).isReadOnly();
        } catch (IOException e) {
            return true; // an unreadable disk counts as unable to restore
        }
    }

    private static void makeRunFolder(Directory place, Path run) throws IOException {
        try (Directory offcut = OffcutFolder.openOrMake(place)) {
            offcut.make(run, true);
            offcut.sync();
        }
        place.sync();
    }

    /** Whether less than 5 % of a disk of these zones is free. */
    public boolean low(Set<Zone> zones) {
        try {
            for (Zone zone : zones) {
                FileStore disk = Files.getFileStore(library.holdPath(zone));
                if (disk.getUsableSpace() < disk.getTotalSpace() * LOW) return true;
            }
        } catch (IOException e) {
            return false; // an unknown amount is no reason to hurry
        }
        return false;
    }

    /** Records that a run of this process has ended or was given up. */
    public void over(HeldRun run) {
        library.underWay().remove(run.run());
    }
}
