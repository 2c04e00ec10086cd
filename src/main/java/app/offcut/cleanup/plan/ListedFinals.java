package app.offcut.cleanup.plan;

import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.files.tree.Stamp;
import app.offcut.library.Library;
import app.offcut.library.scan.FolderMemory;
import app.offcut.video.FinalVideo;
import app.offcut.video.Mp4Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The finals of a list, of which those are not read again that have not changed. */
final class ListedFinals {
    private final Library library;
    private final Map<FoundFile, FinalVideo> videos = new HashMap<>();

    private ListedFinals(Library library) {
        this.library = library;
    }

    /** Reads them on all processors. Blocking. */
    static ListedFinals read(Snapshot snapshot, FolderMemory memory) {
        ListedFinals finals = new ListedFinals(snapshot.library());
        Map<FoundFile, Stamp> stamps = snapshot.scan().stamps();
        List<FoundFile> unread = new ArrayList<>();
        Set<FileIdentity> there = new HashSet<>();
        for (FoundFile file : snapshot.scan().kept()) {
            if (file.kind() != FoundFile.Kind.REGULAR
                    || !snapshot.layout().isFinalName(file.names().getLast())) continue;
            if (file.identity() != null) there.add(file.identity());
            Stamp stamp = stamps.getOrDefault(file, Stamp.NONE);
            OptionalDouble seconds = memory.wholeSeconds(file, stamp);
            if (seconds.isPresent())
                finals.videos.put(file, whole(file, stamp, seconds.getAsDouble()));
            else unread.add(file);
        }
        for (FinalVideo video : FinalVideo.readAll(snapshot.library(), unread)) {
            finals.videos.put(video.file(), video);
            Stamp stamp = stamps.get(video.file());
            if (stamp != null && video.result() instanceof Mp4Reader.Result.Complete(double time))
                memory.putWhole(video.file(), stamp, time);
        }
        memory.keepFinals(there);
        return finals;
    }

    private static FinalVideo whole(FoundFile file, Stamp stamp, double seconds) {
        Instant made =
                stamp.changed().isBefore(file.modified()) ? stamp.changed() : file.modified();
        return new FinalVideo(file, new Mp4Reader.Result.Complete(seconds), made);
    }

    FinalVideo of(FoundFile file) {
        FinalVideo video = videos.get(file);
        return video == null ? FinalVideo.read(library, file) : video;
    }
}
