package app.offcut.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code moov} box: the tracks, and the defaults of their fragments. */
final class Movie {
    private final TimeHeader header;
    private final Optional<BoxBody> mvex;
    private final List<Track> tracks = new ArrayList<>();

    Movie(BoxBody moov) throws FlawException {
        header = TimeHeader.of(moov.child("mvhd"));
        mvex = moov.maybeChild("mvex");
        for (BoxBody trak : moov.children("trak")) tracks.add(new Track(trak, mvex));
        if (tracks.isEmpty()) throw new FlawException(Flaw.NO_SAMPLES);
    }

    boolean fragmented() {
        return mvex.isPresent();
    }

    /** Whether a track is uncompressed, so that zero blocks may be real content. */
    boolean uncompressed() {
        return tracks.stream().anyMatch(Track::uncompressed);
    }

    Track track(long id) throws FlawException {
        return tracks.stream()
                .filter(track -> track.id() == id)
                .findFirst()
                .orElseThrow(() -> new FlawException(Flaw.BAD_INDEX));
    }

    void claimSamples(MediaData data) throws FlawException {
        for (Track track : tracks) track.claimSamples(data);
    }

    /** The duration, above 0; for a fragmented movie, call only after reading its fragments. */
    double seconds() throws FlawException {
        double seconds = fragmented() ? fragmentedSeconds() : ticks(header.duration());
        if (seconds > 0) return seconds;
        throw new FlawException(Flaw.NO_DURATION);
    }

    private double fragmentedSeconds() throws FlawException {
        Optional<BoxBody> mehd = mvex.orElseThrow().maybeChild("mehd");
        if (mehd.isPresent()) {
            BoxBody box = mehd.get();
            return ticks(box.version() == 1 ? box.i64(4) : box.u32(4));
        }
        return tracks.stream().mapToDouble(Track::seconds).max().orElse(0);
    }

    private double ticks(long ticks) {
        return (double) ticks / header.timescale();
    }
}
